"""Rows that become no table are findings, and say what would be one."""

from __future__ import annotations

import pytest

from plugins.read.rows import EXPECTED_BARS, EXPECTED_DASHES, EXPECTED_ROW, stray_rows

TABLE = "| 级别 | 量 |\n|---|---|\n| 一级 | 千吨 |"


def stray(text: str) -> list[tuple[int, str]]:
    return list(stray_rows(text.split("\n")))


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        f"见下表：\n{TABLE}\n注：略。",
        f"{TABLE}\n\n{TABLE}",
        "级别 | 量\n---|---\n一级 | 千吨",
        "| |\n|---|\n| 1 |",
        "|a| 与 |b| 之和",
        "|x - y|",
        "选项 A | B",
        r"\| a \| b \|",
        "主任\t李薇\n2026年\t十一月",
        "+ 5\n+ 6",
    ],
)
def test_tables_and_bars_that_are_none_pass(text):
    assert stray(text) == []


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        pytest.param("甲\n| 级别 | 量 |\n| 一级 | 千吨 |", 1, EXPECTED_DASHES, id="no line of dashes"),
        pytest.param("| 级别 | 量 | 次 |", 0, EXPECTED_DASHES, id="a row alone"),
        pytest.param("｜级别｜量｜\n｜---｜---｜\n｜一级｜千吨｜", 0, EXPECTED_BARS, id="full-width bars"),
        pytest.param(TABLE.replace("---", "——"), 0, EXPECTED_DASHES, id="long dashes"),
        pytest.param(f"　　{TABLE}", 0, EXPECTED_BARS, id="ideographic spaces before it"),
        pytest.param("+---+---+\n| a | b |\n+---+---+", 0, EXPECTED_BARS, id="a drawn grid"),
        pytest.param("┌──┬──┐\n│级别│量│\n└──┴──┘", 0, EXPECTED_BARS, id="a grid of lines"),
        pytest.param("a\tb\n1\t2\n3\t4", 0, EXPECTED_BARS, id="tabs"),
        pytest.param(f"{TABLE}\n\n| 二级 | 百吨 | 每日 |", 4, EXPECTED_ROW, id="a row behind a blank line"),
    ],
)
def test_anything_else_that_looks_like_one_is_a_finding_with_its_line(text, line, expected):
    assert stray(text) == [(line, expected)]
