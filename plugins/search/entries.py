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

Filters are terms as well, such as ``column:`` or ``year:`` with a value: no word
contains a colon.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from plugins.search.addresses import NAME, PAIR, PAIR_IN_TITLES, key_of
from plugins.search.bits import frequencies_bits, lengths_bits, numbers_bits, pack, varint
from plugins.search.vector import BODY_BITS

CODE_BITS = 16
LOW = (1 << 8) - 1
IN_BODY = bytes(code & (1 << BODY_BITS) - 1 for code in range(1 << 8))
IN_TITLE = bytes(code >> BODY_BITS for code in range(1 << 8))
"""Frequency in the body, and in the title, by code of a vector."""

IN_NO_TITLE = bytes(range(1 << BODY_BITS))

FILTER_CODE = 1
KIND_BITS = 2


class Lists(NamedTuple):
    """The postings of a term, in lists of one length for bodies and one for titles.

    Attributes:
        numbers, frequencies: of documents with it in the body; numbers ascend.
        places: bits of each of these, or nothing where no document has any.
        titles: places in ``numbers`` of documents with it in the title, or their numbers where no body has it.
        title_frequencies, title_lengths: of these; lengths as bytes.
    """

    numbers: Sequence[int]
    frequencies: bytes
    places: Sequence[str]
    titles: Sequence[int]
    title_frequencies: bytes
    title_lengths: Sequence[int]


def has_places(term: str) -> bool:
    """Tell whether postings of a term say in which passage it stands: those of names and filters do not."""
    return term[0] != "=" and ":" not in term


def entry(
    term: str, postings: array[int], title_bytes: Sequence[int], widths: bytes = b"", bits: int = 0
) -> tuple[bytes, int]:
    """Return the entry of a term, and in how many bodies the term occurs.

    ``postings`` ascend; each is the number of a document, shifted left by 16
    bits, plus the place shifted by eight, plus the code in its vector.
    ``title_bytes`` holds the length byte of each document's title, ``widths``
    the bits of its places, nothing where no document has any; ``bits`` of the
    term's address are the number of its part.

    Raises:
        ValueError: some bodies have the term, and a document in the title alone; or a name stands in a title.
    """
    if not has_places(term):
        widths = b""
    if len(postings) == 1 and not IN_TITLE[postings[0] & LOW]:
        width = widths[postings[0] >> CODE_BITS] if widths else 0
        return _whole(key_of(term, bits), 1, 0, _alone(postings[0], len(title_bytes), width)), 1
    numbers, places, codes = _unpacked(postings)
    body, in_title = codes, b""
    titles: tuple[int, ...] = ()
    if codes.translate(None, IN_NO_TITLE):
        body, title = codes.translate(IN_BODY), codes.translate(IN_TITLE)
        in_title = title.replace(b"\0", b"")
        if 0 in body:
            if body.strip(b"\0"):
                raise ValueError(f"{term!r} stands in a title that is no part of its text")
            lists = Lists((), b"", (), numbers, in_title, [title_bytes[number] for number in numbers])
            return written(key_of(term, bits), lists, len(title_bytes)), 0
        titles = tuple(compress(range(len(title)), title))
    spelled = _places_of(numbers, places, widths) if widths else ()
    lists = Lists(numbers, body, spelled, titles, in_title, [title_bytes[numbers[place]] for place in titles])
    return written(key_of(term, bits), lists, len(title_bytes)), len(codes)


def written(known: tuple[int, bytes], lists: Lists, space: int) -> bytes:
    """Return the entry of a term by its kind and key; numbers are below ``space``."""
    numbers, titles = lists.numbers, lists.titles
    bits = numbers_bits(numbers, space) + frequencies_bits(lists.frequencies)
    if titles:
        if not numbers or len(titles) < len(numbers):
            bits += numbers_bits(titles, len(numbers) or space)
        bits += frequencies_bits(lists.title_frequencies) + lengths_bits(lists.title_lengths)
    return _whole(known, len(numbers), len(titles), pack(bits + "".join(lists.places)))


def _whole(known: tuple[int, bytes], in_body: int, in_title: int, packed: bytes) -> bytes:
    kind, key = known
    if kind == NAME and in_title:
        raise ValueError("a name stands in no list of words, and so not in a title")
    if kind == PAIR and in_title:
        kind = PAIR_IN_TITLES
    titles = b"" if kind in {PAIR, NAME} else varint(in_title)
    return b"".join((varint(in_body << KIND_BITS | kind), key, titles, varint(len(packed)), packed))


@lru_cache(maxsize=1 << 12)
def _alone(posting: int, space: int, width: int) -> bytes:
    """Return the bits of a term that a single document has, in its body; most terms of a small generation are such."""
    bits = numbers_bits((posting >> CODE_BITS,), space) + frequencies_bits(bytes((posting & LOW,)))
    return pack(bits + _PLACE[width][posting >> 8 & LOW])


def _places_of(numbers: Sequence[int], places: bytes, widths: bytes) -> list[str]:
    return [_PLACE[widths[number]][place] for number, place in zip(numbers, places, strict=True)]


_PLACE = [[format(place, f"0{width}b") if width else "" for place in range(256)] for width in range(9)]


def postings_of(number: int, codes: bytes, places: bytes) -> memoryview:
    """Return the postings of one document, a number for each of its codes; copies bytes, which is fastest."""
    data = bytearray(8 * len(codes))
    data[::8] = codes
    if places:
        data[1::8] = places
    for place, byte in enumerate(number.to_bytes(4, "little"), 2):
        if byte:
            data[place::8] = bytes((byte,)) * len(codes)
    postings = memoryview(data).cast("Q")
    if sys.byteorder == "big":
        swapped = array("Q", postings)
        swapped.byteswap()
        return memoryview(swapped)
    return postings


def _unpacked(postings: array[int]) -> tuple[array[int], bytes, bytes]:
    """Return numbers, places and codes; copies bytes, as this runs ten million times for a large index."""
    if sys.byteorder == "big":
        postings = postings[:]
        postings.byteswap()
    data = postings.tobytes()
    above = bytearray(data[2::8] * 4)
    for place in range(4):
        above[place::4] = data[place + 2 :: 8]
    numbers = array("I", bytes(above))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers, data[1::8], data[::8]
