"""The lists of a plan: which pages a column has, and each value of its filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.model.filters import FORCE
from plugins.model.plan import Entry
from plugins.model.row import Row

Part = tuple[tuple[str, str], ...]

PINNED = 2
"""How many documents stand above a list at most: what comes first for a reader is little."""


@dataclass(frozen=True)
class Listing:
    """The pages of one list: of a whole column, or of it narrowed by one value of a filter.

    Attributes:
        newest: the page shown first.
        pages: numbered from the oldest.
        within: of a list that is narrowed by year as well, how many documents each year has; the first page holds
            the newest of them.
    """

    newest: Entry
    pages: Mapping[int, Entry]
    within: Mapping[str, int]

    @property
    def count(self) -> int:
        """How many documents it lists."""
        if self.within:
            return sum(self.within.values())
        return sum(len(entry.documents) for entry in (self.newest, *self.pages.values()))


Narrowed = tuple[str, Listing]
"""A value of a filter, and the list narrowed by it."""


def narrowed_by(part: Part) -> Part:
    """Return filters and values that narrow a list, ``(("year", "2026"),)``; ``()`` for the whole column."""
    return part[:-1] if page_of(part) is not None else part


def page_of(part: Part) -> int | None:
    """Return the number of a list's page, None for its newest."""
    return int(part[-1][1]) if part and part[-1][0] == "page" else None


def listings(entries: Iterable[Entry]) -> dict[tuple[str, str], dict[Part, Listing]]:
    """Return the lists of a plan by ``(language, column)`` and by what they are narrowed to."""
    newest: dict[tuple[str, str, Part], Entry] = {}
    pages: dict[tuple[str, str, Part], dict[int, Entry]] = {}
    within: dict[tuple[str, str, Part], Counter[str]] = {}
    for entry in entries:
        if entry.kind == "list":
            narrowed = narrowed_by(entry.part)
            key = (entry.language, entry.key, narrowed)
            number = page_of(entry.part)
            if number is None:
                newest[key] = entry
            else:
                pages.setdefault(key, {})[number] = entry
            if len(narrowed) > 1 and narrowed[0][0] == FORCE:
                years = within.setdefault((entry.language, entry.key, narrowed[:1]), Counter())
                years[narrowed[-1][1]] += len(entry.documents)
    lists: dict[tuple[str, str], dict[Part, Listing]] = {}
    for key, entry in newest.items():
        language, column, narrowed = key
        listing = Listing(entry, pages.get(key, {}), within.get(key, {}))
        lists.setdefault((language, column), {})[narrowed] = listing
    return lists


def narrower(lists: Mapping[Part, Listing]) -> Mapping[tuple[frozenset[tuple[str, str]], str], Sequence[Narrowed]]:
    """Return how lists of a column can be narrowed: values with their lists, by what narrows them and a filter."""
    found: dict[tuple[frozenset[tuple[str, str]], str], list[Narrowed]] = {}
    for narrowed, listing in lists.items():
        for name, value in narrowed:
            found.setdefault((frozenset({*narrowed} - {(name, value)}), name), []).append((value, listing))
    return found


def pinned(listing: Listing | None, speaks: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the ids of the newest documents of a narrowed list, at most `PINNED`.

    Those in the language of the page, as ``speaks`` tells, go before all others; where there is one, no other is shown.
    """
    ids = listing.newest.documents if listing else ()
    return (tuple(filter(speaks, ids)) or ids)[:PINNED]


def languages_of(rows: Iterable[Row]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return for each column the languages of the documents that it lists, sorted, with their number."""
    counts = Counter((listing, row.language) for row in rows for listing in row.listings)
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for (column, language), count in sorted(counts.items()):
        found[column] = (*found.get(column, ()), (language, count))
    return found
