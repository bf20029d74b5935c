"""From vectors to postings by term, and from postings to the entries of shards."""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from plugins.search.counts import in_twos, numbered, spelled
from plugins.search.document import SearchDocument
from plugins.search.query import COMMON, FREQUENT, is_pair
from plugins.search.shards import CODE_BITS, FILTER_CODE, TARGETS, entry, family, postings_of
from plugins.search.vector import Vector

LOT_BITS = 5
"""Shards whose numbers are alike but for these low bits are a lot: they are written, and kept, together."""

Vectors = Callable[[Sequence[SearchDocument]], Iterable[Vector]]
"""Returns the vector of each of some documents, in their order."""

Row = tuple[Vector, tuple[str, ...]]
"""What an index takes from a document: its vector, and the terms of its filters."""

Run = tuple[str, "array[int]", bytes]
"""Postings of some documents: terms joined by spaces, how many postings each has, and all of them in a row."""

Entry = tuple[int, str, bytes]
"""CRC-32 of a term, the term, and its entry in a shard."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What is known of some entries.

    Attributes:
        sizes: bytes of each family.
        frequencies: in how many bodies a term stands, for those that may be frequent or common.
    """

    sizes: Mapping[str, int]
    frequencies: Mapping[str, int]


def inverted(rows: Iterable[Row], first: int, slices: int) -> list[Run]:
    """Return the postings of documents, the first of which has the number ``first``, for each slice of terms.

    A slice holds the terms of whole lots of shards, however many shards there
    will be, if there are lots enough.
    """
    postings: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    by_pair: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
    for number, (vector, names) in enumerate(rows, first):
        terms = vector.terms.split(" ") if vector.terms else ()
        lists = chain(map(postings.__getitem__, terms), map(by_pair.__getitem__, numbered(vector.pairs)))
        deque(map(array.append, lists, postings_of(number, vector.codes)), maxlen=0)
        for name in names:
            postings[name].append(number << CODE_BITS | FILTER_CODE)
    postings.update(zip(in_twos(spelled(by_pair)), by_pair.values(), strict=True))
    parts: list[list[str]] = [[] for _ in range(slices)]
    for term in postings:
        parts[zlib.crc32(term.encode()) >> LOT_BITS & slices - 1].append(term)
    runs = []
    for terms in parts:
        some = [postings[term] for term in terms]
        runs.append((" ".join(terms), array("I", map(len, some)), b"".join(some)))
    return runs


def encoded(runs: Iterable[Run], title_bytes: bytes, coming: int) -> tuple[Mapping[str, list[Entry]], Summary]:
    """Return the entries of one slice by family, sorted by term, and a summary.

    Args:
        runs: of the slice, in the order of the documents.
        title_bytes: the length byte of each title of the generation.
        coming: see `weighty`.
    """
    postings: defaultdict[str, list[memoryview]] = defaultdict(list)
    for joined, sizes, data in runs:
        view, start = memoryview(data).cast("I"), 0
        for term, size in zip(joined.split(" ") if joined else (), sizes, strict=True):
            postings[term].append(view[start : start + size])
            start += size
    entries: dict[str, list[Entry]] = {letter: [] for letter in TARGETS}
    frequencies = {}
    for term in sorted(postings):
        data, frequency = entry(term, array("I", b"".join(postings.pop(term))), title_bytes)
        letter = family(term)
        entries[letter].append((zlib.crc32(term.encode()), term, data))
        if frequency and letter == "w" and term[0] != "=":
            frequencies[term] = frequency
    bytes_of = {letter: sum(len(data) for _, _, data in some) for letter, some in entries.items()}
    return entries, Summary(bytes_of, weighty(frequencies, len(title_bytes), coming))


def weighty(frequencies: Mapping[str, int], documents: int, coming: int) -> dict[str, int]:
    """Leave out terms that are neither frequent nor common after ``coming`` documents more and as many fewer."""
    pairs = sorted((n for term, n in frequencies.items() if is_pair(term)), reverse=True)
    last = pairs[FREQUENT - 1] if len(pairs) >= FREQUENT else 0
    least = min(last, documents // COMMON) - 2 * coming
    return {term: n for term, n in frequencies.items() if n >= least}
