"""The postings of one generation as files: shards that the hash of a term addresses.

The documents of a generation are numbered from 0, ascending by the length byte
of the body (so that no posting needs to hold it), then newer days first, then by
id: the order in which equal scores are shown.

A shard is a sequence of entries, each::

    size of the term in bytes (one byte), the term in UTF-8,
    number of documents with it in the body, number with it in the title,
    size of the bits in bytes (three varints),
    bits: body numbers, body frequencies, title numbers, title frequencies, title length bytes

Each family of terms has files of its own: ``w`` words, pairs and whole titles;
``c`` single characters, which have long lists and are rarely asked for alone;
``f`` filters, such as ``column:`` or ``year:`` with a value: no word contains a
colon. A term lies in the shard ``<family><low bits of its CRC-32, in
hexadecimal>``. Frequent terms share the shards of rare ones: files of their own
would save a question a few kilobytes, and cost a list of these files that is as
large.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress

from plugins.search.analyzer import is_single
from plugins.search.bits import bytes_bits, frequencies_bits, numbers_bits, pack, varint
from plugins.search.vector import BODY_BITS

TARGETS = {"w": 2048, "c": 4096, "f": 8192}
"""Maximum mean size of a family's shards, in bytes."""

LARGE = 65536
COARSE = 6144
"""A family below `LARGE` bytes is cut into shards of `COARSE` bytes: a question needs most of them anyway."""

CODE_BITS = 8
LOW = (1 << CODE_BITS) - 1
IN_BODY = bytes(code & (1 << BODY_BITS) - 1 for code in range(1 << CODE_BITS))
IN_TITLE = bytes(code >> BODY_BITS for code in range(1 << CODE_BITS))
"""Frequency in the body, and in the title, by code of a vector."""

IN_NO_TITLE = bytes(range(1 << BODY_BITS))

FILTER_CODE = 1


def family(term: str) -> str:
    """Return the letter of the files in which a term lies."""
    if len(term) == 1:
        return "c" if is_single(term) else "w"
    return "f" if ":" in term else "w"


def shard_bits(letter: str, size_bytes: int) -> int:
    """Return how many bits of the hash address the shards of a family of this size."""
    return (max(0, size_bytes - 1) // (TARGETS[letter] if size_bytes >= LARGE else COARSE)).bit_length()


def shard_names(terms: Iterable[str], bits: Mapping[str, int]) -> Iterator[str]:
    """Yield the name of the shard in which each term lies."""
    masks = {letter: (1 << count) - 1 for letter, count in bits.items()}
    for term in terms:
        letter = family(term)
        yield f"{letter}{zlib.crc32(term.encode()) & masks[letter]:x}"


def entry(term: str, postings: array[int], title_bytes: Sequence[int]) -> tuple[bytes, int]:
    """Return one entry of a shard, and in how many bodies the term occurs.

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
