"""From vectors to shards: chunks of documents are inverted, then slices of terms written, so that memory stays bounded.

A slice holds whole lots of neighbouring shards. What one step leaves for the
next lies in passing files, and both steps go to all processors when there are
many documents.
"""

from __future__ import annotations

import os
import pickle
import zlib
from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import starmap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from plugins.model.error import SiteError
from plugins.search.document import SearchDocument
from plugins.search.query import COMMON, FREQUENT, is_pair
from plugins.search.shards import CODE_BITS, FILTER_CODE, TARGETS, entry, family, filters, shard_bits
from plugins.search.vector import Vector

CHUNK = 2048
"""Documents that are inverted at once."""

MOST_SLICES = 64
LOT_BITS = 5
"""Shards whose numbers are alike but for these low bits are a lot: they are written, and kept, together."""

FEW = 512
"""Up to so many documents, starting processes takes longer than the work."""

Vectors = Callable[[Sequence[SearchDocument]], Iterable[Vector]]
"""Returns the vector of each of some documents, in their order."""

Keep = Callable[[Mapping[str, bytes]], None]
Row = tuple[Vector, tuple[str, ...]]
Entry = tuple[int, str, bytes]


def chunks(documents: Sequence[SearchDocument]) -> Iterator[Sequence[SearchDocument]]:
    """Yield documents in lots that memory holds with their vectors."""
    return (documents[start : start + CHUNK] for start in range(0, len(documents), CHUNK))


