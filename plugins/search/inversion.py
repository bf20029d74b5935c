"""Turn vectors into postings by term, and postings into entries."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise
from typing import NamedTuple, TypeVar

from plugins.search.addresses import (
    ADDRESS_BITS,
    OF_A_PAIR,
    PAIR,
    address_of,
    key_of,
    pair_of,
    rest_of,
)
from plugins.search.analyzer import is_single
from plugins.search.counts import numbered, products_of
from plugins.search.document import SearchDocument
from plugins.search.entries import IN_NO_TITLE, POSTING, entry, long_postings, short_postings
from plugins.search.lengths import byte_to_length, length_to_byte
from plugins.search.passages import place_bits
from plugins.search.query import COMMON_PAIR, COMMON_WORD, is_pair
from plugins.search.short_lists import SHORT, short_entries
from plugins.search.vector import Vector

FILTER = b"\1"
"""The code of a filter."""

Vectors = Callable[[Sequence[SearchDocument]], Iterable[Vector]]
"""Returns the vector of each of some documents, in their order."""

Row = tuple[Vector, tuple[str, ...]]
"""What the index needs of a document: its vector, and the terms of its filters."""

Key = TypeVar("Key", int, str)


class Run(NamedTuple):
    """Postings of some documents.

    Attributes:
        first: the number of the first document.
        products: of pairs of ideographs, ascending.
        terms: all others, joined by line ends: values of filters may have spaces.
        sizes: how many postings each of these has, pairs first.
        postings: of each of these, short, joined; numbers count from the first document.
    """

    first: int
    products: array[int]
    terms: str
    sizes: array[int]
    postings: bytes


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
    empty = partial(array, "I")
    by_term: defaultdict[str, array[int]] = defaultdict(empty)
    by_pair: defaultdict[int, array[int]] = defaultdict(empty)
    for number, (vector, names) in enumerate(rows):
        terms = vector.terms.split(" ") if vector.terms else []
        placed = len(terms) - vector.terms.count("=")  # names have no places, and are the last ones
        names_codes = vector.codes[placed : len(terms)] + FILTER * len(names)
        postings = chain(_placed(vector, number, 0, placed), short_postings(number, names_codes, b""))
        _add(map(by_term.__getitem__, chain(terms, names)), postings)
    for number, (vector, _) in enumerate(rows):  # a second loop, so that each touches less memory at a time
        pairs = numbered(vector.pairs)
        start = len(vector.codes) - len(pairs)
        _add(map(by_pair.__getitem__, pairs), _placed(vector, number, start, len(vector.codes)))
    by_product = dict(zip(products_of(by_pair), by_pair.values(), strict=True))
    products = array("I", sorted(by_product))
    parts: list[list[str]] = [[] for _ in range(slices)]
    for term in by_term:
        parts[address_of(term) * slices >> ADDRESS_BITS].append(term)
    cuts = [bisect_left(products, (number << OF_A_PAIR) // slices) for number in range(slices + 1)]
    runs = []
    for (start, end), terms in zip(pairwise(cuts), parts, strict=True):
        some = products[start:end]
        lists = [*map(by_product.__getitem__, some), *map(by_term.__getitem__, terms)]
        runs.append(Run(first, some, "\n".join(terms), array("I", map(len, lists)), b"".join(lists)))
    return runs


def _placed(vector: Vector, number: int, start: int, end: int) -> memoryview:
    width = place_bits(byte_to_length(length_to_byte(vector.body_length)))
    return short_postings(number, vector.codes[start:end], vector.places[start:end], width)


def _add(lists: Iterable[array[int]], postings: Iterable[int]) -> None:
    deque(map(array.append, lists, postings), maxlen=0)


def encoded(runs: Iterable[Run], title_bytes: bytes, bits: int, expected_changes: int) -> tuple[Entries, Summary]:
    """Return the entries of one slice, in the order of the addresses of their terms, then of the terms; and a summary.

    Args:
        runs: of the slice, in the order of the documents.
        title_bytes: the length byte of each title of the generation.
        bits: how many of the highest bits of a term's address are the number of its part.
        expected_changes: see `weighty`.
    """
    by_product, by_term = _merged(runs)
    pairs = _of_pairs(by_product, title_bytes, bits)
    products = sorted(pairs)
    others = {term: entry(key_of(term, bits), postings, title_bytes) for term, postings in by_term.items()}
    frequencies = {term: frequency for term, (_, frequency) in others.items() if frequency and is_word(term)}
    least = POSTING * _least(len(title_bytes), expected_changes)[0]
    often = (product for product in products if len(by_product[product]) >= least)
    frequencies.update((pair_of(product), len(by_product[product]) // POSTING) for product in often)
    addresses, entries = _in_order(
        products, list(map(pairs.__getitem__, products)), {term: data for term, (data, _) in others.items()}
    )
    summary = Summary(weighty(frequencies, len(title_bytes), expected_changes))
    return (addresses, array("I", map(len, entries)), b"".join(entries)), summary


def _merged(runs: Iterable[Run]) -> tuple[dict[int, bytes], dict[str, bytes]]:
    """Return the postings of each product and of each other term."""
    by_product: dict[int, bytes] = {}
    by_term: dict[str, bytes] = {}
    for first, products, joined, sizes, short in runs:
        postings = long_postings(short, first)
        pieces = _pieces(postings, sizes)
        _append(by_product, products, pieces)
        _append(by_term, joined.split("\n") if joined else (), pieces)
    return by_product, by_term


def _pieces(postings: bytes, sizes: Iterable[int]) -> Iterator[bytes]:
    start = 0
    for size in sizes:
        end = start + size * POSTING
        yield postings[start:end]
        start = end


def _append(known: dict[Key, bytes], keys: Iterable[Key], pieces: Iterator[bytes]) -> None:
    """Put as many pieces as there are keys behind what is known of these."""
    for key, piece in zip(keys, pieces, strict=False):
        before = known.get(key)
        known[key] = before + piece if before else piece


def _in_order(
    products: Sequence[int], pairs: Sequence[bytes], others: Mapping[str, bytes]
) -> tuple[array[int], list[bytes]]:
    """Return addresses and entries of some pairs, in the order of their products, and of other terms among them."""
    of_pairs = array("I", [product << ADDRESS_BITS - OF_A_PAIR for product in products])
    addresses = array("I")
    entries: list[bytes] = []
    done = 0
    for address, term in sorted((address_of(term), term) for term in others):
        place = bisect_left(of_pairs, address, done)
        if place < len(of_pairs) and of_pairs[place] == address and pair_of(products[place]) < term:
            place += 1
        addresses += of_pairs[done:place]
        addresses.append(address)
        entries += pairs[done:place]
        entries.append(others[term])
        done = place
    return addresses + of_pairs[done:], [*entries, *pairs[done:]]


def _of_pairs(lists: Mapping[int, bytes], title_bytes: bytes, bits: int) -> dict[int, bytes]:
    """Return the entry of each pair by its product, from the postings."""
    entries = {}
    short: defaultdict[int, list[int]] = defaultdict(list)
    for product, postings in lists.items():
        if len(postings) <= POSTING * SHORT and not postings[::POSTING].translate(None, IN_NO_TITLE):
            short[len(postings) // POSTING].append(product)
        else:
            entries[product], _ = entry((PAIR, rest_of(product, bits)), postings, title_bytes)
    for count, some in short.items():
        keys = [rest_of(product, bits) for product in some]
        postings = b"".join(map(lists.__getitem__, some))
        entries.update(zip(some, short_entries(keys, postings, count, len(title_bytes)), strict=True))
    return entries


def is_word(term: str) -> bool:
    """Tell whether a term is a word or a pair: no single character, filter, or whole title."""
    return ":" not in term and term[0] != "=" and not is_single(term)


def weighty(frequencies: Mapping[str, int], documents: int, expected_changes: int) -> dict[str, int]:
    """Return the terms that may be common even after that many documents joined and left."""
    pairs, words = _least(documents, expected_changes)
    return {term: n for term, n in frequencies.items() if n >= (pairs if is_pair(term) else words)}


def _least(documents: int, expected_changes: int) -> tuple[int, int]:
    """Return how many documents have a pair, and a word, that may be common."""
    pairs, words = (documents // share - 2 * expected_changes for share in (COMMON_PAIR, COMMON_WORD))
    return pairs, words
