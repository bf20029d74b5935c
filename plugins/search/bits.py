"""Lists of postings as bits: numbers as gaps in Rice codes, frequencies in Elias gamma codes, lengths as bytes.

A Rice code with parameter ``k`` is the gap shifted right by ``k`` in unary
(ones, then a zero) and the low ``k`` bits. A gamma code is as many zeros as
there are bits after the leading one, then the number in binary. Bits fill bytes
from the most significant; the last byte is padded with zeros.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import sub


def rice_parameter(space: int, count: int) -> int:
    """Return the parameter for ``count`` numbers below ``space``: the whole logarithm of 11/16 of the mean gap."""
    return max(0, (space * 11 // 16 // count).bit_length() - 1)


def pack(bits: str) -> bytes:
    """Return bits written as ``0`` and ``1`` as bytes."""
    size = (len(bits) + 7) // 8
    return int(bits.ljust(size * 8, "0") or "0", 2).to_bytes(size, "big")


def varint(number: int) -> bytes:
    """Return seven bits a byte, the lowest first; the high bit says that more follow."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def numbers_bits(numbers: Sequence[int], space: int) -> str:
    """Return ascending numbers below ``space`` as Rice-coded gaps; the first gap is the first number."""
    if not numbers:
        return ""
    codes = _RICE[rice_parameter(space, len(numbers))]
    return codes[numbers[0] + 1] + "".join(map(codes.__getitem__, map(sub, numbers[1:], numbers)))


def frequencies_bits(frequencies: Sequence[int]) -> str:
    """Return numbers from 1 to 63 in gamma codes."""
    return "".join(map(_GAMMA.__getitem__, frequencies))


def bytes_bits(values: Sequence[int]) -> str:
    """Return numbers below 256 as eight bits each."""
    return "".join(map(_BYTE.__getitem__, values))


class _RiceCodes(dict[int, str]):
    """The codes of one parameter by the difference of two numbers, one more than the gap; small ones are kept."""

    def __init__(self, parameter: int) -> None:
        super().__init__()
        self._parameter = parameter

    def __missing__(self, difference: int) -> str:
        gap = difference - 1
        low = format(gap & (1 << self._parameter) - 1, f"0{self._parameter}b") if self._parameter else ""
        code = "1" * (gap >> self._parameter) + "0" + low
        if difference < MOST_KEPT:
            self[difference] = code
        return code


MOST_KEPT = 1 << 14
_RICE = [_RiceCodes(parameter) for parameter in range(32)]
_GAMMA = ["", *("0" * (n.bit_length() - 1) + format(n, "b") for n in range(1, 64))]
_BYTE = [format(n, "08b") for n in range(256)]
