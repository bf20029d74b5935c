"""Telephone numbers in fields and texts are links that dial; other groups of digits are not."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from plugins.render.telephone import called, telephone_address, with_calls
from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import render

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


CALLED = '<a href="tel:{0}" data-reference>{0}</a>'


@pytest.mark.parametrize(
    ("html", "number"),
    [
        ("<p>Call 000-5550-1400, day and night.</p>", "000-5550-1400"),
        ("<p>请拨打010-12345678。</p>", "010-12345678"),
        ("<li>电话：<strong>0571-1234567</strong></li>", "0571-1234567"),
        ("<p>Not by fax: 传真很少用，电话 010-12345678</p>", "010-12345678"),
    ],
)
def test_a_number_with_its_area_in_a_text_is_called_and_read_as_before(html, number):
    assert with_calls(html) == html.replace(number, CALLED.format(number))


@pytest.mark.parametrize(
    "html",
    [
        "<p>2026-11-23</p>",
        "<p>between 0100-2000 and 0300-4000</p>",
        "<p>GB 0101-2019, ISBN 978-7-117-00000-0</p>",
        "<p>000123456/2026-00012 and 0123-12345678-9</p>",
        "<p>传真：010-12345678，fax 010-12345679, fax number: 010-12345670</p>",
        "<p>12320, 120, 400-820-8820</p>",
        "<p>0571-12345678.5 and A010-12345678</p>",
        '<p><a href="tel:010-12345678">010-12345678</a></p>',
        '<p><a href="/x.html"><strong>010-12345678</strong></a></p>',
        "<pre><code>010-12345678</code></pre>",
        '<p id="tel-010-12345678"><img alt="010-12345678" src="/a.png"></p>',
    ],
)
def test_what_may_be_something_else_and_what_is_a_link_or_code_stays(html):
    assert with_calls(html) == html


TEXT_PIECES = st.sampled_from(
    ["010-12345678", "000-5550-1231", "<b>", "</b>", '<a href="/x">', "</a>", "<code>", "</code>", "&amp;", " ", "电话"]
)


@given(st.lists(TEXT_PIECES, max_size=12).map("".join))
def test_a_text_without_the_added_links_is_the_text_that_was_approved(html):
    assert re.sub(r'<a href="tel:([0-9-]+)" data-reference>\1</a>', r"\1", with_calls(html)) == html


def test_the_page_of_a_document_dials_the_numbers_of_its_text_and_of_an_earlier_one():
    world = World()
    body = "Call 000-5550-1400."
    world.add("k7m29xqf", "work-updates", "News", body, dated=date(2026, 11, 20), change="Words.")
    (earlier,) = world.publications["k7m29xqf"].earlier
    site = render(world)
    for path in ("work-updates/2026/k7m29xqf.html", f"former/k7m29xqf/{earlier.digest[7:19]}.html"):
        assert CALLED.format("000-5550-1400") in site.page(path)
    assert "data-reference" not in site.page("work-updates/feed.xml")
