"""The postings of one term as an entry of a generation's terms.

The documents of a generation are numbered from 0, ascending by the length byte
of the body (so that no posting needs to hold it), then newer days first, then by
id: the order in which equal scores are shown.

An entry is::

    size of the term in bytes (one byte), the term in UTF-8,
    number of documents with it in the body, number with it in the title,
    size of the bits in bytes (three varints),
    bits: body numbers, body frequencies, title numbers, title frequencies, title length bytes, body places

A place is the number of the passage in which the term is most frequent, with as
many bits as the document's number of passages needs. Names and filters have none.

Filters are terms as well, such as ``column:`` or ``year:`` with a value: no word
contains a colon.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, compress, pairwise

from plugins.search.bits import bytes_bits, frequencies_bits, numbers_bits, pack, rice_parameter, varint
from plugins.search.vector import BODY_BITS

CODE_BITS = 16
LOW = (1 << 8) - 1
IN_BODY = bytes(code & (1 << BODY_BITS) - 1 for code in range(1 << 8))
IN_TITLE = bytes(code >> BODY_BITS for code in range(1 << 8))
"""Frequency in the body, and in the title, by code of a vector."""

IN_NO_TITLE = bytes(range(1 << BODY_BITS))

FILTER_CODE = 1


def has_places(term: str) -> bool:
    """Tell whether postings of a term say in which passage it stands: those of names and filters do not."""
    return term[0] != "=" and ":" not in term


def entry(term: str, postings: array[int], title_bytes: Sequence[int], widths: bytes = b"") -> tuple[bytes, int]:
    """Return the entry of a term, and in how many bodies the term occurs.

    ``postings`` ascend; each is the number of a document, shifted left by 16
    bits, plus the place shifted by eight, plus the code in its vector.
    ``title_bytes`` holds the length byte of each document's title, ``widths``
    the bits of its places, nothing where no document has any.
    """
    space = len(title_bytes)
    if not has_places(term):
        widths = b""
    if len(postings) == 1 and not IN_TITLE[postings[0] & LOW]:
        width = widths[postings[0] >> CODE_BITS] if widths else 0
        return whole_entry(term.encode(), 1, 0, _alone(postings[0], space, width)), 1
    numbers, places, codes = _unpacked(postings)
    if not codes.translate(None, IN_NO_TITLE):  # in no title, like most terms
        bits = numbers_bits(numbers, space) + frequencies_bits(codes) + _places_bits(numbers, places, widths)
        return whole_entry(term.encode(), len(codes), 0, pack(bits)), len(codes)
    body, title = codes.translate(IN_BODY), codes.translate(IN_TITLE)
    in_body = numbers if 0 not in body else array("I", compress(numbers, body))
    in_title = array("I", compress(numbers, title))
    bits = numbers_bits(in_body, space) + frequencies_bits(body.replace(b"\0", b""))
    bits += numbers_bits(in_title, space) + frequencies_bits(title.replace(b"\0", b""))
    bits += bytes_bits([title_bytes[number] for number in in_title])
    bits += _places_bits(in_body, bytes(compress(places, body)), widths)
    return whole_entry(term.encode(), len(in_body), len(in_title), pack(bits)), len(in_body)


def _places_bits(numbers: Iterable[int], places: bytes, widths: bytes) -> str:
    if not widths:
        return ""
    return "".join([_PLACE[widths[number]][place] for number, place in zip(numbers, places, strict=True)])


_PLACE = [[format(place, f"0{width}b") if width else "" for place in range(256)] for width in range(9)]


@lru_cache(maxsize=1 << 12)
def _alone(posting: int, space: int, width: int) -> bytes:
    """Return the bits of a term that a single document has, in its body; most terms of a small generation are such."""
    bits = numbers_bits((posting >> CODE_BITS,), space) + frequencies_bits(bytes((posting & LOW,)))
    return pack(bits + _PLACE[width][posting >> 8 & LOW])


def whole_entry(key: bytes, in_body: int, in_title: int, packed: bytes) -> bytes:
    """Return an entry: term, number of documents with it in body and title, and the bits."""
    return b"".join((varint(len(key)), key, varint(in_body), varint(in_title), varint(len(packed)), packed))


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


def without(entries: bytes, gone: Mapping[str, Collection[int]], space: int, widths: bytes = b"") -> bytes:
    """Return entries without some postings, as if they had never been written.

    Args:
        entries: some that follow each other.
        gone: by term the numbers of the documents that leave it; other terms keep their bytes.
        space: how many numbers the generation has.
        widths: see `entry`.
    """
    parts: list[bytes] = []
    for term, whole, counts, packed in _entries(entries):
        leaving = gone.get(term)
        parts.append(_without(term, counts, packed, leaving, space, widths) if leaving else whole)
    return b"".join(parts)


def _entries(entries: bytes) -> Iterator[tuple[str, bytes, tuple[int, int], bytes]]:
    """Yield the term of each entry, the entry, how many numbers its lists have, and its bits."""
    at = 0
    while at < len(entries):
        start, size = at, entries[at]
        at += 1 + size
        term = entries[at - size : at].decode()
        in_body, at = _number(entries, at)
        in_title, at = _number(entries, at)
        size, at = _number(entries, at)
        at += size
        yield term, entries[start:at], (in_body, in_title), entries[at - size : at]


def _number(entries: bytes, at: int) -> tuple[int, int]:
    """Return the varint at a position, and the position after it."""
    number = shift = 0
    while (byte := entries[at]) > 127:
        number |= (byte & 127) << shift
        shift += 7
        at += 1
    return number | byte << shift, at + 1


def _without(
    term: str, counts: tuple[int, int], packed: bytes, gone: Collection[int], space: int, widths: bytes
) -> bytes:
    bits = format(int.from_bytes(packed, "big"), f"0{8 * len(packed)}b")
    numbers, frequencies, bits = _read_list(bits, counts[0], space)
    in_title, title_frequencies, bits = _read_list(bits, counts[1], space)
    lengths = [int(bits[8 * place : 8 * place + 8], 2) for place in range(counts[1])]
    ends = [8 * counts[1], *(widths[number] if widths and has_places(term) else 0 for number in numbers)]
    places = [bits[start:end] for start, end in pairwise(accumulate(ends))]
    body = [one for one in zip(numbers, frequencies, places, strict=True) if one[0] not in gone]
    title = [one for one in zip(in_title, title_frequencies, lengths, strict=True) if one[0] not in gone]
    if not body and not title:
        return b""
    written = numbers_bits([n for n, *_ in body], space) + frequencies_bits(bytes(f for _, f, _ in body))
    written += numbers_bits([n for n, *_ in title], space) + frequencies_bits(bytes(f for _, f, _ in title))
    written += bytes_bits([size for *_, size in title]) + "".join(place for *_, place in body)
    return whole_entry(term.encode(), len(body), len(title), pack(written))


def _read_list(bits: str, count: int, space: int) -> tuple[list[int], list[int], str]:
    """Return numbers and frequencies of the list that bits begin with, and the bits behind it."""
    if not count:
        return [], [], bits
    parameter = rice_parameter(space, count)
    *highs, bits = bits.split("1", count)
    low = [0] * count
    if parameter:
        low = [int(bits[at : at + parameter], 2) for at in range(0, parameter * count, parameter)]
    gaps = [(len(high) << parameter) + rest + 1 for high, rest in zip(highs, low, strict=True)]
    *widths, bits = bits[parameter * count :].split("1", count)
    frequencies = []
    at = 0
    for width in map(len, widths):
        frequencies.append(int("1" + bits[at : at + width], 2))
        at += width
    return [number - 1 for number in accumulate(gaps)], frequencies, bits[at:]
