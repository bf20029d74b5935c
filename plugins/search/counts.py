"""Count the terms of a text; pairs are numbers here, which are faster to make and to look up than strings."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress
from operator import add
from typing import NamedTuple

from plugins.search.analyzer import PAIRS, WORDS, ready, stem

CHARACTERS = f"utf-32-{'le' if sys.byteorder == 'little' else 'be'}"
"""Four bytes a character, in the byte order of this machine: eight bytes, read as one number, are a pair."""


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
