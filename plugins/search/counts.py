"""Count the terms of a text; pairs are numbers here, which are faster to make and to look up than strings.

Pairs of the ideographs that most texts are written with are counted as numbers:
65,536 times the distance of the second character from `MIDDLE`, plus that of the
first modulo 65,536. These are less than 2^30 from zero, which Python has in a
single digit. All other pairs, which are few, are counted with the words.
"""

from __future__ import annotations

import re
import struct
import sys
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress, pairwise
from operator import add
from typing import NamedTuple

from plugins.search.addresses import BEHIND, FACTOR, FIRST, OF_A_PAIR, OF_AN_IDEOGRAPH
from plugins.search.analyzer import PAIRED, PAIRS, WORD, WORDS, ready, stem

IDEOGRAPHS = f"{FIRST}-{chr(ord(BEHIND) - 1)}"
OTHERS = PAIRED.replace(IDEOGRAPHS, "")
OTHER = re.compile(f"[{OTHERS}]")
OTHER_PAIRS = re.compile(f"(?=([{OTHERS}][{PAIRED}]|[{IDEOGRAPHS}][{OTHERS}]))")
BREAK = "\ue000"
"""Stands in no `ready` text."""

WORDS_AND_BREAKS = re.compile(f"[{WORD}{BREAK}]+")
BEYOND = re.compile("[\U00010000-\U0010ffff]")
"""Characters that UTF-16 writes as two units."""

MIDDLE = 0x7700
"""The ideograph in the middle of them; a multiple of 256, as are the first one and the one behind the last."""

_IS_IDEOGRAPH = bytes(FIRST <= chr(byte << 8) < BEHIND for byte in range(256))
_FROM_MIDDLE = bytes((byte - (MIDDLE >> 8)) % 256 for byte in range(256))
_TO_MIDDLE = bytes((byte + (MIDDLE >> 8)) % 256 for byte in range(256))
"""By the higher byte of a unit of UTF-16."""


class Counts(NamedTuple):
    """How often each term occurs in a text.

    Attributes:
        words: stemmed; and pairs of which a character is none of the ideographs.
        characters: each character of a paired run; terms of a title alone.
        pairs: of ideographs, each as its number.
    """

    words: Counter[str]
    characters: Counter[str]
    pairs: Counter[int]


class Pairs:
    """The pairs of ideographs of a text, by their places in it."""

    def __init__(self, text: str) -> None:
        """Find the pairs of a `ready` text."""
        units = text.encode("utf-16-le")
        if len(units) > 2 * len(text):
            units = BEYOND.sub("\0", text).encode("utf-16-le")
        distances = _with_high(units, _FROM_MIDDLE)
        self._numbers = array("i", bytes(max(0, 2 * len(units) - 4)))
        self._numbers[::2], self._numbers[1::2] = _in_fours(distances), _in_fours(distances[2:])
        self._inside = (units[1::2].translate(_IS_IDEOGRAPH) + b"\0").replace(b"\1\0", b"\0\0")
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


def words_most_in(parts: Sequence[str]) -> dict[str, int]:
    """Return for each word of some parts of a `ready` text the number of the part with most of it, the first of them.

    What a part is has been cut out of the text, so that words may begin or end there.
    """
    most: dict[str, int] = {}
    places: dict[str, int] = {}
    for place, words in enumerate(_words_by_part(parts)):
        for word, count in Counter(words).items() if words else ():
            if count > most.get(word, 0):
                most[word], places[word] = count, place
    return places


def _words_by_part(parts: Sequence[str]) -> Iterator[list[str]]:
    joined = f"\n{BREAK}\n".join(parts)
    if OTHER.search(joined):
        yield from map(words_of, parts)
        return
    words = WORDS_AND_BREAKS.findall(joined)
    start = 0
    for _ in parts[1:]:
        end = words.index(BREAK, start)
        yield list(map(stem, words[start:end]))
        start = end + 1
    yield list(map(stem, words[start:]))


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
    return words + characters + Counter(dict(zip(in_twos(spelled(packed(pairs))), pairs.values(), strict=True)))


def numbered(pairs: bytes) -> array[int]:
    """Return the numbers of pairs that `packed` gave."""
    return _in_fours(pairs)


def packed(numbers: Collection[int]) -> bytes:
    """Return the numbers of pairs as bytes, four of each, the lowest first."""
    return struct.pack(f"<{len(numbers)}i", *numbers)


def spelled(pairs: bytes) -> str:
    """Return the characters of pairs that `packed` gave, one pair after another."""
    return _with_high(pairs, _TO_MIDDLE).decode("utf-16-le")


def products_of(numbers: Iterable[int]) -> list[int]:
    """Return the products (`plugins.search.addresses`) of pairs by their numbers."""
    before, mask = MIDDLE - ord(FIRST), (1 << OF_A_PAIR) - 1
    return [
        (((number + before & 0xFFFF) << OF_AN_IDEOGRAPH) + (number >> 16) + before) * FACTOR & mask
        for number in numbers
    ]


def _with_high(units: bytes, table: bytes) -> bytes:
    other = bytearray(units)
    other[1::2] = units[1::2].translate(table)
    return bytes(other)


def _in_fours(data: bytes) -> array[int]:
    numbers = array("i", data[: len(data) // 4 * 4])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def in_twos(characters: str) -> Iterator[str]:
    """Yield the characters of pairs, two at a time."""
    return map(add, characters[::2], characters[1::2])
