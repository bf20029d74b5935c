"""Rows and points, as they are compared, shown and kept."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.bench import BEGIN, END, bench, with_table
from benchmarks.chart import svg
from benchmarks.growth import CHANGE, COLD, PLAIN
from benchmarks.report import growth, markdown, table
from benchmarks.results import Point, Results, Row
from plugins.model.error import UsageError
from tests.repository import REPOSITORY

POINTS = [
    Point(COLD, "this site", 1_000, 2.0, 200.0),
    Point(COLD, "this site", 10_000, 18.0, 900.0),
    Point(PLAIN, "Hugo & co", 1_000, 1.5, 100.0),
    Point(CHANGE, "this site", 10_000, 0.4, None),
    Point(CHANGE, "this site", 1_000, 0.3, None),
    Point(COLD, "this site", 100_000, 170.0, 3_000.0),
]


def row(values: list[float], peers: list[float], figure: float | None = None) -> Row:
    """A row of seconds beside Hugo."""
    return Row("cold", "a build", 1_000, "this site", "s", values, "Hugo", peers, ratio_at_most=figure)


def cells(lines: list[str]) -> list[list[str]]:
    """What stands in the lines of a table below its head."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_a_ratio_is_the_median_of_those_of_each_round_and_not_that_of_the_medians() -> None:
    one = row([1.0, 10.0, 3.0], [10.0, 20.0, 3.0])
    assert one.ratio == 0.5
    assert one.value / (one.peer_value or 0) == 0.3


def test_a_figure_is_reached_by_the_ratio_or_the_value() -> None:
    assert row([1.0], [2.0], 0.5).reached is True
    assert row([1.1], [2.0], 0.5).reached is False
    assert row([1.0], [], 0.5).reached is None
    assert row([1.0], [2.0]).reached is None
    assert Row("release", "rollback", 1, "this site", "s", [1.1], at_most=1.0).reached is False


def test_the_table_shows_both_medians_the_ratio_and_whether_it_is_reached() -> None:
    results = Results(rows=[row([1.0], [4.0], 0.5), row([3.0], [4.0], 0.5), row([], [4.0])])
    assert cells(list(table(results))) == [
        ["1,000", "a build", "this site", "1.00 s", "Hugo", "4.00 s", "0.25 ×", "≤ 0.5 ×", "yes", "1"],
        ["1,000", "a build", "this site", "3.00 s", "Hugo", "4.00 s", "0.75 ×", "≤ 0.5 ×", "**no**", "1"],
    ]


def test_growth_compares_each_size_with_the_one_before_of_the_same_curve() -> None:
    lines = {(line[0], line[1], line[2]): line for line in cells(list(growth(Results(points=POINTS))))}
    assert len(lines) == len(POINTS)
    assert lines[COLD, "this site", "1,000"][-1] == ""
    assert lines[COLD, "this site", "10,000"][-1] == "10 ×, 9 ×, 4.5 ×"
    assert lines[COLD, "this site", "100,000"][-2] == "**no**"
    assert lines[CHANGE, "this site", "10,000"][-3:] == ["", "", "10 ×, 1.33 ×"]


def test_the_page_says_what_was_left_out_and_on_which_machine() -> None:
    page = markdown(Results(machine={"cores": "2"}, left_out=["Hugo is not here."]))
    assert "- cores: 2\n" in page
    assert "## Left out\n\n- Hugo is not here.\n" in page
    assert "## Growth" not in page


def test_the_chart_is_well_formed_and_names_every_curve() -> None:
    chart = svg(POINTS, 2_048)
    root = ElementTree.fromstring(chart)  # noqa: S314 - made a line above
    said = {text.text for text in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Hugo & co", PLAIN, COLD, CHANGE, "Seconds", "Peak memory, MB", "2 GB", "100,000"} <= said
    assert "prefers-color-scheme: dark" in chart


def test_names_in_the_chart_do_not_lie_upon_each_other() -> None:
    close = [Point(f"curve {n}", "this site", size, 1.0 + n / 100, None) for n in range(4) for size in (10, 100)]
    root = ElementTree.fromstring(svg(close, 2_048))  # noqa: S314
    labels = [text for text in root.iter("{http://www.w3.org/2000/svg}text") if "label" in text.get("class", "")]
    heights = sorted(float(text.get("y", "0")) for text in labels)
    assert len(heights) == 8
    assert min(after - before for before, after in pairwise(heights)) >= 15


def test_a_chart_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        svg([], 2_048)


def test_results_are_kept_as_data(tmp_path: Path) -> None:
    Results(rows=[row([1.0], [2.0])], points=POINTS).keep(tmp_path / "new" / "results.json")
    kept = json.loads((tmp_path / "new" / "results.json").read_text(encoding="utf-8"))
    assert kept["rows"][0]["peer_values"] == [2.0]
    assert Point(**kept["points"][0]) == POINTS[0]


def test_the_table_is_put_between_its_marks() -> None:
    results = Results(rows=[row([1.0], [4.0], 0.5)])
    once = with_table(f"before\n{BEGIN}old\n{END}after\n", results)
    assert once.startswith(f"before\n{BEGIN}\n| documents |")
    assert once.endswith(f"|\n\n{END}after\n")
    assert with_table(once, results) == once
    with pytest.raises(ValueError, match="has no"):
        with_table("no place for it", results)


def test_the_readme_shows_the_table_that_is_kept() -> None:
    kept = json.loads((REPOSITORY / "benchmarks" / "results.json").read_text(encoding="utf-8"))
    results = Results(
        kept["machine"], [Row(**one) for one in kept["rows"]], [Point(**p) for p in kept["points"]], kept["left_out"]
    )
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert with_table(readme, results) == readme
    assert (REPOSITORY / "benchmarks" / "results.md").read_text(encoding="utf-8") == markdown(results)
    assert (REPOSITORY / "benchmarks" / "results.svg").read_text(encoding="utf-8") == svg(results.points, 2_048)


@pytest.mark.parametrize(
    ("sizes", "rows", "sentence"),
    [
        ("", ["warm"], "rows: got warm, expected some of cold"),
        ("many", [], "--sizes: got many, expected numbers"),
        ("10", [], "--sizes: expected at least 100"),
    ],
)
def test_what_cannot_be_measured_is_said_before_anything_is_made(sizes: str, rows: list[str], sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        bench(False, sizes, rows, "")
