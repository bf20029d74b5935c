"""Results by day, without words and by legal force, and how many documents each choice leaves."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

from tests.search.make import COLUMNS, DEPARTMENTS, REGIONS, Text, index_of, text

STATES = ("in-force", "amended", "not-yet", "repealed", "")
WORDS = ("measles", "mumps", "rubella")


def texts() -> list[Text]:
    """Documents that differ in everything by which a search is narrowed."""
    made = []
    for n in range(90):
        day = "" if n % 11 == 10 else f"{2020 + n % 4}-{n % 12 + 1:02d}-{n % 28 + 1:02d}"
        made.append(
            text(
                f"d{n:03d}",
                f"Report {n}",
                " ".join((WORDS[n % 3], *(WORDS[n % 2 : n % 2 + 1] * (n % 5)))),
                column=COLUMNS[n % 3],
                department=DEPARTMENTS[n % 4],
                year=day[:4] or "undated",
                day=day,
                state=STATES[n % 5],
                language="zh-Hans" if n % 2 else "en",
                filters=(("region", REGIONS[n % 3]),) if n % 7 else (),
            )
        )
    return made


EVERY = texts()
ALIVE = [one for one in EVERY if one.document.id not in ("d004", "d044")]
CHOICES = {
    "column": COLUMNS,
    "department": [key for key in DEPARTMENTS if key],
    "year": ["2020", "2021", "2022", "2023", "undated", "1999"],
    "region": REGIONS,
    "language": ["en", "zh-Hans"],
    "force": ["in-force", "not-yet", "repealed", "expired"],
}


@pytest.fixture(scope="module")
def asked(opened):
    """An index of two generations, from which two documents were removed."""
    removed = [one for one in EVERY if one not in ALIVE]
    delta = EVERY[:12]
    base = [one for one in ALIVE if one not in delta]
    return opened(index_of(base, [*removed], [one for one in delta if one in ALIVE]))


def passes(one: Text, name: str, value: str) -> bool:
    document = one.document
    if name == "force":
        return document.state in ({"in-force", "amended"} if value == "in-force" else {value})
    known = {"column": document.column, "language": document.language, **dict(document.filters)}
    return known.get(name) == value


def expected(word: str, **options: str) -> list[Text]:
    return [
        one
        for one in ALIVE
        if (not word or word in one.plain.split()) and all(passes(one, *chosen) for chosen in options.items())
    ]


def newest_first(some: list[Text]) -> list[str]:
    return sorted((one.document.day for one in some), reverse=True)


@pytest.mark.parametrize("word", [*WORDS, ""])
@pytest.mark.parametrize("options", [{"language": "en"}, {"force": "in-force"}, {"year": "2021", "column": COLUMNS[1]}])
def test_all_results_are_sorted_by_day_those_without_one_last(asked, word, options):
    (answer,) = asked.ask(word, limit=200, sort="day", **options)
    wanted = expected(word, **options)
    assert [result["day"] for result in answer["results"]] == newest_first(wanted)
    assert {result["id"] for result in answer["results"]} == {one.document.id for one in wanted}
    assert answer["total"] == len(wanted)
    (first,) = asked.ask(word, limit=3, sort="day", **options)
    assert first["results"] == answer["results"][:3]


@pytest.mark.parametrize("name", list(CHOICES))
def test_a_choice_alone_finds_all_that_pass_it_the_newest_first(asked, name):
    for value in CHOICES[name]:
        (answer,) = asked.ask("", limit=200, **{name: value})
        assert [result["day"] for result in answer["results"]] == newest_first(expected("", **{name: value})), value


def test_of_one_day_the_best_come_first(asked):
    (answer,) = asked.ask("measles", limit=200, sort="day")
    for _, group in itertools.groupby(answer["results"], lambda result: result["day"]):
        scores = [result["score"] for result in group]
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("word", "options"),
    [
        ("measles", {}),
        ("mumps", {"column": COLUMNS[0]}),
        ("rubella", {"language": "zh-Hans", "force": "in-force"}),
        ("", {"year": "2022", "region": REGIONS[1]}),
        ("absent", {}),
    ],
)
def test_each_choice_says_how_many_documents_it_leaves(asked, word, options):
    counts = asked.page.evaluate("(words) => window.index.facets(...words)", [word, options, CHOICES])
    for name, values in CHOICES.items():
        others = {other: value for other, value in options.items() if other != name}
        left = expected(word, **others)
        assert counts[name] == {v: Counter(passes(one, name, v) for one in left)[True] for v in values}, name


def test_a_law_that_lapses_changes_the_manifest_alone():
    before = index_of(EVERY)
    lapsed = [Text(one.document._replace(state="expired"), one.plain) if n == 0 else one for n, one in enumerate(EVERY)]
    after = index_of(lapsed)
    assert {path for path in before if before[path] != after.get(path)} == {"search/manifest.json"}


def test_the_day_of_a_document_that_was_taken_out_is_gone():
    gone = EVERY[:1]
    days, kept = (
        {path: data for path, data in index_of(EVERY[1:], gone, shown=shown).items() if path.startswith("search/days.")}
        for shown in ((), [gone[0].document.id])
    )
    assert len(days) == len(kept) == 1
    assert days != kept
