"""Where a term lies among the terms of a generation, and what its entry says of it.

An address is a number of `ADDRESS_BITS` bits. Its highest bits are the number of
the part in which the term lies, so that an entry need not repeat them:

- A pair of two ideographs from U+4E00 to U+9FFF is a number of 30 bits: 15 for
  the distance of each from U+4E00. Times `FACTOR`, modulo 2^30, it is the
  highest 30 bits of the address. Different pairs have different addresses, and
  an entry has the bits that the part does not say.
- A name, ``=`` with ten hexadecimal digits, is a number of 40 bits, of which the
  address is the highest 32. An entry has the bits that the part does not say.
- The address of any other term is the CRC-32 of its UTF-8. An entry has the term.
"""

from __future__ import annotations

import zlib

from plugins.search.bits import varint

ADDRESS_BITS = 32
FIRST, BEHIND = "\u4e00", "\ua000"
"""The first ideograph of those that most texts are written with, and the character behind the last one."""

OF_AN_IDEOGRAPH = 15
OF_A_PAIR = 30
OF_A_NAME = 40
FACTOR = 0x278DDE6D
"""Odd, so that no two products are the same, and near 2^30 over the golden ratio, so that the highest bits differ."""

INVERSE = pow(FACTOR, -1, 1 << OF_A_PAIR)

PAIR, PAIR_IN_TITLES, NAME, OTHER = range(4)
"""Kinds of entries: what stands for the term differs, and whether the number of titles that have it follows."""


def is_ideographic(term: str) -> bool:
    """Tell whether a term is a pair of two ideographs."""
    return len(term) == 2 and FIRST <= term[0] < BEHIND and FIRST <= term[1] < BEHIND


def product_of(pair: str) -> int:
    """Return the number of 30 bits that a pair of ideographs is, after the multiplication."""
    both = ord(pair[0]) - ord(FIRST) << OF_AN_IDEOGRAPH | ord(pair[1]) - ord(FIRST)
    return both * FACTOR & (1 << OF_A_PAIR) - 1


def pair_of(product: int) -> str:
    """Return the pair of ideographs of a product."""
    both = product * INVERSE & (1 << OF_A_PAIR) - 1
    return chr(ord(FIRST) + (both >> OF_AN_IDEOGRAPH)) + chr(ord(FIRST) + (both & (1 << OF_AN_IDEOGRAPH) - 1))


def address_of(term: str) -> int:
    """Return where a term lies: its highest bits are the number of its part."""
    if is_ideographic(term):
        return product_of(term) << ADDRESS_BITS - OF_A_PAIR
    if term[0] == "=":
        return int(term[1:], 16) >> OF_A_NAME - ADDRESS_BITS
    return zlib.crc32(term.encode())


def key_of(term: str, bits: int) -> tuple[int, bytes]:
    """Return the kind of a term, pairs as if in no title, and what its entry says of it.

    ``bits`` is how many of the highest bits of its address are the number of its part.
    """
    if is_ideographic(term):
        return PAIR, rest_of(product_of(term), bits)
    if term[0] == "=":
        return NAME, _rest(int(term[1:], 16), OF_A_NAME - bits)
    data = term.encode()
    return OTHER, varint(len(data)) + data


def key_size(kind: int, bits: int) -> int:
    """Return the length of what an entry says of a pair or a name, in bytes."""
    return _bytes_of((OF_A_NAME if kind == NAME else OF_A_PAIR) - bits)


def rest_of(product: int, bits: int) -> bytes:
    """Return what an entry says of a pair of ideographs: the bits of its product that the part does not say."""
    return _rest(product, OF_A_PAIR - bits)


def _rest(number: int, bits: int) -> bytes:
    return (number & (1 << bits) - 1).to_bytes(_bytes_of(bits), "big")


def _bytes_of(bits: int) -> int:
    return (bits + 7) // 8
