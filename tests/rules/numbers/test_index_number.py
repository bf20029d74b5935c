"""COL015: an index number is in one of its two forms."""

import pytest

from plugins.rules.numbers.index_number import index_number
from tests.rules.make import document, shown


def findings(number):
    return shown(index_number(document(index_number=number)))


@pytest.mark.parametrize(
    "number", ["000013127/2026-00017", "00001312X/2026-99999", "11100000000013127D/2026-00017", "11100000000013127D"]
)
def test_both_forms_pass(number):
    assert findings(number) == []


def test_no_index_number_passes():
    assert list(index_number(document())) == []


@pytest.mark.parametrize(
    "number",
    [
        "000013127/2026-17",
        "000013127/26-00017",
        "00013127/2026-00017",
        "000013127-2026-00017",
        "11100000000013127O/2026-00017",
        "000013127/2026-00017 ",
        "",
    ],
)
def test_anything_else_is_one_finding(number):
    assert len(findings(number)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("2026-17") == [
        "content/policy-information/2026/a.md:2: COL015 index_number: got '2026-17', expected organisation "
        "code/year-serial such as 000013127/2026-00017, or a credit code in its place, such as "
        "11100000000013127D/2026-00017"
    ]
