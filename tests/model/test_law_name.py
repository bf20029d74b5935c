"""A law is named in one form, however a text writes its title."""

from __future__ import annotations

import pytest

from plugins.model.law_name import full_name, short_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("中华人民共和国传染病防治法", "传染病防治法", id="the name of the country"),
        pytest.param("实施《中华人民共和国献血法》办法", "实施〈献血法〉办法", id="brackets within a title"),
        pytest.param("食品安全条例（试行）", "食品安全条例(试行)", id="the width of brackets"),
        pytest.param("食品 安全　条例", "食品安全条例", id="white space between Chinese characters"),
        pytest.param("The Safe  Water Act", "safe water Act", id="case and the first word"),
    ],
)
def test_these_are_one_name(one, other):
    assert full_name(one) == full_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("上海市献血条例", "献血条例"),
        ("食品安全条例（试行）", "食品安全条例"),
        ("药品管理法实施条例", "药品管理法"),
        ("Safe Water Act", "National Safe Water Act"),
    ],
)
def test_these_are_two_names(one, other):
    assert full_name(one) != full_name(other)


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("药品管理法（2019年修订）", "药品管理法"),
        ("药品管理法（2019修正）", "药品管理法"),
        ("药品管理法(修订本)", "药品管理法"),
        ("Safe Water Act (2019)", "safe water act"),
        ("Safe Water Act (2019 Revision)", "safe water act"),
        ("药品管理办法（试行）", "药品管理办法(试行)"),
        ("Safe Water Act 2019", "safe water act 2019"),
    ],
)
def test_a_short_name_lacks_the_year_or_the_revision_in_brackets(title, short):
    assert short_name(full_name(title)) == short
