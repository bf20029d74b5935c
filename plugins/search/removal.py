"""Take postings out of entries, as if they had never been written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate, pairwise

from plugins.search.addresses import NAME, OTHER, PAIR, PAIR_IN_TITLES, key_of, key_size
from plugins.search.bits import LENGTH_BITS, rice_parameter
from plugins.search.entries import KIND_BITS, Lists, has_places, written

Key = tuple[int, bytes]
"""Kind of a term, and what its entry says of it."""


def without(
    entries: bytes, gone: Mapping[str, Collection[int]], space: int, widths: bytes = b"", bits: int = 0
) -> bytes:
    """Return entries without some postings.

    Args:
        entries: some that follow each other.
        gone: by term the numbers of the documents that leave it; other terms keep their bytes.
        space: how many numbers the generation has.
        widths, bits: see `entry`.
    """
    leaving = {key_of(term, bits): (term, numbers) for term, numbers in gone.items()}
    parts: list[bytes] = []
    for key, whole, counts, packed in _entries(entries, bits):
        if key in leaving:
            term, numbers = leaving[key]
            parts.append(_without(key, counts, packed, numbers, space, widths if has_places(term) else b""))
        else:
            parts.append(whole)
    return b"".join(parts)


def _entries(entries: bytes, bits: int) -> Iterator[tuple[Key, bytes, tuple[int, int], bytes]]:
    """Yield what tells the term of each entry, the entry, in how many bodies and titles it stands, and its bits."""
    at = 0
    while at < len(entries):
        start = at
        head, at = _number(entries, at)
        kind, in_title, begin = head & (1 << KIND_BITS) - 1, 0, at
        if kind == OTHER:
            size, at = _number(entries, at)
        else:
            size = key_size(kind, bits)
        at += size
        key = (PAIR if kind == PAIR_IN_TITLES else kind), entries[begin:at]
        if kind not in {PAIR, NAME}:
            in_title, at = _number(entries, at)
        size, at = _number(entries, at)
        at += size
        yield key, entries[start:at], (head >> KIND_BITS, in_title), entries[at - size : at]


def _number(entries: bytes, at: int) -> tuple[int, int]:
    """Return the varint at a position, and the position after it."""
    number = shift = 0
    while (byte := entries[at]) > 127:
        number |= (byte & 127) << shift
        shift += 7
        at += 1
    return number | byte << shift, at + 1


def _without(
    key: Key, counts: tuple[int, int], packed: bytes, gone: Collection[int], space: int, widths: bytes
) -> bytes:
    lists, places = _read(counts, packed, space, widths)
    stays = [number not in gone for number in lists.numbers]
    order = [*accumulate(stays, initial=0)]  # where each that stays will be
    titles = []
    for title, *rest in zip(lists.titles, lists.title_frequencies, lists.title_lengths, strict=True):
        if lists.numbers and stays[title]:
            titles.append((order[title], *rest))
        elif not lists.numbers and title not in gone:
            titles.append((title, *rest))
    numbers = [number for number in lists.numbers if number not in gone]
    if not numbers and not titles:
        return b""
    left = Lists(
        numbers,
        bytes(one for one, stay in zip(lists.frequencies, stays, strict=True) if stay),
        "".join(one for one, stay in zip(places, stays, strict=True) if stay) if widths else "",
        [title for title, *_ in titles],
        bytes(frequency for _, frequency, _ in titles),
        [length for *_, length in titles],
    )
    return written(key, left, space)


def _read(counts: tuple[int, int], packed: bytes, space: int, widths: bytes) -> tuple[Lists, list[str]]:
    """Return the lists of an entry, without places, and the bits of each place."""
    in_body, in_title = counts
    bits = format(int.from_bytes(packed, "big"), f"0{8 * len(packed)}b")
    numbers, bits = _numbers(bits, in_body, space)
    frequencies, bits = _frequencies(bits, in_body)
    if in_title == in_body:
        titles = [*range(in_title)]
    else:
        titles, bits = _numbers(bits, in_title, in_body or space)
    title_frequencies, bits = _frequencies(bits, in_title)
    lengths, bits = _coded(bits, in_title, LENGTH_BITS)
    ends = accumulate((widths[number] for number in numbers), initial=0) if widths else ()
    places = [bits[start:end] for start, end in pairwise(ends)]
    return Lists(numbers, bytes(frequencies), "", titles, bytes(title_frequencies), lengths), places


def _numbers(bits: str, count: int, space: int) -> tuple[list[int], str]:
    gaps, bits = _coded(bits, count, rice_parameter(space, count) if count else 0)
    return [number - 1 for number in accumulate(gap + 1 for gap in gaps)], bits


def _coded(bits: str, count: int, parameter: int) -> tuple[list[int], str]:
    """Return the numbers that bits begin with in Rice codes, and the bits behind them."""
    *highs, bits = bits.split("1", count)
    low = [0] * count
    if parameter:
        low = [int(bits[at : at + parameter], 2) for at in range(0, parameter * count, parameter)]
    return [(len(high) << parameter) + rest for high, rest in zip(highs, low, strict=True)], bits[parameter * count :]


def _frequencies(bits: str, count: int) -> tuple[list[int], str]:
    """Return the frequencies that bits begin with, and the bits behind them."""
    if not count:
        return [], bits
    is_one, bits = bits[0] == "1", bits[1:]
    if is_one:
        return [1] * count, bits
    *widths, bits = bits.split("1", count)
    frequencies = []
    at = 0
    for width in map(len, widths):
        frequencies.append(int("1" + bits[at : at + width], 2))
        at += width
    return frequencies, bits[at:]
