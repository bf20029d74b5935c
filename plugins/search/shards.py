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

import zlib
from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.search.analyzer import is_single
from plugins.search.bits import bytes_bits, frequencies_bits, numbers_bits, pack, varint
from plugins.search.document import SearchDocument
from plugins.search.vector import BODY_BITS, Vector

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

Postings = Mapping[str, "array[int]"]


def family(term: str) -> str:
    """Return the letter of the files in which a term lies."""
    if ":" in term:
        return "f"
    return "c" if is_single(term) else "w"


def invert(members: Sequence[SearchDocument], vector_of: Callable[[SearchDocument], Vector]) -> Postings:
    """Return for each term its postings: the number of the document above eight bits of its vector's code.

    ``members`` in the order of their numbers. The postings of a term ascend.
    """
    postings: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, document in enumerate(members):
        vector = vector_of(document)
        above = number << CODE_BITS
        if vector.codes:
            lists = map(postings.__getitem__, vector.terms.split(" "))
            deque(map(array.append, lists, map(above.__or__, vector.codes)), maxlen=0)
        for name in ("column", "department", "year"):
            value = getattr(document, name)
            if value:
                postings[f"{name}:{value}"].append(above | 1)
    return postings


def entry(term: str, postings: Sequence[int], title_bytes: Sequence[int]) -> tuple[bytes, int]:
    """Return one entry of a shard, and in how many bodies the term stands.

    ``title_bytes`` gives the length byte of each document's title.
    """
    space = len(title_bytes)
    codes = bytes(map(LOW.__and__, postings))
    numbers = [posting >> CODE_BITS for posting in postings]
    bits = []
    sizes = []
    for part in (codes.translate(IN_BODY), codes.translate(IN_TITLE)):
        having = numbers if 0 not in part else [number for number, count in zip(numbers, part, strict=True) if count]
        bits += [numbers_bits(having, space), frequencies_bits(part.replace(b"\0", b""))]
        sizes.append(len(having))
    if sizes[1]:
        bits.append(bytes_bits([title_bytes[number] for number in having]))
    packed = pack("".join(bits))
    key = term.encode()
    parts = (bytes([len(key)]), key, varint(sizes[0]), varint(sizes[1]), varint(len(packed)), packed)
    return b"".join(parts), sizes[0]


@dataclass(frozen=True, slots=True)
class Shards:
    """The postings of a generation as files.

    Attributes:
        files: every shard by its name; every shard that a hash can address
            exists, if empty, so that no request for an absent term fails.
        bits: for each family, how many bits of the hash address its shards.
        frequencies: in how many bodies each word, pair and single character stands.
    """

    files: Mapping[str, bytes]
    bits: Mapping[str, int]
    frequencies: Mapping[str, int]


def write_shards(postings: Postings, title_bytes: Sequence[int]) -> Shards:
    """Return the shards of postings."""
    entries: dict[str, list[tuple[int, bytes]]] = {letter: [] for letter in TARGETS}
    frequencies = {}
    for term in sorted(postings):
        data, frequency = entry(term, postings[term], title_bytes)
        entries[family(term)].append((zlib.crc32(term.encode()), data))
        if frequency and ":" not in term and not term.startswith("="):
            frequencies[term] = frequency
    files: dict[str, bytes] = {}
    bits: dict[str, int] = {}
    for letter, target in TARGETS.items():
        size = sum(len(data) for _, data in entries[letter])
        bits[letter] = (max(0, size - 1) // (target if size >= LARGE else COARSE)).bit_length()
        files.update(_spread(letter, entries.pop(letter), bits[letter]))
    return Shards(files, bits, frequencies)


def _spread(letter: str, entries: list[tuple[int, bytes]], bits: int) -> Iterator[tuple[str, bytes]]:
    shards: list[list[bytes]] = [[] for _ in range(1 << bits)]
    for address, data in entries:
        shards[address & (1 << bits) - 1].append(data)
    return ((f"{letter}{number:x}", b"".join(parts)) for number, parts in enumerate(shards))
