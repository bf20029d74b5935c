"""Reads packs of the search as docs/formats/search.md describes them, with nothing of who writes them but phrases."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import pairwise

from plugins.search.stored import phrases

FACTOR = 0x278DDE6D
PAIR, PAIR_IN_TITLES, NAME, OTHER = range(4)


def parts(data: bytes) -> list[bytes]:
    """Return the parts of a pack, none of other bytes: the offsets of all and of the end stand first."""
    first = int.from_bytes(data[:4], "little")
    if first % 4 or not 8 <= first <= len(data):
        return []
    offsets = [int.from_bytes(data[at : at + 4], "little") for at in range(0, first, 4)]
    if offsets != sorted(offsets) or offsets[0] != first or offsets[-1] != len(data):
        return []
    return [data[start:end] for start, end in pairwise(offsets)]


def texts(pack: bytes) -> Iterator[bytes]:
    """Yield the texts of a pack, as they are stored and in UTF-8; nothing of other bytes."""
    for part in parts(pack):
        try:
            said = zlib.decompressobj(-15, phrases()).decompress(part)
        except zlib.error:
            continue
        yield said
        yield said.decode("gbk", "replace").encode()


def terms(pack: bytes) -> Iterator[str]:
    """Yield the terms of a pack of terms; nothing of other packs.

    Raises:
        IndexError, UnicodeError, ValueError: it is no pack of terms.
    """
    every = parts(pack)
    bits = (len(every) - 1).bit_length()
    for number, part in enumerate(every):
        at = 0
        while at < len(part):
            head, at = _varint(part, at)
            kind = head % 4
            wide = {PAIR: 30, PAIR_IN_TITLES: 30, NAME: 40, OTHER: 0}[kind] - bits
            size, at = _varint(part, at) if kind == OTHER else (-(-wide // 8), at)
            said, at = part[at : at + size], at + size
            known = number << max(0, wide) | int.from_bytes(said, "big")
            yield said.decode() if kind == OTHER else f"={known:010x}" if kind == NAME else _pair(known)
            if kind in {PAIR_IN_TITLES, OTHER}:
                _, at = _varint(part, at)
            size, at = _varint(part, at)
            at += size


def _pair(product: int) -> str:
    both = product * pow(FACTOR, -1, 1 << 30) % (1 << 30)
    return chr(0x4E00 + (both >> 15)) + chr(0x4E00 + both % (1 << 15))


def _varint(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while data[at] > 127:
        number += data[at] % 128 << shift
        shift += 7
        at += 1
    return number + (data[at] << shift), at + 1
