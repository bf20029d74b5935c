"""Write the shards of a generation: chunks of documents are inverted, then slices of terms are encoded.

Both steps run in several processes. The first leaves its results for the second
in temporary files, so that memory and time grow no faster than the documents.
"""

from __future__ import annotations

import gc
from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.search.document import SearchDocument, filter_terms
from plugins.search.inversion import GROUP_BITS, Entry, Row, Run, Summary, Vectors, encoded, inverted, weighty
from plugins.search.shards import TARGETS, shard_bits
from plugins.search.vector import Vector
from plugins.system.child import SHARES_MEMORY, processors
from plugins.system.pool import Processes

CHUNK = 2048
"""The most documents that are inverted at once."""

MAX_SLICES = 64

GARBAGE = 1_000_000
"""Garbage-collection threshold while lists of numbers and strings are made, which form no circles."""

FEW = 512
"""Up to this many documents, starting processes takes longer than the work."""

Chunk = tuple[int, Sequence[SearchDocument], Sequence[Vector] | None]
"""The number of a chunk, its documents, and their vectors where processes do not share memory."""

Put = Callable[[Mapping[str, bytes]], None]


def write_shards(
    numbered: Sequence[SearchDocument], vectors: Vectors, title_bytes: bytes, expected_changes: int, put: Put
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Write the shards of a generation.

    Args:
        numbered: its documents in the order of their numbers.
        vectors: of documents.
        title_bytes: the length byte of each title.
        expected_changes: how many documents join or leave before the generation is rewritten.
        put: is given shards by name, some whole groups in each call; every shard that a hash
            can address is among them, so that no request for an absent term fails.

    Returns:
        For each family how many bits of the hash address its shards, and in how
        many bodies a term stands, for those that may be common.

    Raises:
        ChildEndedError: a process that helped was ended from outside.
    """
    if len(numbered) <= FEW:
        runs = inverted(_rows(numbered, vectors(numbered)), 0, 1)
        entries, summary = encoded(runs, title_bytes, expected_changes)
        bits = _put_shards([entries], [summary], put)
        return bits, summary.frequencies
    size = _chunk_size(len(numbered))
    count = -(-len(numbered) // size)
    slices = min(MAX_SLICES, 1 << (count - 1).bit_length())
    with TemporaryDirectory(prefix="search-") as folder:
        pool = Processes(batch=1, scratch=folder)
        shared = vectors if SHARES_MEMORY else None
        invert = partial(_invert, folder, size, slices, shared)
        deque(pool.each(invert, _chunks(numbered, vectors), ""), maxlen=0)
        encode = partial(_encode, folder, count, title_bytes, expected_changes)
        summaries = list(pool.each(encode, range(slices), ""))
        bits = _put_shards((_read_entries(folder, n) for n in range(slices)), summaries, put)
    frequencies = {term: n for summary in summaries for term, n in summary.frequencies.items()}
    return bits, weighty(frequencies, len(numbered), expected_changes)


def sizes_of(members: Sequence[SearchDocument], vectors: Vectors) -> Mapping[str, tuple[int, int]]:
    """Return the lengths of title and body of each document, by id.

    Raises:
        ChildEndedError: a process that helped was ended from outside.
    """
    if len(members) <= FEW:
        return _lengths(members, vectors(members))
    measure = partial(_lengths_of, vectors if SHARES_MEMORY else None)
    every = Processes(batch=1).each(measure, _chunks(members, vectors), "")
    return {id: size for sizes in every for id, size in sizes.items()}


def _chunks(documents: Sequence[SearchDocument], vectors: Vectors) -> Iterator[Chunk]:
    size = _chunk_size(len(documents))
    for number, start in enumerate(range(0, len(documents), size)):
        some = documents[start : start + size]
        yield number, some, None if SHARES_MEMORY else list(vectors(some))


def _chunk_size(documents: int) -> int:
    """Return how many documents make a chunk, so that all processes end their last one together."""
    rounds = -(-documents // (CHUNK * processors()))
    return -(-documents // (rounds * processors()))


def _rows(documents: Sequence[SearchDocument], vectors: Iterable[Vector]) -> list[Row]:
    return [(vector, tuple(filter_terms(document))) for document, vector in zip(documents, vectors, strict=True)]


def _lengths(documents: Sequence[SearchDocument], vectors: Iterable[Vector]) -> dict[str, tuple[int, int]]:
    return {d.id: (v.title_length, v.body_length) for d, v in zip(documents, vectors, strict=True)}


def _vectors_of(shared: Vectors | None, chunk: Chunk) -> Iterable[Vector]:
    _, documents, known = chunk
    return shared(documents) if shared else known or ()


def _lengths_of(shared: Vectors | None, chunk: Chunk) -> dict[str, tuple[int, int]]:
    return _lengths(chunk[1], _vectors_of(shared, chunk))


def _invert(folder: str, size: int, slices: int, shared: Vectors | None, chunk: Chunk) -> None:
    gc.set_threshold(GARBAGE)
    rows = _rows(chunk[1], _vectors_of(shared, chunk))
    for number, run in enumerate(inverted(rows, chunk[0] * size, slices)):
        terms, sizes, postings = run
        _write_parts(folder, f"{chunk[0]}-{number}", [terms.encode(), sizes.tobytes(), postings])


def _encode(folder: str, count: int, title_bytes: bytes, expected_changes: int, number: int) -> Summary:
    gc.set_threshold(GARBAGE)
    entries, summary = encoded(
        (_read_run(folder, chunk, number) for chunk in range(count)), title_bytes, expected_changes
    )
    _write_entries(folder, number, entries)
    return summary


def _put_shards(
    every: Iterable[Mapping[str, list[Entry]]], summaries: Sequence[Summary], put: Put
) -> Mapping[str, int]:
    """Have the shards of all slices kept, those of a slice together; small families, which lie across slices, last."""
    sizes: Counter[str] = Counter()
    for summary in summaries:
        sizes.update(summary.sizes)
    bits = {letter: shard_bits(letter, sizes[letter]) for letter in TARGETS}
    slices = len(summaries)
    late: dict[str, list[Entry]] = {letter: [] for letter in bits if 1 << bits[letter] < slices << GROUP_BITS}
    for number, entries in enumerate(every):
        shards: dict[str, bytes] = {}
        for letter, some in entries.items():
            if letter in late:
                late[letter].extend(some)
            else:
                own = [n for n in range(1 << bits[letter]) if n >> GROUP_BITS & slices - 1 == number]
                shards.update(_shards(letter, some, bits[letter], own))
        put(shards)
    for letter, some in late.items():
        put(_shards(letter, sorted(some, key=lambda one: one[1]), bits[letter], range(1 << bits[letter])))
    return bits


def _shards(letter: str, entries: Iterable[Entry], bits: int, numbers: Iterable[int]) -> dict[str, bytes]:
    shards: dict[int, list[bytes]] = {number: [] for number in numbers}
    for address, _, data in entries:
        shards[address & (1 << bits) - 1].append(data)
    return {f"{letter}{number:x}": b"".join(parts) for number, parts in shards.items()}


def _read_run(folder: str, chunk: int, number: int) -> Run:
    terms, sizes, postings = _read_parts(folder, f"{chunk}-{number}")
    return terms.decode(), array("I", sizes), postings


def _write_entries(folder: str, number: int, entries: Mapping[str, list[Entry]]) -> None:
    parts: list[bytes] = []
    for letter in TARGETS:
        addresses, terms, data = zip(*entries[letter], strict=True) if entries[letter] else ((), (), ())
        sizes = array("I", map(len, data))
        parts += [array("I", addresses).tobytes(), sizes.tobytes(), " ".join(terms).encode(), b"".join(data)]
    _write_parts(folder, f"entries-{number}", parts)


def _read_entries(folder: str, number: int) -> dict[str, list[Entry]]:
    parts = _read_parts(folder, f"entries-{number}")
    return {letter: list(_entries(*islice(parts, 4))) for letter in TARGETS}


def _entries(addresses: bytes, sizes: bytes, terms: bytes, data: bytes) -> Iterator[Entry]:
    ends = list(accumulate(array("I", sizes), initial=0))
    names = terms.decode().split(" ") if terms else ()
    for address, term, start, end in zip(array("I", addresses), names, ends, ends[1:], strict=False):
        yield address, term, data[start:end]


def _write_parts(folder: str, name: str, parts: Sequence[bytes]) -> None:
    with Path(folder, name).open("wb") as file:
        file.write(array("Q", [len(parts), *map(len, parts)]).tobytes())
        file.writelines(parts)


def _read_parts(folder: str, name: str) -> Iterator[bytes]:
    with Path(folder, name).open("rb") as file:
        (count,) = array("Q", file.read(8))
        for size in array("Q", file.read(8 * count)):
            yield file.read(size)
