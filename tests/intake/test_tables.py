"""Tables of old collections become tables, whichever way they were drawn."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.intake.tables import mended
from plugins.read.faults import Faults
from plugins.read.markdown import convert

DRAWN = {
    "plain": "| 级别 | 量 |\n|---|---|\n| 一级 | 千吨 |",
    "comments around it": "<!-- TABLE -->\n| 级别 | 量 |\n|-----|-----|\n| 一级 | 千吨 |\n<!-- TABLE END -->",
    "a comment and a blank line before it": "<!-- TABLE -->\n\n| 级别 | 量 |\n|---|---|\n| 一级 | 千吨 |",
    "a comment in its first line": "<!-- TABLE --> | 级别 | 量 |\n|---|---|\n| 一级 | 千吨 |",
    "a comment of two lines": "<!-- TABLE\n3 x 2 -->\n| 级别 | 量 |\n|---|---|\n| 一级 | 千吨 |",
    "a comment between rows": "| 级别 | 量 |\n|---|---|\n<!-- 续表 -->\n| 一级 | 千吨 |",
    "no bars at the ends": "级别 | 量\n---|---\n一级 | 千吨",
    "one dash": "| 级别 | 量 |\n|-|-|\n| 一级 | 千吨 |",
    "colons": "| 级别 | 量 |\n|:--|--:|\n| 一级 | 千吨 |",
    "full-width bars": "｜级别｜量｜\n｜---｜---｜\n｜一级｜千吨｜",
    "full-width bars and dashes": "｜级别｜量｜\n｜———｜———｜\n｜一级｜千吨｜",
    "long dashes": "| 级别 | 量 |\n|———|———|\n| 一级 | 千吨 |",
    "two spaces before it": "  | 级别 | 量 |\n  |---|---|\n  | 一级 | 千吨 |",
    "four spaces before it": "    | 级别 | 量 |\n    |---|---|\n    | 一级 | 千吨 |",
    "two ideographic spaces before it": "　　| 级别 | 量 |\n　　|---|---|\n　　| 一级 | 千吨 |",
    "blank lines between all rows": "| 级别 | 量 |\n\n|---|---|\n\n| 一级 | 千吨 |",
    "no line of dashes": "| 级别 | 量 |\n| 一级 | 千吨 |",
    "no line of dashes, full-width bars": "｜级别｜量｜\n｜一级｜千吨｜",
    "a drawn grid": "+------+------+\n| 级别 | 量 |\n+======+======+\n| 一级 | 千吨 |\n+------+------+",
    "a grid of lines": "┌──┬──┐\n│级别│量│\n├──┼──┤\n│一级│千吨│\n└──┴──┘",
    "spaces behind the rows": "| 级别 | 量 |  \n|---|---|  \n| 一级 | 千吨 |  ",
    "a caption directly before it": "**表1　分级**\n| 级别 | 量 |\n|---|---|\n| 一级 | 千吨 |",
    "a heading directly before it": "## 附表\n| 级别 | 量 |\n|---|---|\n| 一级 | 千吨 |",
    "words directly before and behind it": "见下表：\n| 级别 | 量 |\n|---|---|\n| 一级 | 千吨 |\n注：略。",
}
"""One table in the ways in which collections draw it."""


def shown(body: str) -> tuple[int, list[str], Faults]:
    """How many tables a body has, the words of their cells, and the faults of the body."""
    faults = Faults("a.md")
    html = convert(mended(body)[0], first_line=1, faults=faults, folder=None).html
    cells = [re.sub(r"<[^>]*>", "", cell).strip() for cell in re.findall(r"<t[dh](?: [^>]*)?>.*?</t[dh]>", html)]
    return html.count("<table>"), [cell for cell in cells if cell], faults


@pytest.mark.parametrize("drawn", DRAWN.values(), ids=DRAWN)
@pytest.mark.parametrize("around", ["{}", "第一条 分级。\n\n{}\n\n第二条 施行。", "第一条 分级。\n{}"])
def test_it_is_one_table_with_its_four_cells(drawn, around):
    count, cells, faults = shown(around.format(drawn))
    assert (count, cells) == (1, ["级别", "量", "一级", "千吨"])
    assert faults.findings() == ()


def test_what_was_changed_is_told():
    assert mended(DRAWN["plain"]) == (DRAWN["plain"], ())
    assert mended(DRAWN["comments around it"])[1] == ("2 comments taken out",)
    assert mended(DRAWN["full-width bars"])[1] == ("1 table written in the form of this site",)


def test_rows_of_different_width_keep_every_cell():
    assert shown("| a | b |\n| 1 | 2 | 3 |\n| 4 |")[:2] == (1, ["a", "b", "1", "2", "3", "4"])


def test_two_tables_stay_two():
    one = DRAWN["plain"]
    assert shown(f"{one}\n\n表2\n\n{one}")[0] == 2


def test_a_bar_that_is_no_table_stays():
    for text in ("|a| 与 |b| 之和", "选项 A | B", "| 单独一行 |", "命令 `a | b`", "误差 |x - y| 小于"):
        assert mended(text) == (text, ())


def test_an_unfinished_comment_stays_and_is_seen_by_the_reader():
    assert mended("甲 <!-- 未完\n乙") == ("甲 <!-- 未完\n乙", ())


cell = st.text(st.characters(categories=["L", "N"], exclude_characters="|"), min_size=1, max_size=6)


@given(st.lists(st.lists(cell, min_size=2, max_size=4), min_size=2, max_size=5), st.sampled_from("|｜│"))
def test_every_word_of_every_cell_stays_in_its_order(rows, bar):
    body = "\n".join(f"{bar} {f' {bar} '.join(row)} {bar}" for row in rows)
    assert [part for part in re.split(r"[|\s-]+", mended(body)[0]) if part] == [one for row in rows for one in row]


@given(st.text(st.sampled_from("|｜-—+ \n甲1<!->　")))
def test_any_text_is_mended_once_and_for_all(text):
    once, _ = mended(text)
    assert mended(once)[0] == once
