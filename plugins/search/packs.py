"""Packs: files of many parts, of which browsers read a few by ranges.

A pack begins with its directory: the offset of each part and that of its end,
four bytes each, the lowest first. Its name holds what stands in it, so that it
never changes under its name.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

WIDTH = 4
"""Bytes of an offset."""


def directory(sizes: Sequence[int]) -> bytes:
    """Return the directory of parts of these sizes, in bytes."""
    return _in_order(array("I", accumulate(sizes, initial=WIDTH * (len(sizes) + 1)))).tobytes()


def pack(parts: Sequence[bytes]) -> bytes:
    """Return a pack of some parts."""
    return b"".join((directory(list(map(len, parts))), *parts))


def parts(packed: bytes) -> Iterator[bytes]:
    """Yield the parts of a pack."""
    first = int.from_bytes(packed[:WIDTH], "little")
    for start, end in pairwise(_in_order(array("I", packed[:first]))):
        yield packed[start:end]


def path(kind: str, name: str) -> str:
    """Return where a pack lies in the folder of the search: what its parts are, and the digest of its bytes."""
    return f"{kind}.{name}.bin"


def _in_order(offsets: array[int]) -> array[int]:
    if sys.byteorder == "big":
        offsets.byteswap()
    return offsets
