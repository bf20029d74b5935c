"""Which documents stand on the page and in the feeds of each department: its newest, whatever their column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from plugins.model.row import Row
from plugins.plan.lists import PAGE_SIZE

OWN = attrgetter("department", "language")

AT_HAND = 10
"""Documents of a department, and of those in each language, that are at hand for its page."""


def newest_of_departments(
    columns: Mapping[str, Sequence[Row]], departments: Iterable[str]
) -> Mapping[str, tuple[Row, ...]]:
    """Return the newest documents of each department, newest first, those without a date last.

    Args:
        columns: the documents each column lists, newest first, as `plugins.plan.entries.in_columns` returns them.
        departments: keys of all of them.

    Returns:
        By department; there are enough of each language to choose `PAGE_SIZE` of it, and of all together.
    """
    found: dict[str, list[Row]] = {key: [] for key in departments}
    for key, listed in columns.items():
        taken: Counter[tuple[str, str]] = Counter()
        enough: set[tuple[str, str]] = set()
        for row, own in zip(listed, map(OWN, listed), strict=True):
            if own in enough or row.column != key:
                continue
            taken[own] += 1
            found.get(row.department, []).append(row)
            if taken[own] == PAGE_SIZE:
                enough.add(own)
    return {
        key: tuple(sorted(sorted(rows, key=lambda row: row.id), key=lambda row: row.day, reverse=True))
        for key, rows in found.items()
    }
