"""The postings of one generation as files: shards that a term's own hash addresses.

Documents of a generation have numbers from 0, ascending by the length byte of
the body, so that no posting needs to hold it, then the newer day first, then
id: the order in which equal scores are shown.

A shard is a row of entries, each::

    size of the term in bytes (one byte), the term in UTF-8,
    number of documents with it in the body, number with it in the title,
    size of the bits in bytes (three varints),
    bits: body numbers, body frequencies, title numbers, title frequencies, title length bytes

The families of terms have files of their own: ``w`` words, pairs and whole
titles; ``c`` single characters, which have long lists and are rarely asked for
alone; ``f`` filters, ``column:``, ``department:`` and ``year:`` with a value,
which words never contain. A term lies in the shard ``<family><CRC-32 of the
term, its low bits, in hexadecimal>``. Heavy terms share the shards of light
ones: files of their own would save a question a few kilobytes, and cost it a list of
them that is as large.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from plugins.search.analyzer import is_single
from plugins.search.bits import bytes_bits, frequencies_bits, numbers_bits, pack, varint
from plugins.search.document import SearchDocument
from plugins.search.vector import BODY_BITS

TARGETS = {"w": 2048, "c": 4096, "f": 8192}
"""Bytes that a family's shards hold on average at most."""

LARGE = 65536
COARSE = 6144
"""A family below `LARGE` bytes is cut into shards of `COARSE` bytes: a question meets most of them anyway."""

CODE_BITS = 8
IN_BODY = bytes(code & (1 << BODY_BITS) - 1 for code in range(1 << CODE_BITS))
IN_TITLE = bytes(code >> BODY_BITS for code in range(1 << CODE_BITS))
"""The frequency in the body and in the title that each code of a vector stands for."""

FILTERS = ("column", "department", "year")
FILTER_CODE = 1


def family(term: str) -> str:
    """Return the letter of the files in which a term lies."""
    if ":" in term:
        return "f"
    return "c" if is_single(term) else "w"


def filters(document: SearchDocument) -> Iterator[str]:
    """Yield the terms by which a document is filtered."""
    return (f"{name}:{value}" for name in FILTERS if (value := getattr(document, name)))


def shard_bits(letter: str, size_bytes: int) -> int:
    """Return how many bits of the hash address the shards of a family that holds so many bytes."""
    return (max(0, size_bytes - 1) // (TARGETS[letter] if size_bytes >= LARGE else COARSE)).bit_length()


def shard_name(term: str, bits: Mapping[str, int]) -> str:
    """Return the name of the shard in which a term lies."""
    letter = family(term)
    return f"{letter}{zlib.crc32(term.encode()) & (1 << bits[letter]) - 1:x}"


def entry(term: str, postings: array[int], title_bytes: Sequence[int]) -> tuple[bytes, int]:
    """Return one entry of a shard, and in how many bodies the term stands.

    ``postings`` ascend, each the number of a document above eight bits of its
    vector's code; ``title_bytes`` gives the length byte of each document's title.
    """
    numbers, codes = _apart(postings)
    lists = [
        (numbers if 0 not in part else array("I", compress(numbers, part)), part.replace(b"\0", b""))
        for part in (codes.translate(IN_BODY), codes.translate(IN_TITLE))
    ]
    bits = [numbers_bits(numbers, len(title_bytes)) + frequencies_bits(frequencies) for numbers, frequencies in lists]
    packed = pack("".join([*bits, bytes_bits([title_bytes[number] for number in lists[1][0]])]))
    sizes = [len(frequencies) for _, frequencies in lists]
    return head(term.encode(), sizes, packed) + packed, sizes[0]


def head(key: bytes, sizes: Sequence[int], packed: bytes) -> bytes:
    """Return what stands in an entry before its bits."""
    return b"".join((bytes([len(key)]), key, *map(varint, (*sizes, len(packed)))))


def _apart(postings: array[int]) -> tuple[array[int], bytes]:
    """Return numbers and codes of postings, by moving bytes: this is done ten million times for a large index."""
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
