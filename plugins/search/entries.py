"""The postings of one term as an entry of a generation's terms.

The documents of a generation are numbered from 0, ascending by the length byte
of the body (so that no posting needs to hold it), then newer days first, then by
id: the order in which equal scores are shown.

An entry is::

    number of documents with the term in the body, times four, plus the kind of the term (varint),
    what `key_of` says of the term,
    number of documents with it in the title (varint; not for names, nor for pairs in no title),
    size of the bits in bytes (varint),
    bits: body numbers, body frequencies, titles, title frequencies, title length bytes, body places

A title belongs to the body. So the titles of a term that stands in bodies are
told by their places in the list of these, counted from 0, or not at all when
all of them have it; those of a term that stands in titles alone by their numbers.

A place is the number of the passage in which the term is most frequent, with as
many bits as the document's number of passages needs. Names and filters have none.

Before it is written, a posting is eight bytes: the code of its vector, the mark of
its place (two), the number of the document (four), a zero; the lowest byte first.
A mark is a one and behind it the bits of the place, so that it says how many these
are.

Filters are terms as well, such as ``column:`` or ``year:`` with a value: no word
contains a colon.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from plugins.search.addresses import NAME, PAIR, PAIR_IN_TITLES
from plugins.search.bits import digits, frequencies_bits, lengths_bits, numbers_bits, pack, varint
from plugins.search.vector import BODY_BITS

POSTING, SHORT_POSTING = 8, 4
"""Bytes of a posting, and of a short one."""

MOST_SHORT = 1 << 15
_BELOW = bytes(byte & 127 for byte in range(256))
_IS_ABOVE = bytes(byte >> 7 for byte in range(256))

IN_BODY = bytes(code & (1 << BODY_BITS) - 1 for code in range(1 << 8))
IN_TITLE = bytes(code >> BODY_BITS for code in range(1 << 8))
"""Frequency in the body, and in the title, by code of a vector."""

IN_NO_TITLE = bytes(range(1 << BODY_BITS))

MOST_PLACE_BITS = 8
KIND_BITS = 2
_MARKS = [bytes((place | 1 << width) & 255 for place in range(256)) for width in range(MOST_PLACE_BITS + 1)]
_WIDTHS = bytes(max(1, mark).bit_length() - 1 for mark in range(256))
PLACE_BITS = ["", *(format(mark, "b")[1:] for mark in range(1, 1 << MOST_PLACE_BITS + 1))]
"""The bits of a place by its mark."""

Known = tuple[int, bytes]
"""The kind of a term, and what its entry says of it."""


class Lists(NamedTuple):
    """The postings of a term, in lists of one length for bodies and one for titles.

    Attributes:
        numbers, frequencies: of documents with it in the body; numbers ascend.
        places: the bits of all places, one behind the other.
        titles: places in ``numbers`` of documents with it in the title, or their numbers where no body has it.
        title_frequencies, title_lengths: of these; lengths as bytes.
    """

    numbers: Sequence[int]
    frequencies: bytes
    places: str
    titles: Sequence[int]
    title_frequencies: bytes
    title_lengths: Sequence[int]


def has_places(term: str) -> bool:
    """Tell whether postings of a term say in which passage it stands: those of names and filters do not."""
    return term[0] != "=" and ":" not in term


def entry(known: Known, postings: bytes, title_bytes: Sequence[int]) -> tuple[bytes, int]:
    """Return the entry of a term, and in how many bodies the term occurs.

    Args:
        known: what `key_of` says of the term.
        postings: of ascending numbers.
        title_bytes: the length byte of each document's title.

    Raises:
        ValueError: some bodies have the term, and a document in the title alone; or a name stands in a title.
    """
    numbers, codes = numbers_of(postings), postings[::POSTING]
    body, in_title = codes, b""
    titles: tuple[int, ...] = ()
    if codes.translate(None, IN_NO_TITLE):
        body, title = codes.translate(IN_BODY), codes.translate(IN_TITLE)
        in_title = title.replace(b"\0", b"")
        if 0 in body:
            if body.strip(b"\0"):
                raise ValueError("a term stands in a title that is no part of its text")
            lists = Lists((), b"", "", numbers, in_title, [title_bytes[number] for number in numbers])
            return written(known, lists, len(title_bytes)), 0
        titles = tuple(compress(range(len(title)), title))
    spelled = _places(postings[1::POSTING], postings[2::POSTING])
    lists = Lists(numbers, body, spelled, titles, in_title, [title_bytes[numbers[place]] for place in titles])
    return written(known, lists, len(title_bytes)), len(codes)


def written(known: Known, lists: Lists, space: int) -> bytes:
    """Return the entry of a term by its kind and key; numbers are below ``space``."""
    numbers, titles = lists.numbers, lists.titles
    bits = numbers_bits(numbers, space) + frequencies_bits(lists.frequencies)
    if titles:
        if not numbers or len(titles) < len(numbers):
            bits += numbers_bits(titles, len(numbers) or space)
        bits += frequencies_bits(lists.title_frequencies) + lengths_bits(lists.title_lengths)
    return framed(known, len(numbers), len(titles), pack(bits + lists.places))


def framed(known: Known, in_body: int, in_title: int, packed: bytes) -> bytes:
    """Return the entry of a term by its kind and key, the numbers of bodies and titles that have it, and its bits."""
    kind, key = known
    if kind == NAME and in_title:
        raise ValueError("a name stands in no list of words, and so not in a title")
    if kind == PAIR and in_title:
        kind = PAIR_IN_TITLES
    titles = b"" if kind in {PAIR, NAME} else varint(in_title)
    return b"".join((varint(in_body << KIND_BITS | kind), key, titles, varint(len(packed)), packed))


def _places(low: bytes, high: bytes) -> str:
    """Return the bits of places by the two bytes of their marks."""
    if high.strip(b"\0"):
        return "".join([PLACE_BITS[above << 8 | mark] for mark, above in zip(low, high, strict=True)])
    widths = low.translate(_WIDTHS)
    if widths.count(widths[:1]) == len(low):
        return digits(low, widths[0])
    return "".join(map(PLACE_BITS.__getitem__, low))


def short_postings(number: int, codes: bytes, places: bytes, width: int = 0) -> memoryview:
    """Return the short postings of one document, a number for each of its codes; copies bytes, which is fastest.

    They have four bytes, and the numbers are in the order of this machine: they are for nothing but to be moved.
    ``places`` may be empty; then they have a ``width`` of no bits.

    Raises:
        OverflowError: the number is not below `MOST_SHORT`.
    """
    if number >= MOST_SHORT:
        raise OverflowError("short postings have no such numbers")
    above = number | MOST_SHORT * (width == MOST_PLACE_BITS)
    data = bytearray((above << 16 | 1 << 8).to_bytes(SHORT_POSTING, "little") * len(codes))
    data[::SHORT_POSTING] = codes
    if places:
        data[1::SHORT_POSTING] = places.translate(_MARKS[width])
    return memoryview(data).cast("I")


def long_postings(short: bytes, first: int) -> bytes:
    """Return postings of short ones, ``first`` added to the number of each."""
    above = short[3::SHORT_POSTING]
    numbers = bytearray(len(short))
    numbers[::4], numbers[1::4] = short[2::SHORT_POSTING], above.translate(_BELOW)
    if first:
        every = int.from_bytes(numbers, "little") + int.from_bytes(first.to_bytes(4, "little") * len(above), "little")
        numbers[:] = every.to_bytes(len(numbers), "little")
    data = bytearray(POSTING * len(above))
    data[::POSTING], data[1::POSTING] = short[::SHORT_POSTING], short[1::SHORT_POSTING]
    data[2::POSTING] = above.translate(_IS_ABOVE)
    for place in range(4):
        data[place + 3 :: POSTING] = numbers[place::4]
    return bytes(data)


def numbers_of(postings: bytes) -> array[int]:
    """Return the number of the document of each posting; copies bytes, as there are ten millions in a large index."""
    above = bytearray(len(postings) // 2)
    for place in range(4):
        above[place::4] = postings[place + 3 :: POSTING]
    numbers = array("I", above)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
