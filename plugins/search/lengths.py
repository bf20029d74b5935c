"""Weights of columns, and lengths as one byte in Whoosh's steps: importing Whoosh takes longer than an edit."""

from __future__ import annotations

from bisect import bisect_left

FULL_WEIGHT = 100
"""The weight of a column, in hundredths, that changes no score."""

LENGTHS = tuple(round((1.033**byte - 1) * 27) for byte in range(256))
"""The length that each byte stands for: steps of about 3.3 %."""


def length_to_byte(length: int) -> int:
    """Return the byte of the smallest step that is not shorter; the last one for anything longer."""
    return min(bisect_left(LENGTHS, length), 255)


def byte_to_length(byte: int) -> int:
    """Return the length that a byte stands for."""
    return LENGTHS[byte]
