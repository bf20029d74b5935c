"""Acceptance numbers: at random, checked as they are typed, and the way to the page of an application (IV.6)."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.acceptance_number import (
    ADDRESS,
    LENGTH,
    RANDOM,
    address_of_number,
    new_number,
    number_of,
    read_number,
    shown_number,
)
from plugins.model.ids import ALPHABET

NUMBERS = st.lists(st.integers(0, 31), min_size=RANDOM, max_size=RANDOM).map(number_of)
RFC_4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@given(NUMBERS)
def test_every_number_is_read_as_it_is_printed(number):
    assert read_number(shown_number(number)) == number


@given(NUMBERS, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_named_with_its_place(number, place, sign):
    if sign == number[place]:
        return
    with pytest.raises(ValueError, match=rf"^sign {place + 1}, '{sign.upper()}', is not the one on the receipt$"):
        read_number(number[:place] + sign + number[place + 1 :])


@given(NUMBERS, st.integers(0, LENGTH - 2))
def test_two_neighbours_that_changed_places_are_never_taken_for_a_number(number, place):
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped == number:
        return
    with pytest.raises(ValueError, match=r"^signs \d+ and \d+ seem to have changed places$"):
        read_number(swapped)


@given(NUMBERS, st.sets(st.integers(0, LENGTH - 1), min_size=2, max_size=2), st.integers(1, 31), st.integers(1, 31))
def test_two_wrong_signs_are_never_taken_for_a_number(number, places, one, other):
    values = [ALPHABET.index(sign) for sign in number]
    for place, change in zip(sorted(places), (one, other), strict=True):
        values[place] ^= change
    with pytest.raises(ValueError, match=r"sign"):
        read_number("".join(ALPHABET[value] for value in values))


def test_what_looks_alike_and_what_stands_between_makes_no_difference():
    number = number_of([1, 0, 1, 0, *range(12)])
    assert read_number(" iO lo" + number[4:].upper().replace("0", "o") + " ") == number
    assert read_number("\u3000".join(number)) == number
    assert read_number("".join(chr(ord(sign) + 0xFEE0) for sign in number)) == number


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "a number has 18 signs; this one has 0"),
        ("k7m-29x", "a number has 18 signs; this one has 6"),
        ("k7u-29x", "sign 3 is 'u', which stands in no number"),
        ("编号", "sign 1 is '编', which stands in no number"),
    ],
)
def test_what_is_no_number_gets_a_sentence(typed, said):
    with pytest.raises(ValueError, match=f"^{said}$"):
        read_number(typed)


def test_numbers_are_drawn_anew_and_hold_80_bits():
    numbers = {new_number() for _ in range(200)}
    assert len(numbers) == 200
    assert {len(number) for number in numbers} == {18}
    assert {number[:RANDOM][place] for number in numbers for place in range(RANDOM)} == set(ALPHABET)


def test_the_address_is_what_pbkdf2_gives_for_the_number():
    number = number_of(range(16))
    derived = PBKDF2HMAC(SHA256(), 10, b"progress of an application", 100_000).derive(number.encode())
    signs = base64.b32encode(derived).decode().translate(str.maketrans(RFC_4648, ALPHABET))
    assert address_of_number(number) == "-".join(signs[at : at + 4] for at in (0, 4, 8, 12))
    assert ADDRESS.fullmatch(address_of_number(number))
