"""Count the terms of a text; pairs are numbers here, which are faster to make and to look up than strings."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import add, itemgetter
from typing import NamedTuple, TypeVar

from plugins.search.analyzer import PAIRS, WORDS, ready, stem

HIGHEST = 3 if sys.byteorder == "little" else 0
"""Where the highest byte of a character stands among its four."""

CHARACTERS = f"utf-32-{'le' if sys.byteorder == 'little' else 'be'}"
"""Four bytes a character, in the byte order of this machine: eight bytes, read as one number, are a pair."""


Term = TypeVar("Term")


class Counts(NamedTuple):
    """How often each term occurs in a text.

    Attributes:
        words: stemmed.
        characters: each character of a paired run; terms of a title alone.
        pairs: pairs, each as a number that `spelled` turns into characters.
    """

    words: Counter[str]
    characters: Counter[str]
    pairs: Counter[int]


def counted(text: str, *, is_title: bool = False) -> Counts:
    """Count the terms of a text, or of a title; the sum of the counts is its length."""
    text = ready(text)
    paired = PAIRS.findall(text)
    joined = "".join(paired)
    inside = b"\0".join([b"\1" * (len(run) - 1) for run in paired])
    pairs = Counter(compress(numbered(joined), inside[::2]))
    pairs.update(compress(numbered(joined[1:]), inside[1::2]))
    return Counts(Counter(map(stem, WORDS.findall(text))), Counter(joined if is_title else ""), pairs)


def most_in(parts: Sequence[str]) -> tuple[dict[str, int], dict[int, int]]:
    """Return for each word and each pair of a text the number of the part that has it most often, the first of several.

    ``parts`` are those of a `ready` text, 256 at most. The number of its part is
    written into the highest byte of a pair, which no character needs, so that all are counted at once.
    """
    words: list[tuple[int, int, str]] = []
    runs: list[str] = []
    places = bytearray()
    for place, part in enumerate(parts):
        words += [(count, -place, word) for word, count in Counter(map(stem, WORDS.findall(part))).items()]
        paired = PAIRS.findall(part)
        runs += paired
        places += bytes((place,)) * sum(map(len, paired))
    data = bytearray("".join(runs).encode(CHARACTERS))
    data[HIGHEST::4] = places
    counts = Counter(compress(_every_two(data), b"\0".join([b"\1" * (len(run) - 1) for run in runs])))
    numbers = bytearray(array("Q", counts).tobytes())
    places = numbers[HIGHEST::8]
    numbers[HIGHEST::8] = bytes(len(counts))
    pairs = array("Q", bytes(numbers))
    first = dict(zip(reversed(pairs), reversed(places), strict=True))
    often = [
        (count, -place, pair) for pair, place, count in zip(pairs, places, counts.values(), strict=True) if count > 1
    ]
    return _last(words), first | _last(often)


def _every_two(characters: bytearray) -> array[int]:
    """Return the number of every two neighbouring characters; the highest byte of the second one is not counted."""
    every = array("Q", bytes(2 * len(characters)))
    for start in (0, 4):
        some = characters[start : start + (len(characters) - start) // 8 * 8]
        some[HIGHEST + 4 :: 8] = bytes(len(some) // 8)
        every[start // 4 : start // 4 + 2 * (len(some) // 8) : 2] = array("Q", bytes(some))
    return every


def _last(often: list[tuple[int, int, Term]]) -> dict[Term, int]:
    """Return for each term the place of the most, of several the first one."""
    often.sort(key=itemgetter(0, 1))
    return {term: -place for _, place, term in often}


def count_terms(text: str, *, is_title: bool = False) -> Counter[str]:
    """Count the terms of a text or a title, pairs as strings; the sum of the counts is its length."""
    words, characters, pairs = counted(text, is_title=is_title)
    return words + characters + Counter(dict(zip(in_twos(spelled(pairs)), pairs.values(), strict=True)))


def numbered(characters: str) -> array[int]:
    """Return the number of each pair: of the first two characters, the next two, and so on."""
    even = characters[: len(characters) // 2 * 2]
    return array("Q", even.encode(CHARACTERS))


def spelled(numbers: Iterable[int]) -> str:
    """Return the characters of numbered pairs, one after another."""
    return array("Q", numbers).tobytes().decode(CHARACTERS)


def in_twos(characters: str) -> Iterator[str]:
    """Yield the characters of pairs, two at a time."""
    return map(add, characters[::2], characters[1::2])
