"""How damage of the store is found out: a checksum of each value, and a seal of the values of a map together."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple


class StoredMap(NamedTuple):
    """A map as it was saved.

    Attributes:
        values: by key.
        crcs: their checksums.
        token: that it was saved with.
    """

    values: Mapping[str, bytes]
    crcs: Mapping[str, int]
    token: str


def intact(kind: str, rows: Iterable[tuple[str, int, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield the values whose checksum fits; it finds damage that leaves a file that can be read."""
    for key, crc, data in rows:
        if isinstance(data, bytes) and crc == crc_of(kind, key, data):
            yield key, data


def seal_of(token: str, crcs: Mapping[str, int]) -> str:
    """Return a line that only these values of a map have together."""
    return f"{token} {zlib.crc32(repr(sorted(crcs.items())).encode())}"


def crc_of(kind: str, key: str, data: bytes) -> int:
    """Return the checksum of a value: of its name as well, so that none is taken for another."""
    return zlib.crc32(data, zlib.crc32(f"{kind} {key}".encode()))
