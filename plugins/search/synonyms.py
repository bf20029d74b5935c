"""Words that mean the same, as the policy lists them, and where a query has one of them."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Sequence

from plugins.search.analyzer import terms_of

Phrase = tuple[str, ...]
"""The terms of a word or of several words, in their order."""

Synonyms = tuple[tuple[Phrase, ...], ...]
"""Groups of phrases that mean the same."""

Unit = tuple[Phrase, ...]
"""A phrase of a query, and behind it those that may stand for all of it."""


def synonyms_of(groups: Iterable[Iterable[str]]) -> Synonyms:
    """Return the terms of each word of each group; words without terms are left out."""
    return tuple(tuple(phrase for word in group if (phrase := tuple(terms_of(word)))) for group in groups)


def marks_of(synonyms: Synonyms) -> list[int]:
    """Return what tells terms with which no phrase begins from nearly all others: 16 bits of each first term.

    They are the highest bits of its CRC-32; ascending, each once.
    """
    return sorted({zlib.crc32(phrase[0].encode()) >> 16 for group in synonyms for phrase in group})


def units_of(terms: Sequence[str], needed: Collection[str], synonyms: Synonyms) -> list[Unit]:
    """Cut the terms of a query into units, from its beginning.

    Where a phrase of a group follows, the longest one, of those the first, is a
    unit with the others of its group; where none does, a term alone is. What
    stands between quotation marks has no synonyms.
    """
    units: list[Unit] = []
    place = 0
    while place < len(terms):
        found: Unit = (tuple(terms[place : place + 1]),)
        for group in synonyms:
            for phrase in group:
                is_longer = len(found) == 1 or len(phrase) > len(found[0])
                if is_longer and tuple(terms[place : place + len(phrase)]) == phrase:
                    found = (phrase, *(other for other in group if other != phrase))
        if not set(found[0]).isdisjoint(needed):
            found = (tuple(terms[place : place + 1]),)
        units.append(found)
        place += len(found[0])
    return units
