"""PRI003: nobody's bank card number is published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rules.privacy.bank_card import bank_card, has_check_digit
from tests.rules.make import document, shown


def findings(body="", **settings):
    return shown(bank_card(document(body=body, **settings)))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("4111111111111112\n", id="another check digit"),
        pytest.param("9111111111111110\n", id="no issuer's beginning"),
        pytest.param("41111111111111\n", id="fourteen digits"),
        pytest.param("2019 2020 2021 2022\n", id="years"),
        pytest.param("4,111,111,111,111,111\n", id="a sum"),
        pytest.param("https://www.example.org/4111111111111111\n", id="a page's address"),
    ],
)
def test_what_is_no_card_passes(body):
    assert findings(body) == []


@pytest.mark.parametrize(
    "settings",
    [
        {"body": "卡号4111111111111111\n"},
        {"body": "5555555555554444\n"},
        {"body": "3782 822463 10005\n"},
        {"body": "3530111333300000\n"},
        {"body": "4111-1111-1111-1111\n"},
        {"body": "6222 0212 3456 7890 128\n"},
        {"attachments": {"a.csv": "4111 1111 1111 1111"}},
    ],
)
def test_a_card_that_issuers_use_for_tests_is_one_finding(settings):
    found = findings(**settings)
    assert len(found) == 1
    assert "1111" not in found[0]


@given(st.integers(0, 10**15))
def test_one_digit_in_ten_is_the_check_digit(number):
    assert len([d for d in "0123456789" if has_check_digit(f"{number}{d}")]) == 1


def test_the_example_of_the_standard_has_its_check_digit():
    assert has_check_digit("79927398713")


def test_the_message_names_the_line_and_nothing_else():
    assert findings("a\n4111111111111111\n") == [
        "content/policy-information/2026/a.md:4: PRI003 bank_card: got a bank card number, expected no number of an "
        "account of a person; take it out, or write for example (number withheld)"
    ]
