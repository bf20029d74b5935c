"""Count the terms of a text; pairs are numbers here, which are faster to make and to look up than strings."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress
from operator import add
from typing import NamedTuple

from plugins.search.analyzer import LONGEST_WORD, PAIRS, WORDS, ready

CHARACTERS = f"utf-32-{'le' if sys.byteorder == 'little' else 'be'}"
"""Four bytes a character, in the byte order of this machine: eight bytes, read as one number, are a pair."""


class Counts(NamedTuple):
    """How often each term occurs in a text.

    Attributes:
        terms: words and single characters.
        pairs: pairs, each as a number that `spelled` turns into characters.
    """

    terms: Counter[str]
    pairs: Counter[int]


def counted(text: str) -> Counts:
    """Count the terms of a text; the sum of the counts is its length."""
    text = ready(text)
    paired = PAIRS.findall(text)
    joined = "".join(paired)
    terms = Counter([word[:LONGEST_WORD] for word in WORDS.findall(text)])
    terms.update(joined)
    inside = b"\0".join([b"\1" * (len(run) - 1) for run in paired])
    pairs = Counter(compress(numbered(joined), inside[::2]))
    pairs.update(compress(numbered(joined[1:]), inside[1::2]))
    return Counts(terms, pairs)


def count_terms(text: str) -> Counter[str]:
    """Count the terms of a text, pairs as strings; the sum of the counts is its length."""
    terms, pairs = counted(text)
    terms.update(dict(zip(in_twos(spelled(pairs)), pairs.values(), strict=True)))
    return terms


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
