"""Numbers of laws are read in every way in which Chinese texts write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.chinese_number import chinese_number

DIGITS = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21), ("一百", 100), ("一百零五", 105)),
        *(("一百二十", 120), ("一百一十九", 119), ("一千二百六十", 1260), ("两百", 200), ("一〇三", 103), ("12", 12)),
        *(("１２", 12), ("一千零一", 1001), ("二○一", 201)),
    ],
)
def test_numbers_of_laws_are_read(text, number):
    assert chinese_number(text) == number


@pytest.mark.parametrize("text", ["百百", "十百", "一二十", "1十", "一a"])
def test_what_is_no_number_is_none(text):
    assert chinese_number(text) is None


def spelled(number):
    """Write a number up to 1999 as laws do: GB/T 15835-2011, 4.2."""
    words, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += ("零" if zero and words else "") + DIGITS[digit] + name
        zero = not digit
    return words.removeprefix("一") if 10 <= number < 20 else words


@given(st.integers(1, 1999))
def test_every_number_comes_back(number):
    assert chinese_number(spelled(number)) == number
