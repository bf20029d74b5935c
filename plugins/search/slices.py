"""Write the terms of a generation: chunks of documents are inverted, then slices of terms are encoded.

Both steps run in several processes. The first leaves its results for the second
in temporary files, so that memory and time grow no faster than the documents.
"""

from __future__ import annotations

import gc
from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.search.addresses import ADDRESS_BITS
from plugins.search.document import SearchDocument, filter_terms
from plugins.search.inversion import Entries, Row, Run, Summary, Vectors, encoded, inverted, weighty
from plugins.search.packs import directory
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

PER_PART = 8
"""The most terms that a part of the pack has on average: most have few postings, and a question reads whole parts."""

Put = Callable[[bytes], None]


def write_terms(
    numbered: Sequence[SearchDocument],
    vectors: Vectors,
    title_bytes: bytes,
    expected_changes: int,
    put: Put,
) -> tuple[int, Mapping[str, int]]:
    """Write the pack of a generation's terms.

    Args:
        numbered: its documents in the order of their numbers.
        vectors: of documents.
        title_bytes: the length byte of each title.
        expected_changes: how many documents join or leave before the generation is rewritten.
        put: is given the pack, one piece after another.

    Returns:
        How many of the highest bits of a term's address are the number of its part,
        and in how many bodies a term stands, for those that may be common.

    Raises:
        ChildEndedError: a process that helped was ended from outside.
    """
    if len(numbered) <= FEW:
        runs = inverted(_rows(numbered, vectors(numbered)), 0, 1)
        bits = _part_bits(len(run.sizes) for run in runs)
        entries, summary = encoded(runs, title_bytes, bits, expected_changes)
        _put_entries(bits, 1, lambda _: entries, put)
        return bits, summary.frequencies
    size = _chunk_size(len(numbered))
    count = -(-len(numbered) // size)
    slices = min(MAX_SLICES, 1 << (count - 1).bit_length())
    with TemporaryDirectory(prefix="search-") as folder:
        pool = Processes(batch=1, scratch=folder)
        shared = vectors if SHARES_MEMORY else None
        invert = partial(_invert, folder, size, slices, shared)
        deque(pool.each(invert, _chunks(numbered, vectors), ""), maxlen=0)
        bits = _part_bits(_count(folder, count, number) for number in range(slices))
        encode = partial(_encode, folder, count, title_bytes, bits, expected_changes)
        summaries = list(pool.each(encode, range(slices), ""))
        _put_entries(bits, slices, partial(_read_entries, folder), put)
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
        first = run.first.to_bytes(8, "little")
        said = [run.products.tobytes(), run.terms.encode(), run.sizes.tobytes(), run.postings, first]
        _write_parts(folder, f"{chunk[0]}-{number}", said)


def _count(folder: str, count: int, number: int) -> int:
    """Return how many terms a slice has."""
    products: set[int] = set()
    terms: set[str] = set()
    for chunk in range(count):
        some, joined = islice(_read_parts(folder, f"{chunk}-{number}"), 2)
        products.update(array("I", some))
        terms.update(joined.decode().split("\n") if joined else ())
    return len(products) + len(terms)


def _part_bits(counts: Iterable[int]) -> int:
    return max(1, (max(0, sum(counts) - 1) // PER_PART).bit_length())


def _encode(folder: str, count: int, title_bytes: bytes, bits: int, expected_changes: int, number: int) -> Summary:
    gc.set_threshold(GARBAGE)
    runs = (_read_run(folder, chunk, number) for chunk in range(count))
    entries, summary = encoded(runs, title_bytes, bits, expected_changes)
    addresses, sizes, data = entries
    _write_parts(folder, f"entries-{number}", [addresses.tobytes(), sizes.tobytes(), data])
    return summary


def _put_entries(bits: int, slices: int, entries_of: Callable[[int], Entries], put: Put) -> None:
    """Have the entries of all slices kept behind their directory."""
    sizes: Counter[int] = Counter()
    for number in range(slices):
        addresses, lengths, _ = entries_of(number)
        for address, length in zip(addresses, lengths, strict=True):
            sizes[address >> ADDRESS_BITS - bits] += length
    put(directory([sizes[part] for part in range(1 << bits)]))
    for number in range(slices):
        put(entries_of(number)[2])


def _read_run(folder: str, chunk: int, number: int) -> Run:
    products, terms, sizes, postings, first = _read_parts(folder, f"{chunk}-{number}")
    return Run(int.from_bytes(first, "little"), array("I", products), terms.decode(), array("I", sizes), postings)


def _read_entries(folder: str, number: int) -> Entries:
    addresses, sizes, data = _read_parts(folder, f"entries-{number}")
    return array("I", addresses), array("I", sizes), data


def _write_parts(folder: str, name: str, parts: Sequence[bytes]) -> None:
    with Path(folder, name).open("wb") as file:
        file.write(array("Q", [len(parts), *map(len, parts)]).tobytes())
        file.writelines(parts)


def _read_parts(folder: str, name: str) -> Iterator[bytes]:
    with Path(folder, name).open("rb") as file:
        (count,) = array("Q", file.read(8))
        for size in array("Q", file.read(8 * count)):
            yield file.read(size)
