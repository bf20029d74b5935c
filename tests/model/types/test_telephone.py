"""``telephone``: a telephone number."""

from __future__ import annotations

import pytest

from plugins.model.shown import Telephone
from tests.model.types.make import read, refusal, shown


@pytest.mark.parametrize("number", ["000-5550-1200", "120", "+86 10 5550 1200", "12320"])
def test_digits_in_groups_pass_and_are_shown_as_they_are(number):
    assert read("telephone", number) == number
    assert shown("telephone", number) == Telephone(number)


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("12", id="two digits"),
        pytest.param("0123456789012345", id="more than fifteen digits"),
        pytest.param("000--5550", id="two hyphens"),
        pytest.param("000-5550 ext. 3", id="words"),
        pytest.param("０１０-5550", id="full-width digits"),
        pytest.param("000-5550-", id="a hyphen at the end"),
    ],
)
def test_anything_else_is_told_what_would_pass(number):
    assert refusal("telephone", number) == (
        "3 to 15 digits in groups with - or a space between them, such as 000-5550-1200 or 120"
    )
