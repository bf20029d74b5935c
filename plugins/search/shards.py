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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
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
LOW = (1 << CODE_BITS) - 1
IN_BODY = bytes(code & (1 << BODY_BITS) - 1 for code in range(1 << CODE_BITS))
IN_TITLE = bytes(code >> BODY_BITS for code in range(1 << CODE_BITS))
"""The frequency in the body and in the title that each code of a vector stands for."""

IN_NO_TITLE = bytes(range(1 << BODY_BITS))

FILTERS = ("column", "department", "year")
FILTER_CODE = 1


def family(term: str) -> str:
    """Return the letter of the files in which a term lies."""
    if len(term) == 1:
        return "c" if is_single(term) else "w"
    return "f" if ":" in term else "w"


def filters(document: SearchDocument) -> Iterator[str]:
    """Yield the terms by which a document is filtered."""
    return (f"{name}:{value}" for name in FILTERS if (value := getattr(document, name)))


def shard_bits(letter: str, size_bytes: int) -> int:
    """Return how many bits of the hash address the shards of a family that holds so many bytes."""
    return (max(0, size_bytes - 1) // (TARGETS[letter] if size_bytes >= LARGE else COARSE)).bit_length()


def shard_names(terms: Iterable[str], bits: Mapping[str, int]) -> Iterator[str]:
    """Yield the name of the shard in which each term lies."""
    masks = {letter: (1 << count) - 1 for letter, count in bits.items()}
    for term in terms:
        letter = family(term)
        yield f"{letter}{zlib.crc32(term.encode()) & masks[letter]:x}"


def entry(term: str, postings: array[int], title_bytes: Sequence[int]) -> tuple[bytes, int]:
    """Return one entry of a shard, and in how many bodies the term stands.

    ``postings`` ascend, each the number of a document above eight bits of its
    vector's code; ``title_bytes`` gives the length byte of each document's title.
    """
    space = len(title_bytes)
    if len(postings) == 1 and not IN_TITLE[postings[0] & LOW]:
        return whole_entry(term.encode(), 1, 0, _alone(postings[0], space)), 1
    numbers, codes = _apart(postings)
    if not codes.translate(None, IN_NO_TITLE):  # in no title, as most terms
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
    """Return the bits of a term that one document has, in its body: in a small generation that is most terms."""
    return pack(numbers_bits((posting >> CODE_BITS,), space) + frequencies_bits(bytes((posting & LOW,))))


def whole_entry(key: bytes, in_body: int, in_title: int, packed: bytes) -> bytes:
    """Put an entry together: term, how many documents have it in body and title, and the bits."""
    return b"".join((varint(len(key)), key, varint(in_body), varint(in_title), varint(len(packed)), packed))


def postings_of(number: int, codes: bytes) -> memoryview:
    """Return the postings of one document, a number for each of its codes, by moving bytes."""
    data = bytearray(4 * len(codes))
    for place, byte in enumerate((number << CODE_BITS).to_bytes(4, "little")):
        if byte:
            data[place::4] = bytes((byte,)) * len(codes)
    data[::4] = codes
    if sys.byteorder == "big":
        data[::4], data[1::4], data[2::4], data[3::4] = data[3::4], data[2::4], data[1::4], data[::4]
    return memoryview(data).cast("I")


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
