"""Write the shards of a generation: chunks of documents are inverted, then slices of terms are encoded.

Both steps run in several processes. The first leaves its results for the second
in temporary files, so that memory and time grow no faster than the documents.
"""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import sys
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from plugins.model.error import SiteError
from plugins.search.document import SearchDocument, filter_terms
from plugins.search.inversion import GROUP_BITS, Entry, Row, Summary, Vectors, encoded, inverted, weighty
from plugins.search.shards import TARGETS, shard_bits
from plugins.search.vector import Vector

CHUNK = 2048
"""Maximum number of documents inverted at once."""

MAX_SLICES = 64
SHARES_MEMORY = sys.platform == "linux"
"""Whether a process that is started begins with what this one holds."""

GARBAGE = 1_000_000
"""Objects between two looks for garbage in a process that helps: there is some only where vectors are computed anew."""

FEW = 512
"""Up to so many documents, starting processes takes longer than the work."""

Put = Callable[[Mapping[str, bytes]], None]
Each = Callable[[Callable[..., Any], Iterable[tuple[Any, ...]]], Iterator[Any]]


def write_shards(
    numbered: Sequence[SearchDocument], vectors: Vectors, title_bytes: bytes, expected_changes: int, put: Put
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Write the shards of a generation.

    Args:
        numbered: its documents in the order of their numbers.
        vectors: of documents.
        title_bytes: the length byte of each title.
        expected_changes: at most so many documents join or leave before the generation is rewritten.
        put: receives shards by name, some whole groups in each call; every shard that a hash
            can address is among them, so that no request for an absent term fails.

    Returns:
        For each family how many bits of the hash address its shards, and in how
        many bodies a term occurs, for terms that may be frequent or common.

    Raises:
        SiteError: a worker process was ended from outside.
    """
    if len(numbered) <= FEW:
        runs = inverted(_rows(numbered, vectors(numbered)), 0, 1)
        entries, summary = encoded(runs, title_bytes, expected_changes)
        bits = _put_shards([entries], [summary], put)
        return bits, summary.frequencies
    size = _chunk_size(len(numbered))
    count = -(-len(numbered) // size)
    slices = min(MAX_SLICES, 1 << (count - 1).bit_length())
    with TemporaryDirectory(prefix="search-") as folder, _workers(folder, vectors) as each:
        jobs = ((folder, n, n * size, slices, *some) for n, some in enumerate(_handed_over(numbered, vectors)))
        deque(each(_invert, jobs), maxlen=0)
        summaries = list(each(_encode, ((folder, n, count, title_bytes, expected_changes) for n in range(slices))))
        bits = _put_shards((_read(folder, f"entries-{n}") for n in range(slices)), summaries, put)
    frequencies = {term: n for summary in summaries for term, n in summary.frequencies.items()}
    return bits, weighty(frequencies, len(numbered), expected_changes)


def sizes_of(members: Sequence[SearchDocument], vectors: Vectors) -> Mapping[str, tuple[int, int]]:
    """Return the lengths of title and body of each document, by id.

    Raises:
        SiteError: a worker process was ended from outside.
    """
    if len(members) <= FEW:
        return _lengths(members, vectors(members))
    with TemporaryDirectory(prefix="search-") as folder, _workers(folder, vectors) as each:
        return {id: size for sizes in each(_lengths, _handed_over(members, vectors)) for id, size in sizes.items()}


def _handed_over(documents: Sequence[SearchDocument], vectors: Vectors) -> Iterator[tuple[Any, Any]]:
    """Yield chunks of documents, with their vectors where processes do not begin with what this one holds."""
    return ((some, None if SHARES_MEMORY else list(vectors(some))) for some in _chunks(documents))


def _rows(documents: Sequence[SearchDocument], vectors: Iterable[Vector] | None) -> list[Row]:
    known = _vectors(documents) if vectors is None else vectors
    return [(vector, tuple(filter_terms(document))) for document, vector in zip(documents, known, strict=True)]


def _lengths(documents: Sequence[SearchDocument], vectors: Iterable[Vector] | None) -> dict[str, tuple[int, int]]:
    known = _vectors(documents) if vectors is None else vectors
    return {d.id: (v.title_length, v.body_length) for d, v in zip(documents, known, strict=True)}


def _invert(
    folder: str,
    chunk: int,
    first: int,
    slices: int,
    documents: Sequence[SearchDocument],
    vectors: Iterable[Vector] | None,
) -> None:
    for number, run in enumerate(inverted(_rows(documents, vectors), first, slices)):
        _save(folder, f"{chunk}-{number}", run)


def _encode(folder: str, number: int, count: int, title_bytes: bytes, expected_changes: int) -> Summary:
    runs = (_read(folder, f"{chunk}-{number}") for chunk in range(count))
    entries, summary = encoded(runs, title_bytes, expected_changes)
    _save(folder, f"entries-{number}", entries)
    return summary


def _put_shards(
    every: Iterable[Mapping[str, list[Entry]]], summaries: Sequence[Summary], put: Put
) -> Mapping[str, int]:
    """Put the shards slice by slice, then those of small families, whose shards hold terms of several slices."""
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


def _chunks(documents: Sequence[SearchDocument]) -> Iterator[Sequence[SearchDocument]]:
    size = _chunk_size(len(documents))
    return (documents[start : start + size] for start in range(0, len(documents), size))


def _chunk_size(documents: int) -> int:
    """Return how many documents make a chunk, so that all processes end their last one together."""
    processes = os.cpu_count() or 1
    rounds = -(-documents // (CHUNK * processes))
    return -(-documents // (rounds * processes))


_vectors: Vectors = list[Any]
"""In a process that helps: gives the vectors of documents."""


@contextmanager
def _workers(folder: str, vectors: Vectors) -> Iterator[Each]:
    """Give what calls a function with each of some arguments, in processes; results come in order."""
    processes = os.cpu_count() or 1
    context = get_context("fork" if SHARES_MEMORY else "spawn")
    known = vectors if SHARES_MEMORY else _vectors
    with ProcessPoolExecutor(processes, context, initializer=_begin, initargs=(folder, known)) as executor:

        def each(work: Callable[..., Any], jobs: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
            waiting: deque[Future[Any]] = deque()
            for job in jobs:
                waiting.append(executor.submit(work, *job))
                if len(waiting) > processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

        try:
            yield each
        except BrokenExecutor as error:
            raise SiteError("a process that wrote the search index was ended; is there enough memory?") from error


def _begin(folder: str, vectors: Vectors) -> None:
    """Begin a process: what it makes are mostly lists and strings without circles; it ends with the one that builds."""
    global _vectors
    _vectors = vectors
    gc.freeze()
    gc.set_threshold(GARBAGE)
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()


def _end_with_parent(folder: str) -> None:
    """End this process, and the passing files, when the one that builds has gone, even if it was killed."""
    if parent := parent_process():
        wait([parent.sentinel])
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)


def _save(folder: str, name: str, value: object) -> None:
    with Path(folder, name).open("wb") as file:
        pickle.dump(value, file, protocol=5)


def _read(folder: str, name: str) -> Any:
    return pickle.loads(Path(folder, name).read_bytes())  # noqa: S301 - saved by another step of this run
