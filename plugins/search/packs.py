"""Packs: files of many parts, of which browsers read a few by ranges.

A pack begins with its directory: the offset of each part and that of its end,
four bytes each, the lowest first. Its name holds what stands in it, so that it
never changes under its name.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from tempfile import TemporaryFile

PIECE = 1 << 22
"""Bytes of a piece of a pack that is made of parts, at least."""

WIDTH = 4
"""Bytes of an offset."""


def directory(sizes: Sequence[int]) -> bytes:
    """Return the directory of parts of these sizes, in bytes."""
    return _in_order(array("I", accumulate(sizes, initial=WIDTH * (len(sizes) + 1)))).tobytes()


def put_pack(parts: Iterable[bytes], put: Callable[[bytes], None]) -> None:
    """Give ``put`` a pack of some parts, one piece after another: the directory, then parts, of which each is whole.

    The parts wait in a temporary file, as the directory, which has the sizes of all, comes first.
    """
    sizes = array("I")
    ends: list[int] = []
    with TemporaryFile(prefix="search-") as file:
        size = 0
        for part in parts:
            sizes.append(len(part))
            size += file.write(part)
            if size - (ends[-1] if ends else 0) >= PIECE:
                ends.append(size)
        put(directory(sizes))
        file.seek(0)
        for start, end in pairwise((0, *ends, size)):
            if start < end:
                put(file.read(end - start))


def parts(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the parts of a pack that comes in pieces; the first one is the directory, others may end anywhere."""
    rest = iter(pieces)
    sizes = [end - start for start, end in pairwise(_in_order(array("I", next(rest))))]
    known, at = b"", 0
    for size in sizes:
        while len(known) - at < size:
            known, at = known[at:] + next(rest), 0
        yield known[at : at + size]
        at += size


def path(kind: str, name: str) -> str:
    """Return where a pack lies in the folder of the search: what its parts are, and the digest of its bytes."""
    return f"{kind}.{name}.bin"


def _in_order(offsets: array[int]) -> array[int]:
    if sys.byteorder == "big":
        offsets.byteswap()
    return offsets
