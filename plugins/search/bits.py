"""Lists of postings as bits: numbers as gaps in Rice codes, frequencies in Elias gamma codes, lengths in Rice codes.

The two parts of a code are stored separately: first the unary parts of the
whole list (so many zeros, then a one), then the binary parts. For a gap and
the parameter ``k`` these are the gap shifted right by ``k``, and its low ``k``
bits; for a frequency the number of bits after its leading one, and these bits.
Before frequencies stands a one when all are 1, and then nothing of them, else a
zero. Bits fill bytes from the most significant; the last byte is padded with zeros.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Mapping, Sequence
from operator import sub

MAX_REMEMBERED = 1 << 14
LONG = 64
"""Codes of two numbers are remembered if they are shorter than this."""

LOWEST = 0 if sys.byteorder == "little" else 3
"""Position of the lowest byte of four on this machine."""

LENGTH_BITS = 4
"""Parameter of the Rice codes of lengths."""

MANY, DENSE = 16, 4
"""Lists of `MANY` numbers or more, with a parameter up to `DENSE`, are encoded as bytes; they hold most postings."""


def rice_parameter(space: int, count: int) -> int:
    """Return the parameter for ``count`` numbers below ``space``: the whole logarithm of 11/16 of the mean gap."""
    return max(0, (space * 11 // 16 // count).bit_length() - 1)


def pack(bits: str) -> bytes:
    """Return the bytes of bits that are written as ``0`` and ``1``."""
    size = (len(bits) + 7) // 8
    return int(bits.ljust(size * 8, "0") or "0", 2).to_bytes(size, "big")


def varint(number: int) -> bytes:
    """Return seven bits a byte, the lowest first; the high bit says that more follow."""
    if number < 128:
        return _ONE_BYTE[number]
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def numbers_bits(numbers: Sequence[int], space: int) -> str:
    """Return ascending numbers below ``space`` as gaps in Rice codes; the first gap is the first number."""
    if not numbers:
        return ""
    parameter = rice_parameter(space, len(numbers))
    near = _near(numbers) if len(numbers) >= MANY and parameter <= DENSE else b""
    far = numbers[:1] if near else list(numbers)
    differences = list(map(sub, far, [-1, *far]))
    unary = "".join(map(_UNARY[parameter].__getitem__, differences))
    low = "".join(map(_LOW[parameter].__getitem__, differences)) if parameter else ""
    if near:
        unary += _unary_of(near.translate(_SHIFTED[parameter]))
        low += _low_of(near, parameter)
    return unary + low


def gap_codes(space: int, count: int) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """Return both parts of the code of a gap by the difference, for ``count`` numbers below ``space``."""
    parameter = rice_parameter(space, count)
    return _UNARY[parameter], _LOW[parameter]


def _near(numbers: Sequence[int]) -> bytes:
    """Return the differences of neighbours, a byte each, or nothing if one of them is too large.

    All are subtracted at once, as two integers with 32 bits for each number.
    """
    data = memoryview(array("I", numbers)).cast("B")
    later, earlier = (int.from_bytes(some, sys.byteorder) for some in (data[4:], data[:-4]))
    differences = (later - earlier).to_bytes(len(data) - 4, sys.byteorder)
    near = differences[LOWEST::4]
    return near if differences.count(0) == 3 * len(near) and 0 not in near else b""


def _unary_of(parts: bytes) -> str:
    """Return for each part as many zeros as it says, then a one; two parts are looked up at a time."""
    odd = len(parts) % 2
    bits = "".join(map(_TWO.__getitem__, memoryview(parts + b"\0" * odd).cast("H")))
    return bits[:-1] if odd else bits


def _low_of(near: bytes, parameter: int) -> str:
    """Return the low bits of each gap, by its difference."""
    return digits(near.translate(_GAP), parameter)


def digits(numbers: bytes, width: int) -> str:
    """Return the lowest bits of each number, ``width`` of them: first all highest bits at once, then the next ones."""
    bits = bytearray(width * len(numbers))
    for place in range(width):
        bits[place::width] = numbers.translate(_BIT[width - 1 - place])
    return bits.decode()


def frequencies_bits(frequencies: bytes) -> str:
    """Return numbers from 1 to 63 in gamma codes behind a zero, or a one where all of them are 1."""
    above_one = frequencies.translate(None, b"\1")
    if not above_one:
        return "1" if frequencies else ""
    unary = frequencies.translate(_WIDTH).decode()
    for width in range(1, max(above_one).bit_length()):
        unary = unary.replace(str(width), "0" * width + "1")
    return "0" + unary.replace("!", "1") + "".join(map(_BEHIND.__getitem__, above_one))


def lengths_bits(lengths: Sequence[int]) -> str:
    """Return length bytes of titles in Rice codes; most are below forty."""
    high = "".join(map(_HIGH.__getitem__, lengths))
    return high + "".join(map(_REST.__getitem__, lengths))


class _Codes(dict[int, str]):
    """Codes by the difference of two numbers, which is the gap plus one; those of small gaps are remembered."""

    def __init__(self, code: Callable[[int, int], str], parameter: int) -> None:
        super().__init__()
        self._code = code
        self._parameter = parameter

    def __missing__(self, difference: int) -> str:
        code = self._code(difference - 1, self._parameter)
        if difference < MAX_REMEMBERED:
            self[difference] = code
        return code


def _unary(gap: int, parameter: int) -> str:
    return "0" * (gap >> parameter) + "1"


def _low(gap: int, parameter: int) -> str:
    return format(gap & (1 << parameter) - 1, f"0{parameter}b") if parameter else ""


class _Two(dict[int, str]):
    """Unary codes of two numbers, by the integer that their two bytes form."""

    def __missing__(self, both: int) -> str:
        code = "".join("0" * part + "1" for part in both.to_bytes(2, sys.byteorder))
        if len(code) < LONG:
            self[both] = code
        return code


_SHIFTED = [bytes(max(0, difference - 1) >> k for difference in range(256)) for k in range(DENSE + 1)]
_GAP = bytes(max(0, difference - 1) for difference in range(256))
_BIT = [bytes(ord("0") + (number >> k & 1) for number in range(256)) for k in range(8)]
_UNARY = [_Codes(_unary, parameter) for parameter in range(32)]
_TWO = _Two()
_LOW = [_Codes(_low, parameter) for parameter in range(32)]
_WIDTH = b"!" + b"!" + bytes(ord("0") + n.bit_length() - 1 for n in range(2, 64)) + b"!" * 192
_BEHIND = ["", "", *(format(n, "b")[1:] for n in range(2, 64))]
_ONE_BYTE = [bytes([n]) for n in range(128)]
_HIGH = ["0" * (n >> LENGTH_BITS) + "1" for n in range(256)]
_REST = [format(n & (1 << LENGTH_BITS) - 1, f"0{LENGTH_BITS}b") for n in range(256)]
