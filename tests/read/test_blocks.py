"""Plain texts are built without the parser, as the parser would build them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.read import blocks, parser
from plugins.read.elements import written


@pytest.mark.parametrize(
    "body", ["", "a", "a\nb", "## a\n\nb", "第一条 a\n第二条 b", "a: b (c) \"d\" 'e'", "1 a", "a - b"]
)
def test_paragraphs_and_headings_are_plain(body):
    assert blocks.is_plain(body)


@pytest.mark.parametrize(
    "body",
    [
        *(
            "*a*",
            "a_b",
            "`a`",
            "[a]",
            "<a",
            "&amp;",
            "!",
            "a {: b}",
            "\\a",
            "| a |",
            "- a",
            "1. a",
            "> a",
            ": a",
            "~~~",
        ),
        *("a\n===", "a\n---", "    a", "\ta", "a  \nb", "a  ", " # a", "+ a"),
    ],
)
def test_anything_that_may_be_markup_is_not(body):
    assert not blocks.is_plain(body)


@pytest.mark.parametrize("line", ["第三条 张*", "（二）甲", "\u3000\u3000甲", "第二章 总则"])
def test_a_list_ends_before_a_line_that_stands_for_itself_and_one_may_follow_it(line):
    written_out = written(blocks.parse(f"1. 项甲\n{line}\n3. 项乙"))
    assert written_out.count("<ol") == 2
    assert 'start="3"' in written_out


@given(st.text("a第一条章节 \n#.()\"'?$^@}：（）。\u3000", max_size=60))
def test_plain_paragraphs_are_built_as_the_parser_builds_them(body):
    body = blocks.separated(body)
    if blocks.is_plain(body):
        assert squeezed(blocks.plain(body)) == squeezed(parser.marked_up(body))


def squeezed(root: ET.Element) -> str:
    return re.sub(r"<h\d></h\d>", "", re.sub(r"[\s\u3000]+(?=<)|(?<=>)[\s\u3000]+", "", written(root)))
