"""What views ask about the lists of columns; the answers are recorded as dependencies."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import TypeVar

from plugins.model.column import Column
from plugins.model.plan import Catalogue
from plugins.render.links import address_of
from plugins.render.listings import Listing, Part, languages_of, narrower, pinned

Made = TypeVar("Made")

COUNTED_PAGES = 20
"""Lists of more pages do not say on each page how many there are: one more would write all of them again."""


class ListQuestions:
    """Questions about lists, which record themselves in `read`.

    Attributes:
        catalogue: at the instant of the build.
        lists: as of `ViewContext`.
        read: what was asked for since it was emptied last.
    """

    __slots__ = ()
    catalogue: Catalogue
    lists: Mapping[tuple[str, str], Mapping[Part, Listing]]
    read: set[str | tuple[object, ...]]
    _languages: dict[str, tuple[tuple[str, int], ...]]

    @abstractmethod
    def remember(self, key: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """Return what ``make`` returned for ``key`` the first time."""

    @abstractmethod
    def column_of(self, key: str) -> Column:
        """Return a column."""

    def narrowings(
        self, language: str, column: str, kind: str, with_counts: bool, within: Part = ()
    ) -> tuple[tuple[str, int, str], ...]:
        """Return value, number of documents (0 without counts) and address of each list narrowed by a filter.

        ``within`` is by what they are narrowed besides, ``()`` by nothing.
        """
        self.read.add(("narrowings", language, column, kind, with_counts, within))
        key = ("narrower", language, column)
        found = self.remember(key, lambda: narrower(self.lists.get((language, column), {})))
        return tuple(
            (value, one.count if with_counts else 0, address_of(one.newest.path))
            for value, one in found.get((frozenset(within), kind), ())
        )

    def pinned(self, language: str, column: str) -> tuple[str, ...]:
        """Return the ids of the documents that stand above a column's list, newest first."""
        self.read.add(("pinned", language, column))
        narrowed = self.column_of(column).pinned
        found = self.lists.get((language, column), {}).get((narrowed,)) if narrowed[0] else None
        return pinned(found, lambda id: self.catalogue.publications[id].revision.language == language)

    def page_count(self, language: str, column: str, narrowed: Part) -> int:
        """Return how many pages a list has, 0 where they are so many that their number stands on none but the newest.

        With the number, all pages of a list change.
        """
        self.read.add(("page_count", language, column, narrowed))
        found = self.lists.get((language, column), {}).get(narrowed)
        pages = 1 + len(found.pages) if found else 0
        return pages if pages <= COUNTED_PAGES else 0

    def last_page(self, language: str, column: str, narrowed: Part) -> int:
        """Return the highest number that a page of a list has, 0 when only its newest page is there."""
        self.read.add(("last_page", language, column, narrowed))
        found = self.lists.get((language, column), {}).get(narrowed)
        return max(found.pages, default=0) if found else 0

    def languages(self, column: str) -> tuple[tuple[str, int], ...]:
        """Return each language in which a column lists documents, sorted, with their number."""
        self.read.add(("languages", column))
        if not self._languages:
            self._languages.update(languages_of(self.catalogue.rows.values()))
        return self._languages.get(column, ())
