"""File stamps as bytes: paths, and numbers in a row, so that nothing needs to be decoded to compare them.

A build in which nothing changed compares some ten thousands of them, and does
nothing else.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Mapping, Sequence

from plugins.system.file_stamps import ABSENT, Stamp, stamp

PER_STAMP = len(ABSENT)
NUMBER = "q"
BETWEEN = "\0"
"""Stands between paths: no path holds it."""


class StampCodec:
    """Stamps by path as bytes.

    Attributes:
        shape: as of any `Codec`.
    """

    shape = "stamps 1"

    def encode(self, stamps: Mapping[str, Stamp]) -> bytes:
        """Return stamps as bytes.

        Raises:
            OverflowError: a number in them has more than 63 bits.
        """
        numbers = array(NUMBER)
        for one in stamps.values():
            numbers.extend(one)
        return b"%d\n%s%s" % (len(numbers), numbers.tobytes(), os.fsencode(BETWEEN.join(stamps)))

    def decode(self, data: bytes) -> dict[str, Stamp]:
        """Return the stamps of some bytes, by path."""
        paths, numbers = _parts(data)
        columns = (numbers[place::PER_STAMP] for place in range(PER_STAMP))
        return dict(zip(paths, zip(*columns, strict=True), strict=True))


STAMPS = StampCodec()


def changed_paths(data: bytes, below: str = "") -> Sequence[str]:
    """Return the paths that have another stamp now than in some bytes.

    Args:
        data: as `StampCodec.encode` returns them.
        below: prefix of all paths.
    """
    paths, numbers = _parts(data)
    now = array(NUMBER)
    try:
        for path in paths:
            now.extend(stamp(below + path) or ABSENT)
    except OverflowError:
        return paths
    if now == numbers:
        return ()
    places = (range(start, start + PER_STAMP) for start in range(0, len(numbers), PER_STAMP))
    return [path for path, place in zip(paths, places, strict=True) if any(now[n] != numbers[n] for n in place)]


def _parts(data: bytes) -> tuple[list[str], array[int]]:
    count, _, rest = data.partition(b"\n")
    numbers = array(NUMBER)
    numbers.frombytes(rest[: int(count) * numbers.itemsize])
    return os.fsdecode(rest[int(count) * numbers.itemsize :]).split(BETWEEN) if numbers else [], numbers
