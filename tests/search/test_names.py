"""Names by which a document is found first: of its title and of its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.analyzer import whole
from plugins.search.names import names_asked, names_of

LAW, ORDER = "中华人民共和国食品安全法（2021年修正）", "令第517号"


def is_named(query: str, title: str = "Notice", number: str = "") -> bool:
    return not set(names_asked(query, query)).isdisjoint(names_of(title, number))


@pytest.mark.parametrize(
    "query",
    ["食品安全法", "中华人民共和国食品安全法", "食品安全法（2021年修正）", "《食品安全法》", LAW],
)
def test_a_law_is_named_without_the_state_and_without_brackets(query):
    assert is_named(query, LAW)


@pytest.mark.parametrize("query", ["食品安全", "食品安全法实施条例", "安全法", "2021年修正", "中华人民共和国"])
def test_anything_else_is_no_name_of_it(query):
    assert not is_named(query, LAW)


@pytest.mark.parametrize(
    "query", ["令第517号", "令517号", "517号", "517", "国务院令第517号", "国务院令517", " 令 第５１７号 "]
)
def test_an_order_is_named_by_its_serial_with_or_without_who_gave_it(query):
    assert is_named(query, number=ORDER)
    assert is_named(query, number="国务院" + ORDER)


@pytest.mark.parametrize("query", ["令第516号", "51", "第517条", "令"])
def test_another_number_is_no_name_of_it(query):
    assert not is_named(query, number=ORDER)


@pytest.mark.parametrize(
    "query",
    ["卫规〔2026〕3号", "卫规[2026]3号", "卫规（2026）第3号", "卫规2026 3", "〔2026〕3号", "2026年第3号", "[2026]3"],
)
def test_a_number_with_a_year_is_named_in_any_brackets_and_without_its_agency(query):
    assert is_named(query, number="卫规〔2026〕3号")


@pytest.mark.parametrize("query", ["3号", "2026", "卫规〔2026〕4号", "卫规〔2025〕3号", "卫例发〔2026〕3号"])
def test_neither_year_nor_serial_alone_is_its_name(query):
    assert not is_named(query, number="卫规〔2026〕3号")


@pytest.mark.parametrize("query", ["公告2026年第3号", "公告2026第3号", "2026年第3号"])
def test_an_announcement_is_named_with_and_without_year_sign(query):
    assert is_named(query, number="公告2026年第3号")


@given(st.text(), st.text())
def test_a_document_has_the_name_of_its_whole_title_and_number(title, number):
    names = names_of(title, number)
    assert {whole(title), whole(number.replace("第", "").replace("号", ""))} - {""} <= set(names) or "第" in number
    assert whole(title) in {*names, ""}
    assert len(set(names)) == len(names)