def write_shards(
    numbered: Sequence[SearchDocument], vectors: Vectors, title_bytes: bytes, coming: int, keep: Keep
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Write the shards of a generation.

    Args:
        numbered: its documents in the order of their numbers.
        vectors: of documents.
        title_bytes: the length byte of each title.
        coming: how many documents may join or leave before the generation is written anew.
        keep: is given shards by name, some whole lots at a time; every shard that a hash
            can address is among them, so that no request for an absent term fails.

    Returns:
        For each family how many bits of the hash address its shards, and in how
        many bodies a term stands, for those that may be frequent or common.
    """
    count = -(-len(numbered) // CHUNK)
    slices = min(MOST_SLICES, 1 << (count - 1).bit_length())
    with TemporaryDirectory(prefix="search-") as folder, _workers(len(numbered)) as each:
        rows = ([(v, tuple(filters(d))) for d, v in zip(c, vectors(c), strict=True)] for c in chunks(numbered))
        deque(each(_invert, ((folder, n, n * CHUNK, some, slices) for n, some in enumerate(rows))), maxlen=0)
        sizes: Counter[str] = Counter()
        frequencies: dict[str, int] = {}
        for some, often in each(_encode, ((folder, n, count, title_bytes, coming) for n in range(slices))):
            sizes.update(some)
            frequencies.update(often)
        bits = {letter: shard_bits(letter, sizes[letter]) for letter in TARGETS}
        for shards in _spread((_read(folder, f"entries-{n}") for n in range(slices)), slices, bits):
            keep(shards)
    return bits, _weighty(frequencies, len(numbered), coming)


def _invert(folder: str, chunk: int, first: int, rows: Sequence[Row], slices: int) -> None:
    """Leave the postings of some documents, the first of which has the number ``first``, for each slice."""
    postings: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, (vector, names) in enumerate(rows, first):
        above = number << CODE_BITS
        if vector.codes:
            lists = map(postings.__getitem__, vector.terms.split(" "))
            deque(map(array.append, lists, map(above.__or__, vector.codes)), maxlen=0)
        for name in names:
            postings[name].append(above | FILTER_CODE)
    parts: list[list[str]] = [[] for _ in range(slices)]
    for term in postings:
        parts[zlib.crc32(term.encode()) >> LOT_BITS & slices - 1].append(term)
    for number, terms in enumerate(parts):
        some = [postings[term] for term in terms]
        _leave(folder, f"{chunk}-{number}", (" ".join(terms), array("I", map(len, some)), b"".join(some)))


def _encode(
    folder: str, number: int, count: int, title_bytes: bytes, coming: int
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Leave the entries of a slice, by family and sorted by term; return sizes of families, and frequencies."""
    postings: defaultdict[str, list[memoryview]] = defaultdict(list)
    for chunk in range(count):
        joined, sizes, data = _read(folder, f"{chunk}-{number}")
        view, start = memoryview(data).cast("I"), 0
        for term, size in zip(joined.split(" ") if joined else (), sizes, strict=True):
            postings[term].append(view[start : start + size])
            start += size
    entries: dict[str, list[Entry]] = {letter: [] for letter in TARGETS}
    frequencies = {}
    for term in sorted(postings):
        data, frequency = entry(term, array("I", b"".join(postings.pop(term))), title_bytes)
        letter = family(term)
        entries[letter].append((zlib.crc32(term.encode()), term, data))
        if frequency and letter == "w" and term[0] != "=":
            frequencies[term] = frequency
    _leave(folder, f"entries-{number}", entries)
    sizes = {letter: sum(len(data) for _, _, data in some) for letter, some in entries.items()}
    return sizes, _weighty(frequencies, len(title_bytes), coming)


def _spread(
    every: Iterable[Mapping[str, list[Entry]]], slices: int, bits: Mapping[str, int]
) -> Iterator[Mapping[str, bytes]]:
    """Yield shards by name: those of a slice together; families with fewer shards than that at the end."""
    late: dict[str, list[Entry]] = {letter: [] for letter in bits if 1 << bits[letter] < slices << LOT_BITS}
    for number, entries in enumerate(every):
        shards: dict[str, list[bytes]] = {}
        for letter, some in entries.items():
            if letter in late:
                late[letter].extend(some)
            else:
                own = [n for n in range(1 << bits[letter]) if n >> LOT_BITS & slices - 1 == number]
                shards.update(_shards(letter, some, bits[letter], own))
        yield {name: b"".join(parts) for name, parts in shards.items()}
    for letter, some in late.items():
        shards = _shards(letter, sorted(some, key=lambda one: one[1]), bits[letter], range(1 << bits[letter]))
        yield {name: b"".join(parts) for name, parts in shards.items()}


def _shards(letter: str, entries: Iterable[Entry], bits: int, numbers: Iterable[int]) -> dict[str, list[bytes]]:
    shards: dict[int, list[bytes]] = {number: [] for number in numbers}
    for address, _, data in entries:
        shards[address & (1 << bits) - 1].append(data)
    return {f"{letter}{number:x}": parts for number, parts in shards.items()}


def _weighty(frequencies: Mapping[str, int], documents: int, coming: int) -> dict[str, int]:
    """Leave out terms that are neither frequent nor common after ``coming`` documents more and as many fewer."""
    pairs = sorted((n for term, n in frequencies.items() if is_pair(term)), reverse=True)
    last = pairs[FREQUENT - 1] if len(pairs) >= FREQUENT else 0
    least = min(last, documents // COMMON) - 2 * coming
    return {term: n for term, n in frequencies.items() if n >= least}


@contextmanager
def _workers(documents: int) -> Iterator[Callable[[Callable[..., Any], Iterable[tuple[Any, ...]]], Iterator[Any]]]:
    """Give what calls a function with each of some arguments: here, or in processes where there is much to do."""
    if documents <= FEW:
        yield starmap
        return
    processes = os.cpu_count() or 1
    with ProcessPoolExecutor(processes) as executor:

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


def _leave(folder: str, name: str, value: object) -> None:
    with Path(folder, name).open("wb") as file:
        pickle.dump(value, file, protocol=5)


def _read(folder: str, name: str) -> Any:
    return pickle.loads(Path(folder, name).read_bytes())  # noqa: S301 - left by another step of this very run
