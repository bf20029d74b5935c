"""The pages of a column's lists: which documents stand on which, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from plugins.model.filters import FORCE, YEAR
from plugins.model.row import Row

PAGE_SIZE = 20
MANY = 6 * PAGE_SIZE
"""From so many documents on a list has more than five pages."""

Part = tuple[tuple[str, str], ...]

ListPage = tuple[str, Part, tuple[str, ...]]
"""A page of a column's list, the same in every language: name, part and documents of its entry."""


def list_pages(listed: Sequence[Row], filters: Iterable[str]) -> Iterator[ListPage]:
    """Plan a column's pages: the newest, numbered ones, those of each value of each filter, and of some pairs.

    A year of more than five pages is narrowed once more by each other filter: the documents of a department in the
    year. In a shorter one nobody turns more than four pages, and the list of a department is in the order of days.

    Args:
        listed: the documents of the column, newest first.
        filters: names of those that the column has.
    """
    *numbered, newest = _pages([row.id for row in listed])
    yield "index", (), newest
    for number, ids in enumerate(numbered, 1):
        yield f"page-{number}", (("page", str(number)),), ids
    groups: dict[str, dict[str, list[str]]] = {name: defaultdict(list) for name in filters}
    for row in listed:
        id = row.id
        for name, value in row.filters:
            if name in groups:
                groups[name][value].append(id)
    for name, group in groups.items():
        for value, some in group.items():
            yield from _by_year(listed, value, some) if name == FORCE else _narrowed(((name, value),), some)
    if YEAR in groups:
        yield from _pairs_with_years(listed, [name for name in groups if name not in (YEAR, FORCE)], groups[YEAR])


def _pairs_with_years(listed: Sequence[Row], names: Sequence[str], years: dict[str, list[str]]) -> Iterator[ListPage]:
    """Plan the documents of each long year with each value of some filters."""
    long_years = {year for year, ids in years.items() if len(ids) >= MANY}
    pairs: dict[str, dict[tuple[str, str], list[str]]] = {name: defaultdict(list) for name in names}
    for row in listed if long_years else ():
        if (year := row.year) in long_years:
            for name, value in row.filters:
                if name in pairs:
                    pairs[name][year, value].append(row.id)
    for name, of_name in pairs.items():
        for (year, value), ids in of_name.items():
            yield from _narrowed(((YEAR, year), (name, value)), ids)


def _by_year(listed: Sequence[Row], force: str, ids: list[str]) -> Iterator[ListPage]:
    """Plan the documents with one legal force: the newest on one page, and all of them by year.

    Time takes a law out of the middle of such a list; were it cut like others,
    every page of a newer law would change that day.
    """
    some = frozenset(ids)
    years: dict[str, list[str]] = defaultdict(list)
    for row in listed:
        if row.id in some:
            years[row.year].append(row.id)
    part = (FORCE, force)
    yield "-".join(part), (part,), tuple(ids[:PAGE_SIZE])
    for year, of_year in years.items():
        yield from _narrowed((part, (YEAR, year)), of_year)


def _narrowed(part: Part, ids: list[str]) -> Iterator[ListPage]:
    *numbered, newest = _pages(ids)
    name = "-".join(map("-".join, part))
    yield name, part, newest
    for number, some in enumerate(numbered, 1):
        yield f"{name}-page-{number}", (*part, ("page", str(number))), some


def _pages(newest_first: list[str]) -> list[tuple[str, ...]]:
    """Cut a list into pages numbered from the oldest, so that a full page never changes.

    The last page is the one shown first and holds between one and twice the
    page size less one; it is empty only when the list is.
    """
    oldest_first = newest_first[::-1]
    full = max(0, len(oldest_first) // PAGE_SIZE - 1)
    cuts = [oldest_first[i * PAGE_SIZE : (i + 1) * PAGE_SIZE] for i in range(full)]
    cuts.append(oldest_first[full * PAGE_SIZE :])
    return [tuple(reversed(cut)) for cut in cuts]
