"""Remove postings from a shard without decoding the others; the result is as if they had never been written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from plugins.search.bits import numbers_bits, rice_parameter
from plugins.search.shards import IN_BODY, IN_TITLE, whole_entry

Removed = Mapping[str, Sequence[tuple[int, int]]]
"""By term: numbers of the documents to remove, each with the code of the term in its vector."""


class Bits(NamedTuple):
    """A sequence of bits, the first one the most significant."""

    value: int
    size: int

    def after_one(self, count: int) -> int:
        """Return the position after the ``count``-th one, 0 if ``count`` is 0."""
        if not count:
            return 0
        value, size = self
        place = 0
        while size > 1:
            half = size >> 1
            rest = size - half
            top = value >> rest
            ones = top.bit_count()
            if ones >= count:
                value, size = top, half
            else:
                count -= ones
                place += half
                value &= (1 << rest) - 1
                size = rest
        return place + 1

    def part(self, start: int, end: int) -> Bits:
        """Return the bits between two positions."""
        return Bits(self.value >> self.size - end & (1 << end - start) - 1, end - start)

    def with_part(self, start: int, end: int, part: Bits) -> Bits:
        """Return the sequence with other bits between two positions."""
        behind = self.size - end
        value = (self.value >> self.size - start) << part.size | part.value
        return Bits(value << behind | self.value & (1 << behind) - 1, start + part.size + behind)


NOTHING = Bits(0, 0)


class Postings(NamedTuple):
    """One list of an entry: the unary and binary parts of its numbers, then those of its frequencies."""

    total: int
    parameter: int
    unary: Bits
    low: Bits
    widths: Bits
    behind: Bits

    @property
    def size(self) -> int:
        """How many bits it has."""
        return self.unary.size + self.low.size + self.widths.size + self.behind.size


def remove_postings(shard: bytes, removed: Removed, space: int) -> bytes:
    """Return a shard without some postings.

    Args:
        shard: of a generation.
        removed: what to remove; a term that is not in the shard is ignored.
        space: how many numbers the generation has.

    Returns:
        The bytes that `entry` returns for the remaining postings; a term without any has no entry.
    """
    gone = {term.encode(): those for term, those in removed.items()}
    parts: list[bytes] = []
    at = kept = 0
    while at < len(shard):
        start = at
        at += 1 + shard[at]
        key = shard[start + 1 : at]
        in_body, at = _number(shard, at)
        in_title, at = _number(shard, at)
        size, at = _number(shard, at)
        at += size
        if those := gone.get(key):
            parts += shard[kept:start], _entry_without(key, (in_body, in_title), shard[at - size : at], those, space)
            kept = at
    return b"".join((*parts, shard[kept:]))


def _number(shard: bytes, at: int) -> tuple[int, int]:
    """Return the varint at a position, and the position after it."""
    byte = shard[at]
    if byte < 128:
        return byte, at + 1
    number = byte & 127
    shift = 7
    while (byte := shard[at := at + 1]) > 127:
        number |= (byte & 127) << shift
        shift += 7
    return number | byte << shift, at + 1


def _entry_without(
    key: bytes, sizes: tuple[int, int], packed: bytes, those: Sequence[tuple[int, int]], space: int
) -> bytes:
    row = Bits(int.from_bytes(packed, "big"), 8 * len(packed))
    body = _postings(row, 0, sizes[0], space)
    title = _postings(row, body.size, sizes[1], space)
    start = body.size + title.size
    lengths = row.part(start, start + 8 * title.total)
    for number, code in those:
        if IN_BODY[code]:
            body = _less(body, number, space)[0]
        if IN_TITLE[code]:
            title, place = _less(title, number, space)
            lengths = lengths.with_part(8 * place, 8 * place + 8, NOTHING)
    if not body.total and not title.total:
        return b""
    rows = [p for x in (body, title) for p in (x.unary, x.low, x.widths, x.behind)]
    value = size = 0
    for bits in (*rows, lengths):
        value = value << bits.size | bits.value
        size += bits.size
    made = (value << -size % 8).to_bytes((size + 7) // 8, "big")
    return whole_entry(key, body.total, title.total, made)


def _postings(row: Bits, start: int, count: int, space: int) -> Postings:
    """Split the list that begins at a position into its parts."""
    if not count:
        return Postings(0, 0, NOTHING, NOTHING, NOTHING, NOTHING)
    parameter = rice_parameter(space, count)
    row = row.part(start, row.size)
    low = row.after_one(count)
    widths = low + parameter * count
    rest = row.part(widths, row.size)
    behind = rest.after_one(count)
    parts = (row.part(0, low), row.part(low, widths), rest.part(0, behind), rest.part(behind, 2 * behind - count))
    return Postings(count, parameter, *parts)


def _less(postings: Postings, number: int, space: int) -> tuple[Postings, int]:
    """Return a list without a number, and the position that the number had."""
    count, parameter, unary, low, widths, behind = postings
    place, end = _place(postings, number)
    if count == 1:
        return Postings(0, 0, NOTHING, NOTHING, NOTHING, NOTHING), place
    start = widths.after_one(place)
    width = _zeros(widths, start)
    widths = widths.with_part(start, start + width + 1, NOTHING)
    behind = behind.with_part(start - place, start - place + width, NOTHING)
    if (other := rice_parameter(space, count - 1)) != parameter:
        unary, low = _numbers(postings, place, space)
    else:
        before = unary.value >> unary.size - end + 1
        high = (before & -before).bit_length() - 1 if before else end - 1
        start = end - 1 - high
        gap = high << parameter | low.part(place * parameter, (place + 1) * parameter).value
        if place + 1 == count:
            unary = unary.with_part(start, end, NOTHING)
            low = low.with_part(place * parameter, (place + 1) * parameter, NOTHING)
        else:
            high = _zeros(unary, end)
            gap += 1 + (high << parameter | low.part((place + 1) * parameter, (place + 2) * parameter).value)
            unary = unary.with_part(start, end + high + 1, Bits(1, (gap >> parameter) + 1))
            merged = Bits(gap & (1 << parameter) - 1, parameter)
            low = low.with_part(place * parameter, (place + 2) * parameter, merged)
    return Postings(count - 1, other, unary, low, widths, behind), place


def _zeros(row: Bits, start: int) -> int:
    """Count the zeros between a position and the next one bit."""
    behind = row.size - start
    return behind - (row.value & (1 << behind) - 1).bit_length()


def _place(postings: Postings, number: int) -> tuple[int, int]:
    """Return the position of a number in the list, and where its unary part ends.

    The ones and zeros before a bit, and the sum of the binary parts that belong
    to these ones, give the smallest number that can end after that bit. Without
    binary parts, the bit at the number's own position is its end.
    """
    count, parameter, (value, size), (low, low_size), _, _ = postings
    if not parameter:
        return (value >> size - number).bit_count(), number + 1
    every = ((1 << low_size) - 1) // ((1 << parameter) - 1)
    planes = [low & every << bit for bit in range(parameter)]
    ones = zeros = 0
    while size > 1:
        half = size >> 1
        top = value >> size - half
        more = top.bit_count()
        shift = (count - ones - more) * parameter
        least = ones + more + (zeros + half - more << parameter)
        for bit, plane in enumerate(planes):
            least += (plane >> shift).bit_count() << bit
        if number < least:
            value, size = top, half
        else:
            ones += more
            zeros += half - more
            size -= half
            value &= (1 << size) - 1
    return ones, ones + zeros + 1


def _numbers(postings: Postings, place: int, space: int) -> tuple[Bits, Bits]:
    """Encode the numbers of a list again, without the one at a position, because the parameter depends on the count."""
    count, parameter, unary, low, _, _ = postings
    gaps = [len(zeros) << parameter for zeros in format(unary.value, f"0{unary.size}b").split("1")[:-1]]
    if parameter:
        bits = format(low.value, f"0{low.size}b")
        gaps = [gap | int(bits[at * parameter : (at + 1) * parameter], 2) for at, gap in enumerate(gaps)]
    numbers = [sum_ - 1 for sum_ in accumulate(gap + 1 for gap in gaps)]
    del numbers[place]
    written = numbers_bits(numbers, space)
    end = len(written) - rice_parameter(space, count - 1) * (count - 1)
    return _bits(written[:end]), _bits(written[end:])


def _bits(written: str) -> Bits:
    return Bits(int(written or "0", 2), len(written))
