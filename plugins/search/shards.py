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
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from plugins.search.analyzer import is_single
from plugins.search.bits import bytes_bits, frequencies_bits, numbers_bits, pack, varint
from plugins.search.document import SearchDocument
from plugins.search.vector import BODY_BITS, Vector

TARGETS = {"w": 2048, "c": 4096, "f": 8192}
"""Bytes that a family's shards hold on average at most."""

LARGE = 65536
COARSE = 6144
"""A family below `LARGE` bytes is cut into shards of `COARSE` bytes: a question meets most of them anyway."""

IN_BODY = (1 << BODY_BITS) - 1
CODE_BITS = 8

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
        for term, code in zip(vector.terms.split(" ") if vector.terms else (), vector.codes, strict=True):
            postings[term].append(above | code)
        for name in ("column", "department", "year"):
            value = getattr(document, name)
            if value:
                postings[f"{name}:{value}"].append(above | 1)
    return postings


def body_frequency(postings: Sequence[int]) -> int:
    """Return how many documents have a term in their body."""
    return sum(1 for posting in postings if posting & IN_BODY)


def entry(term: str, postings: Sequence[int], title_bytes: Sequence[int]) -> bytes:
    """Return one entry of a shard; ``title_bytes`` gives the length byte of each document's title."""
    space = len(title_bytes)
    body = [posting for posting in postings if posting & IN_BODY]
    title = [posting for posting in postings if posting >> BODY_BITS & 3]
    in_title = [posting >> CODE_BITS for posting in title]
    bits = pack(
        numbers_bits([posting >> CODE_BITS for posting in body], space)
        + frequencies_bits([posting & IN_BODY for posting in body])
        + numbers_bits(in_title, space)
        + frequencies_bits([posting >> BODY_BITS & 3 for posting in title])
        + bytes_bits([title_bytes[number] for number in in_title])
    )
    key = term.encode()
    return b"".join((bytes([len(key)]), key, varint(len(body)), varint(len(title)), varint(len(bits)), bits))


def write_shards(postings: Postings, title_bytes: Sequence[int]) -> tuple[dict[str, bytes], dict[str, int]]:
    """Return every shard by its name, and for each family how many bits of the hash address it.

    Every shard that a hash can address exists, if empty, so that no request
    for a term that does not occur fails.
    """
    entries: dict[str, list[tuple[int, bytes]]] = {letter: [] for letter in TARGETS}
    for term in sorted(postings):
        entries[family(term)].append((zlib.crc32(term.encode()), entry(term, postings[term], title_bytes)))
    files: dict[str, bytes] = {}
    bits: dict[str, int] = {}
    for letter, target in TARGETS.items():
        size = sum(len(data) for _, data in entries[letter])
        bits[letter] = (max(0, size - 1) // (target if size >= LARGE else COARSE)).bit_length()
        files.update(_spread(letter, entries.pop(letter), bits[letter]))
    return files, bits


def _spread(letter: str, entries: list[tuple[int, bytes]], bits: int) -> Iterator[tuple[str, bytes]]:
    shards: list[list[bytes]] = [[] for _ in range(1 << bits)]
    for address, data in entries:
        shards[address & (1 << bits) - 1].append(data)
    return ((f"{letter}{number:x}", b"".join(parts)) for number, parts in enumerate(shards))
