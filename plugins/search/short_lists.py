"""Entries of pairs that few documents have, and no title: most of an index are such.

Those that as many documents have are written together, a column at a time: the
first document of each, the second of each, and so on.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import sub

from plugins.search.addresses import PAIR
from plugins.search.bits import frequencies_bits, gap_codes, pack, varint
from plugins.search.entries import KIND_BITS, PLACE_BITS, POSTING, numbers_of

SHORT = 40
"""The most documents of a short list: a column of few terms takes longer than a list of many documents."""


def short_entries(keys: Sequence[bytes], postings: bytes, count: int, space: int) -> Iterator[bytes]:
    """Yield the entry of each pair.

    Args:
        keys: what the entry says of each pair.
        postings: of all pairs, one pair after another, ``count`` of each, in no title.
        count: how many documents have each of these pairs; at most `SHORT`.
        space: numbers of documents are below it.
    """
    unary, low = gap_codes(space, count)
    numbers, codes = numbers_of(postings), postings[::POSTING]
    marks = array("H", bytes(2 * len(codes)))
    view = memoryview(marks).cast("B")
    view[::2], view[1::2] = postings[1::POSTING], postings[2::POSTING]
    columns = [numbers[place::count] for place in range(count)]
    nothing = array("i", [-1]) * len(keys)
    differences = [list(map(sub, later, earlier)) for earlier, later in pairwise([nothing, *columns])]
    rows = (codes[at : at + count] for at in range(0, len(codes), count))
    once = b"\1" * count  # as most are
    frequencies = ["1" if row == once else frequencies_bits(row) for row in rows]
    bits = map(
        "".join,
        zip(
            *(map(unary.__getitem__, some) for some in differences),
            *(map(low.__getitem__, some) for some in differences),
            frequencies,
            *(map(PLACE_BITS.__getitem__, marks[place::count]) for place in range(count)),
            strict=True,
        ),
    )
    head = varint(count << KIND_BITS | PAIR)
    for key, packed in zip(keys, map(pack, bits), strict=True):
        yield head + key + varint(len(packed)) + packed
