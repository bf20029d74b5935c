"""Telephone numbers in fields are links that dial; other groups of digits are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from plugins.render.telephone import called, telephone_address
from tests.render.html_pages import parse

CALL = '<a href="tel:{0}">{0}</a>'


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("000-5550-1231", "000-5550-1231"),
        ("Call 000-5550-1400, day and night.", "000-5550-1400"),
        ("请拨打000-5550-1400，昼夜有人接听。", "000-5550-1400"),
        ("010-12345678", "010-12345678"),
    ],
)
def test_a_number_with_its_area_is_called(text, number):
    assert str(called(text)) == text.replace(number, CALL.format(number))


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23",
        "2026-11-23T10:00+08:00",
        "000123456/2026-00012",
        "123456789-2026-0001",
        "卫规〔2026〕3号",
        "978-7-117-00000-0",
        "GB/T 9704-2012",
        "sha256-1234-5678-9012",
        "between 1200-1400 people",
        "12320, day and night",
        "",
    ],
)
def test_dates_numbers_of_documents_and_standards_are_not(text):
    assert called(text) == text


@pytest.mark.parametrize("text", ["12320, day and night", "12320（八时至二十二时）", "120"])
def test_a_short_number_is_called_where_the_words_are_about_a_telephone(text):
    number = text[:5] if text.startswith("12320") else text
    assert str(called(text, hotline=True)) == text.replace(number, CALL.format(number))


def test_a_day_at_the_beginning_is_no_hotline():
    assert called("2026-11-23: closed", hotline=True) == "2026-11-23: closed"


def test_a_number_is_dialled_without_spaces():
    assert telephone_address("+86 10 5550 1200") == "tel:+86-10-5550-1200"


PIECES = st.sampled_from(
    ["000-5550-1231", "010-12345678", "120", "<b>", "</a>", "&", "&lt;", '"', "'", " ", "-", "电话"]
)


@given(st.lists(PIECES, max_size=8).map("".join), st.booleans())
def test_the_words_stay_and_nothing_typed_becomes_markup(text, hotline):
    page = parse(f"<p>{escape(called(text, hotline))}</p>")
    assert page.all("p")[0].text == text
    assert {element.tag for element in page.elements} <= {"p", "a"}
