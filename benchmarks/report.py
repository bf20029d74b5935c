"""The results as people read them: a table of ratios, a table of growth, and how both came to be."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.growth import CHANGE, COLD, NOTHING, PLAIN
from benchmarks.measure import SAMPLE_S
from benchmarks.results import Point, Results, Row

LIMIT_MB = 2_048
"""Of peak memory, at the largest size."""

CURVES = (COLD, PLAIN, CHANGE, NOTHING)
"""In the order of their lines."""

METHOD = f"""## How it was measured

- Everybody gets the same texts.
- `benchmarks/templates/` holds what the peers make of them: header with navigation, breadcrumbs, metadata,
  structured data, language switch, lists by 20, by year and by department, a feed with the full text of the
  newest 20, a sitemap.
  Hugo makes its lists in two languages as this site does, stock Pelican in one.
- In each round everybody takes their turn, after the disk has written what it owes.
  Nothing is deleted while a size is measured: some file systems make files slowly where many were deleted.
  A ratio is that of one round; the table shows the median of the ratios.
  Saves in the preview are the exception: they come one behind the other, and Hugo's rebuilds after them.
- Seconds are those of whole processes by the clock, as started from a terminal; approving a change is a row of its own.
- Hugo's rebuild has its output and caches from before; Pagefind has no way but to index all that there is.
- Peak memory is the largest sum of the proportional set sizes of all processes of a run, looked at up
  to every {SAMPLE_S:g} s, in runs of their own.
  Growth is measured in single runs that are looked at in the same way.
- A run counts when the process succeeded, every document has its page, and an edit is in its page and is found
  by the search.

`python3 inv bench` makes this page anew.
"""


def markdown(results: Results) -> str:
    """Return the page of results."""
    parts = ["# What the site costs", "", *(f"- {name}: {value}" for name, value in results.machine.items()), ""]
    parts += table(results)
    if results.points:
        parts += ["", "## Growth", "", "![Time and memory by number of documents](results.svg)", "", *growth(results)]
    if results.left_out:
        parts += ["", "## Left out", "", *(f"- {sentence}" for sentence in results.left_out)]
    return "\n".join([*parts, "", METHOD])


def table(results: Results) -> Iterator[str]:
    """Yield the lines of the table of ratios."""
    yield "| documents | what | by | median | peer | median | ratio | figure | reached | runs |"
    yield "| ---: | --- | --- | ---: | --- | ---: | ---: | ---: | --- | ---: |"
    for row in results.measured():
        cells = (
            f"{row.size:,}",
            row.what,
            row.tool,
            _amount(row.value, row.unit),
            row.peer if row.peer_values else "",
            _amount(row.peer_value, row.unit),
            "" if row.ratio is None else f"{row.ratio:.3g} ×",
            _figure(row),
            {True: "yes", False: "**no**", None: ""}[row.reached],
            f"{len(row.values)}",
        )
        yield f"| {' | '.join(cells)} |"


def growth(results: Results) -> Iterator[str]:
    """Yield the lines of the table of growth; the last column compares with the size before."""
    yield "| what | by | documents | seconds | peak memory | ≤ 2 GB | growth of documents, time, memory |"
    yield "| --- | --- | ---: | ---: | ---: | --- | --- |"
    before: Point | None = None
    for point in sorted(results.points, key=lambda p: (CURVES.index(p.curve), p.tool, p.size)):
        same = before if before and (before.curve, before.tool) == (point.curve, point.tool) else None
        limit = "" if point.peak_mb is None else "yes" if point.peak_mb <= LIMIT_MB else "**no**"
        cells = (
            point.curve,
            point.tool,
            f"{point.size:,}",
            f"{point.seconds:.2f}",
            _amount(point.peak_mb, "MB"),
            limit,
            _times(point, same),
        )
        yield f"| {' | '.join(cells)} |"
        before = point


def _times(point: Point, before: Point | None) -> str:
    if before is None:
        return ""
    ratios = [point.size / before.size, point.seconds / before.seconds]
    if point.peak_mb and before.peak_mb:
        ratios.append(point.peak_mb / before.peak_mb)
    return ", ".join(f"{ratio:.3g} ×" for ratio in ratios)


def _amount(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:.2f} s" if unit == "s" else f"{value:,.0f} {unit}".strip()


def _figure(row: Row) -> str:
    if row.ratio_at_most is not None:
        return f"≤ {row.ratio_at_most:g} ×"
    return "" if row.at_most is None else f"≤ {row.at_most:g} {row.unit}"
