"""Turn vectors into postings by term, and postings into entries."""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, chain

from plugins.search.addresses import ADDRESS_BITS, address_of
from plugins.search.analyzer import is_single
from plugins.search.counts import in_twos, numbered, spelled
from plugins.search.document import SearchDocument
from plugins.search.entries import CODE_BITS, FILTER_CODE, entry, postings_of
from plugins.search.query import COMMON_PAIR, COMMON_WORD, is_pair
from plugins.search.vector import Vector

POSTING = array("Q").itemsize

Vectors = Callable[[Sequence[SearchDocument]], Iterable[Vector]]
"""Returns the vector of each of some documents, in their order."""

Row = tuple[Vector, tuple[str, ...]]
"""What the index needs of a document: its vector, and the terms of its filters."""

Run = tuple[str, "array[int]", bytes]
"""Postings of some documents: terms joined by spaces, number of postings of each, and all postings joined."""

Entries = tuple["array[int]", "array[int]", bytes]
"""Addresses of some terms, ascending, sizes of their entries in bytes, and all entries joined."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Statistics of some entries.

    Attributes:
        frequencies: in how many bodies a term occurs, for terms that may be common.
    """

    frequencies: Mapping[str, int]


def inverted(rows: Sequence[Row], first: int, slices: int) -> list[Run]:
    """Return the postings of documents for each slice of terms; ``first`` is the number of the first document.

    The number of slices is a power of two; the highest bits of a term's address name its slice.
    """
    shift = ADDRESS_BITS - (slices.bit_length() - 1)
    empty = partial(array, "Q")
    by_term: defaultdict[str, array[int]] = defaultdict(empty)
    by_pair: defaultdict[int, array[int]] = defaultdict(empty)
    for number, (vector, names) in enumerate(rows, first):
        terms = vector.terms.split(" ") if vector.terms else []
        _append(map(by_term.__getitem__, terms), number, vector.codes[: len(terms)], vector.places[: len(terms)])
        for name in names:
            by_term[name].append(number << CODE_BITS | FILTER_CODE)
    for number, (vector, _) in enumerate(rows, first):  # a second loop, so that each touches less memory at a time
        pairs = numbered(vector.pairs)
        first_pair = len(vector.codes) - len(pairs)
        _append(map(by_pair.__getitem__, pairs), number, vector.codes[first_pair:], vector.places[first_pair:])
    parts: list[tuple[list[str], list[array[int]]]] = [([], []) for _ in range(slices)]
    every = chain(by_term, in_twos(spelled(by_pair)))
    for term, postings in zip(every, chain(by_term.values(), by_pair.values()), strict=True):
        some, lists = parts[address_of(term) >> shift]
        some.append(term)
        lists.append(postings)
    return [(" ".join(some), array("I", map(len, lists)), b"".join(lists)) for some, lists in parts]


def _append(lists: Iterable[array[int]], number: int, codes: bytes, places: bytes) -> None:
    deque(map(array.append, lists, postings_of(number, codes, places)), maxlen=0)


def encoded(
    runs: Iterable[Run], title_bytes: bytes, widths: bytes, bits: int, expected_changes: int
) -> tuple[Entries, Summary]:
    """Return the entries of one slice, in the order of the addresses of their terms, then of the terms; and a summary.

    Args:
        runs: of the slice, in the order of the documents.
        title_bytes: the length byte of each title of the generation.
        widths, bits: see `entry`.
        expected_changes: see `weighty`.
    """
    postings: defaultdict[str, list[bytes]] = defaultdict(list)
    for joined, sizes, data in runs:
        ends = [size * POSTING for size in accumulate(sizes, initial=0)]
        for term, start, end in zip(joined.split(" ") if joined else (), ends, ends[1:], strict=False):
            postings[term].append(data[start:end])
    addressed = sorted((address_of(term), term) for term in postings)
    entries = []
    frequencies = {}
    for _, term in addressed:
        data, frequency = entry(term, array("Q", b"".join(postings.pop(term))), title_bytes, widths, bits)
        entries.append(data)
        if frequency and is_word(term):
            frequencies[term] = frequency
    summary = Summary(weighty(frequencies, len(title_bytes), expected_changes))
    addresses = array("I", (address for address, _ in addressed))
    return (addresses, array("I", map(len, entries)), b"".join(entries)), summary


def is_word(term: str) -> bool:
    """Tell whether a term is a word or a pair: no single character, filter, or whole title."""
    return ":" not in term and term[0] != "=" and not is_single(term)


def weighty(frequencies: Mapping[str, int], documents: int, expected_changes: int) -> dict[str, int]:
    """Return the terms that may be common even after that many documents joined and left."""
    pairs, words = (documents // share - 2 * expected_changes for share in (COMMON_PAIR, COMMON_WORD))
    return {term: n for term, n in frequencies.items() if n >= (pairs if is_pair(term) else words)}
