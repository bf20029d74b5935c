"""The postings of one term as an entry of a generation's terms.

The documents of a generation are numbered from 0, ascending by the length byte
of the body (so that no posting needs to hold it), then newer days first, then by
id: the order in which equal scores are shown.

An entry is::

    size of the term in bytes (one byte), the term in UTF-8,
    number of documents with it in the body, number with it in the title,
    size of the bits in bytes (three varints),
    bits: body numbers, body frequencies, title numbers, title frequencies, title length bytes

Filters are terms as well, such as ``column:`` or ``year:`` with a value: no word
contains a colon.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, compress

from plugins.search.bits import bytes_bits, frequencies_bits, numbers_bits, pack, rice_parameter, varint
from plugins.search.vector import BODY_BITS

CODE_BITS = 8
LOW = (1 << CODE_BITS) - 1
IN_BODY = bytes(code & (1 << BODY_BITS) - 1 for code in range(1 << CODE_BITS))
IN_TITLE = bytes(code >> BODY_BITS for code in range(1 << CODE_BITS))
"""Frequency in the body, and in the title, by code of a vector."""

IN_NO_TITLE = bytes(range(1 << BODY_BITS))

FILTER_CODE = 1


def entry(term: str, postings: array[int], title_bytes: Sequence[int]) -> tuple[bytes, int]:
    """Return the entry of a term, and in how many bodies the term occurs.

    ``postings`` ascend; each is the number of a document, shifted left by eight
    bits, plus the code in its vector. ``title_bytes`` holds the length byte of
    each document's title.
    """
    space = len(title_bytes)
    if len(postings) == 1 and not IN_TITLE[postings[0] & LOW]:
        return whole_entry(term.encode(), 1, 0, _alone(postings[0], space)), 1
    numbers, codes = _unpacked(postings)
    if not codes.translate(None, IN_NO_TITLE):  # in no title, like most terms
        packed = pack(numbers_bits(numbers, space) + frequencies_bits(codes))
        return whole_entry(term.encode(), len(codes), 0, packed), len(codes)
    body, title = codes.translate(IN_BODY), codes.translate(IN_TITLE)
    in_body = numbers if 0 not in body else array("I", compress(numbers, body))
    in_title = array("I", compress(numbers, title))
    bits = numbers_bits(in_body, space) + frequencies_bits(body.replace(b"\0", b""))
    bits += numbers_bits(in_title, space) + frequencies_bits(title.replace(b"\0", b""))
    packed = pack(bits + bytes_bits([title_bytes[number] for number in in_title]))
    return whole_entry(term.encode(), len(in_body), len(in_title), packed), len(in_body)


@lru_cache(maxsize=1 << 12)
def _alone(posting: int, space: int) -> bytes:
    """Return the bits of a term that a single document has, in its body; most terms of a small generation are such."""
    return pack(numbers_bits((posting >> CODE_BITS,), space) + frequencies_bits(bytes((posting & LOW,))))


def whole_entry(key: bytes, in_body: int, in_title: int, packed: bytes) -> bytes:
    """Return an entry: term, number of documents with it in body and title, and the bits."""
    return b"".join((varint(len(key)), key, varint(in_body), varint(in_title), varint(len(packed)), packed))


def postings_of(number: int, codes: bytes) -> memoryview:
    """Return the postings of one document, a number for each of its codes; copies bytes, which is fastest."""
    data = bytearray(4 * len(codes))
    for place, byte in enumerate((number << CODE_BITS).to_bytes(4, "little")):
        if byte:
            data[place::4] = bytes((byte,)) * len(codes)
    data[::4] = codes
    if sys.byteorder == "big":
        data[::4], data[1::4], data[2::4], data[3::4] = data[3::4], data[2::4], data[1::4], data[::4]
    return memoryview(data).cast("I")


def _unpacked(postings: array[int]) -> tuple[array[int], bytes]:
    """Return numbers and codes of postings; copies bytes, as this runs ten million times for a large index."""
    if sys.byteorder == "big":
        postings = postings[:]
        postings.byteswap()
    data = postings.tobytes()
    codes = data[::4]
    above = bytearray(data[1:] + b"\0")
    above[3::4] = bytes(len(codes))
    numbers = array("I", bytes(above))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers, codes


def without(entries: bytes, gone: Mapping[str, Collection[int]], space: int) -> bytes:
    """Return entries without some postings, as if they had never been written.

    Args:
        entries: some that follow each other.
        gone: by term the numbers of the documents that leave it; other terms keep their bytes.
        space: how many numbers the generation has.
    """
    parts: list[bytes] = []
    for term, whole, counts, packed in _entries(entries):
        leaving = gone.get(term)
        parts.append(_without(term, counts, packed, leaving, space) if leaving else whole)
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


def _without(term: str, counts: tuple[int, int], packed: bytes, gone: Collection[int], space: int) -> bytes:
    bits = format(int.from_bytes(packed, "big"), f"0{8 * len(packed)}b")
    numbers, frequencies, bits = _read_list(bits, counts[0], space)
    in_title, title_frequencies, bits = _read_list(bits, counts[1], space)
    lengths = [int(bits[8 * place : 8 * place + 8], 2) for place in range(counts[1])]
    body = [(n, f) for n, f in zip(numbers, frequencies, strict=True) if n not in gone]
    title = [one for one in zip(in_title, title_frequencies, lengths, strict=True) if one[0] not in gone]
    if not body and not title:
        return b""
    written = numbers_bits([n for n, _ in body], space) + frequencies_bits(bytes(f for _, f in body))
    written += numbers_bits([n for n, _, _ in title], space) + frequencies_bits(bytes(f for _, f, _ in title))
    return whole_entry(term.encode(), len(body), len(title), pack(written + bytes_bits([size for *_, size in title])))


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
