"""Acceptance numbers: made at random, checked as they are typed, and the address that follows from one.

A number has 18 signs of `ALPHABET`, which are the elements of a field of 32:
16 at random, 80 bits, and two that check all others as a Reed-Solomon code.
One wrong sign is found with its place, and two neighbours that changed places
are found. The browser's script computes the same.

Source: I. S. Reed and G. Solomon, Polynomial Codes over Certain Finite Fields, 1960; RFC 8018, 5.2 (PBKDF2).
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from plugins.model.ids import ALPHABET

RANDOM, CHECKS, GROUP = 16, 2, 3
LENGTH = RANDOM + CHECKS
FOLDER = "progress"
"""Where the pages of applications lie, beside the releases; the address of each is in it."""

ADDRESS = re.compile(rf"(?:[{ALPHABET}]{{4}}-){{3}}[{ALPHABET}]{{4}}")
PURPOSE = b"progress of an application"
ROUNDS = 100_000
"""Of PBKDF2 with SHA-256: the random part alone forbids trying numbers; this makes each try dearer still."""

ADDRESS_BYTES = 10
ALIKE = str.maketrans({"i": "1", "l": "1", "o": "0"})
BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212]+")


def _powers() -> tuple[int, ...]:
    """Return the powers of the element 2, from 0 to 30, in the field with the polynomial x⁵ + x² + 1."""
    found = [1]
    while len(found) < len(ALPHABET) - 1:
        double = found[-1] << 1
        found.append(double ^ 0b100101 if double & 0b100000 else double)
    return tuple(found)


POWERS = _powers()


def new_number() -> str:
    """Return a new acceptance number, without groups; whoever keeps it keeps a secret."""
    return number_of([secrets.randbelow(len(ALPHABET)) for _ in range(RANDOM)])


def number_of(values: Sequence[int]) -> str:
    """Return the number whose random part is ``values``, 16 of them from 0 to 31."""
    plain, placed = _sums(values)
    last = _divided(placed ^ _times(plain, RANDOM), POWERS[RANDOM] ^ POWERS[RANDOM + 1])
    return "".join(ALPHABET[value] for value in (*values, plain ^ last, last))


def shown_number(number: str) -> str:
    """Return a number as it is printed: ``K7M-29X-QFT-4WA-3H8-C5D``."""
    return "-".join(number[at : at + GROUP] for at in range(0, LENGTH, GROUP)).upper()


def read_number(typed: str) -> str:
    """Return a number as it is kept, from what somebody typed: case, spaces and hyphens do not matter.

    Raises:
        ValueError: it is none; the message says which sign is wrong, as far as that can be known.
    """
    signs = BETWEEN.sub("", unicodedata.normalize("NFKC", typed)).lower().translate(ALIKE)
    for place, sign in enumerate(signs, 1):
        if sign not in ALPHABET:
            raise ValueError(f"sign {place} is {sign!r}, which stands in no number")
    if len(signs) != LENGTH:
        raise ValueError(f"a number has {LENGTH} signs; this one has {len(signs)}")
    values = [ALPHABET.index(sign) for sign in signs]
    plain, placed = _sums(values)
    if not plain and not placed:
        return signs
    if plain and placed and (at := _logarithm(_divided(placed, plain))) < LENGTH:
        raise ValueError(f"sign {at + 1}, {signs[at].upper()!r}, is not the one on the receipt")
    for at, (one, other) in enumerate(pairwise(values)):
        if not plain and placed == _times(one ^ other, at) ^ _times(one ^ other, at + 1):
            raise ValueError(f"signs {at + 1} and {at + 2} seem to have changed places")
    raise ValueError("more than one sign is not as on the receipt")


def address_of_number(number: str) -> str:
    """Return the name of the page of an application: 80 bits, from which nobody computes the number."""
    key = hashlib.pbkdf2_hmac("sha256", number.encode(), PURPOSE, ROUNDS, ADDRESS_BYTES)
    bits = int.from_bytes(key, "big")
    signs = "".join(ALPHABET[bits >> shift & 31] for shift in range(8 * ADDRESS_BYTES - 5, -1, -5))
    return "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))


def _sums(values: Sequence[int]) -> tuple[int, int]:
    """Return the sum of all signs, and that of each times the power of its place; both are 0 for a number."""
    plain = placed = 0
    for place, value in enumerate(values):
        plain ^= value
        placed ^= _times(value, place)
    return plain, placed


def _times(value: int, power: int) -> int:
    return POWERS[(_logarithm(value) + power) % 31] if value else 0


def _divided(value: int, by: int) -> int:
    return POWERS[(_logarithm(value) - _logarithm(by)) % 31] if value else 0


def _logarithm(value: int) -> int:
    return POWERS.index(value)
