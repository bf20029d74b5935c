"""Lines that stand apart stay apart, and indentation says what a writer meant by it."""

from __future__ import annotations

import pytest

from plugins.read.lines import apart, nested
from plugins.read.markdown import to_text


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("请提交：\n申请表", id="behind a colon"),
        pytest.param("一、目标；\n二、任务", id="Chinese numbers"),
        pytest.param("甲。\n1、乙\n2、丙", id="numbers"),
        pytest.param("甲。\n（1）乙\n（2）丙", id="numbers in brackets"),
        pytest.param("甲。\n①乙\n②丙", id="numbers in circles"),
        pytest.param("甲。\n■乙\n■丙", id="squares"),
        pytest.param("First.\n(a) one\n(b) two", id="letters in brackets"),
        pytest.param("First.\ni. one\nii. two", id="small Roman numbers"),
        pytest.param("地址：一号\n电话：零", id="labels"),
        pytest.param("Time: Monday\nPlace: Hexi", id="English labels"),
        pytest.param("特此公告。\n卫生部办公厅\n二〇二六年十一月二十七日", id="signature and date"),
        pytest.param("Done.\nOffice of the Ministry\n27 November 2026", id="English signature and date"),
    ],
)
def test_lines_that_stand_apart_stay_apart(lines):
    assert apart(lines) == lines.replace("\n", "\n\n")
    assert to_text(lines, first_line=1).plain == lines


@pytest.mark.parametrize(
    "lines",
    ["这是一个很长的\n句子。", "one\nand two", "- a\n- b\n- c", "1. a\n2. b", "- a\n  b\n- c", "| a |\n|---|\n| b |"],
)
def test_lines_of_one_paragraph_list_or_table_stay_together(lines):
    assert apart(lines) == lines


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("另须：\n1. 甲\n2. 乙", "另须：\n\n1. 甲\n2. 乙"),
        ("材料\n- 甲\n- 乙", "材料\n\n- 甲\n- 乙"),
        ("1. 甲\n- 乙", "1. 甲\n\n- 乙"),
        ("见下表\n| a | b |\n|---|---|\n| 1 | 2 |\n完", "见下表\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n完"),
    ],
)
def test_lists_and_tables_begin_directly_behind_a_line(glued, parted):
    assert apart(glued) == parted


@pytest.mark.parametrize("indent", [2, 3, 4])
@pytest.mark.parametrize("sign", ["-", "*", "1."])
def test_items_nest_by_two_three_or_four_spaces(indent, sign):
    space = " " * indent
    assert nested(f"{sign} a\n{space}{sign} b\n{space * 2}{sign} c\n{sign} d") == (
        f"{sign} a\n    {sign} b\n        {sign} c\n{sign} d"
    )


def test_a_paragraph_belongs_to_the_item_that_it_stands_under():
    assert nested("- a\n\n  b\n\nc") == "- a\n\n    b\n\nc"


@pytest.mark.parametrize("indent", ["    ", "\t", "  ", "        "])
def test_indentation_alone_makes_no_code_of_a_law(indent):
    text = to_text(f"## 第一章 总则\n\n{indent}第一条 甲。\n\n{indent}第二条 乙。\n", first_line=1)
    assert {"article-1", "article-2"} <= text.anchors
    assert "<pre" not in text.html and "<code" not in text.html


def test_what_is_indented_behind_a_note_belongs_to_it():
    assert nested("[^1]: 甲\n\n    乙\n\n丙") == "[^1]: 甲\n\n    乙\n\n丙"
