"""COL012: normative documents carry a well-formed document number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rules.numbers.document_number import document_number
from tests.rules.make import document, shown


def findings(number):
    return shown(document_number(document(id="k7m29xqf", title="A", document_number=number)))


@pytest.mark.parametrize("number", ["卫规〔2026〕3号", "卫办〔1999〕120号", "国卫办发〔2020〕1号"])
def test_a_well_formed_number_passes(number):
    assert findings(number) == []


@given(st.integers(1900, 2099), st.integers(1, 99999))
def test_every_year_and_serial_in_that_form_passes(year, serial):
    assert findings(f"卫规〔{year}〕{serial}号") == []


def test_a_missing_number_is_left_to_required_fields():
    assert list(document_number(document())) == []


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("卫规[2026]3号", id="square brackets"),
        pytest.param("卫规(2026)3号", id="round brackets"),
        pytest.param("卫规【2026】3号", id="lenticular brackets"),
        pytest.param("卫规〔2026〕03号", id="leading zero"),
        pytest.param("卫规〔26〕3号", id="two-digit year"),
        pytest.param("卫规〔2026〕第3号", id="ordinal"),
        pytest.param("〔2026〕3号", id="no agency code"),
        pytest.param("令第517号", id="an order"),
        pytest.param("卫规〔2026〕0号", id="serial nought"),
        pytest.param("", id="empty"),
    ],
)
def test_anything_else_is_one_finding(number):
    assert len(findings(number)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("卫规[2026]03号") == [
        "content/policy-information/2026/a.md:4: COL012 document_number: got '卫规[2026]03号', expected an agency "
        "code, 〔four-digit year〕, a serial without leading zero, 号, such as 卫规〔2026〕3号"
    ]
