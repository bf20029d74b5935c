"""The days of a generation's documents, for results that are sorted by them: one file, read when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def write_days(days: Iterable[str]) -> bytes:
    """Return days in the order of the numbers, as bytes.

    A day counts from 1 January of the year 1, which is 1; ``""``, no day, is 0.
    Each is written as its distance from the one before, the first from 0: a
    zigzag number (0, -1, 1, -2 are 0, 1, 2, 3) in groups of seven bits, the
    lowest first, whose high bit says that more follow. Numbers ascend from newer
    to older within a length, so that most distances are a byte.

    Args:
        days: ISO 8601 calendar days, ``""`` for none.
    """
    written = bytearray()
    before = 0
    for day in days:
        number = date.fromisoformat(day).toordinal() if day else 0
        distance, before = number - before, number
        left = distance << 1 if distance >= 0 else (-distance << 1) - 1
        while left > 127:
            written.append(left & 127 | 128)
            left >>= 7
        written.append(left)
    return bytes(written)
