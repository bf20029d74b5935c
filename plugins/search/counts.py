"""Count the terms of a text; pairs are numbers here, which are faster to make and to look up than strings.

Pairs of ideographs of which most texts consist are counted as numbers: their
two characters in UTF-16, the first one in the lower half. All other pairs, which
are few, are counted with the words.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, pairwise
from operator import add
from typing import NamedTuple

from plugins.search.addresses import BEHIND, FIRST
from plugins.search.analyzer import PAIRED, PAIRS, WORDS, ready, stem

IDEOGRAPHS = f"{FIRST}-{chr(ord(BEHIND) - 1)}"
OTHERS = PAIRED.replace(IDEOGRAPHS, "")
OTHER = re.compile(f"[{OTHERS}]")
OTHER_PAIRS = re.compile(f"(?=([{OTHERS}][{PAIRED}]|[{IDEOGRAPHS}][{OTHERS}]))")
BEYOND = re.compile("[\U00010000-\U0010ffff]")
"""Characters that UTF-16 writes as two units."""

HIGH = bytes(FIRST <= chr(byte << 8) < BEHIND for byte in range(256))
"""By the higher byte of a unit of UTF-16: whether it is one of the ideographs, which begin and end at a multiple."""


class Counts(NamedTuple):
    """How often each term occurs in a text.

    Attributes:
        words: stemmed; and pairs of which a character is none of the ideographs.
        characters: each character of a paired run; terms of a title alone.
        pairs: of ideographs, each as a number that `spelled` turns into characters.
    """

    words: Counter[str]
    characters: Counter[str]
    pairs: Counter[int]


class Pairs:
    """The pairs of ideographs of a text, by their places in it."""

    def __init__(self, text: str) -> None:
        """Find the pairs of a `ready` text."""
        units = BEYOND.sub("\0", text).encode("utf-16-le")
        self._numbers = array("I", bytes(max(0, 2 * len(units) - 4)))
        self._numbers[::2], self._numbers[1::2] = _in_fours(units), _in_fours(units[2:])
        self._inside = (units[1::2].translate(HIGH) + b"\0").replace(b"\1\0", b"\0\0")
        self.total = self._inside.count(1)

    def between(self, start: int, end: int) -> list[int]:
        """Return the pairs that begin there; the last one may end behind."""
        return list(compress(self._numbers[start:end], self._inside[start:end]))

    def reaches_over(self, end: int) -> bool:
        """Tell whether a pair begins before a place and ends behind it."""
        return end > 0 and self._inside[end - 1] == 1


def words_of(text: str) -> list[str]:
    """Return the words of a `ready` text, and those of its pairs that are no number."""
    words = list(map(stem, WORDS.findall(text)))
    return words + OTHER_PAIRS.findall(text) if OTHER.search(text) else words


def counted(text: str, *, is_title: bool = False) -> Counts:
    """Count the terms of a text, or of a title; the sum of the counts is its length."""
    text = ready(text)
    characters = Counter("".join(PAIRS.findall(text)) if is_title else "")
    return Counts(Counter(words_of(text)), characters, Counter(Pairs(text).between(0, len(text))))


def words_most_in(parts: Iterable[str]) -> dict[str, int]:
    """Return for each word of some parts of a `ready` text the number of the part with most of it, the first of them.

    What a part is has been cut out of the text, so that words may begin or end there.
    """
    most: dict[str, int] = {}
    places: dict[str, int] = {}
    for place, part in enumerate(parts):
        for word, count in Counter(words_of(part)).items():
            if count > most.get(word, 0):
                most[word], places[word] = count, place
    return places


def pairs_most_in(pairs: Pairs, ends: Sequence[int], total: Counter[int]) -> bytes:
    """Count the pairs of some parts of a text, and return for each pair that is counted the part with most of it.

    Args:
        pairs: of the whole text.
        ends: where each part begins and the last one ends; a pair that reaches over such an end is in no part.
        total: what was counted of the text before, in whatever order; counts are added to it.

    Returns:
        The numbers of the parts, the first of several with as many, 0 for a pair in none, in the order of ``total``.
    """
    waiting = list(total)
    sizes = [len(total)]
    most: dict[int, int] = {}
    places: dict[int, int] = dict.fromkeys(waiting, 0)
    for place, (start, end) in enumerate(pairwise(ends)):
        found = pairs.between(start, end)
        total.update(found)
        sizes.append(len(total))
        over = found.pop() if pairs.reaches_over(end) and found else None
        counts = Counter(found)
        if waiting:
            places.update((pair, place) for pair in waiting if pair in counts)
            waiting = [pair for pair in waiting if pair not in counts]
        if len(counts) < len(found):
            for pair, count in counts.items():
                if count > 1 and count > most.get(pair, 1):
                    most[pair], places[pair] = count, place
        if over is not None and over not in counts and total[over] == 1:
            places[over] = 0
            waiting.append(over)
    first = b"".join(bytes((place,)) * (after - before) for place, (before, after) in enumerate(pairwise(sizes)))
    return bytes(map(places.get, total, bytes(sizes[0]) + first))


def count_terms(text: str, *, is_title: bool = False) -> Counter[str]:
    """Count the terms of a text or a title, pairs as strings; the sum of the counts is its length."""
    words, characters, pairs = counted(text, is_title=is_title)
    return words + characters + Counter(dict(zip(in_twos(spelled(pairs)), pairs.values(), strict=True)))


def numbered(characters: str) -> array[int]:
    """Return the number of each pair: of the first two characters, the next two, and so on."""
    return _in_fours(characters.encode("utf-16-le"))


def _in_fours(data: bytes) -> array[int]:
    numbers = array("I", data[: len(data) // 4 * 4])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def spelled(numbers: Iterable[int]) -> str:
    """Return the characters of numbered pairs, one after another."""
    every = array("I", numbers)
    if sys.byteorder == "big":
        every.byteswap()
    return every.tobytes().decode("utf-16-le")


def in_twos(characters: str) -> Iterator[str]:
    """Yield the characters of pairs, two at a time."""
    return map(add, characters[::2], characters[1::2])
