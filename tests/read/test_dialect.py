"""What official texts hold as words is not taken for markup."""

from __future__ import annotations

import re

import pytest

from plugins.read.markdown import to_text


def html(body):
    return to_text(body, first_line=1).html


def shown(body):
    """Return the words of the page, each block on a line, entities of three signs resolved."""
    text = re.sub(r"</?(?:p|li|ul|ol|h\d|td|th|tr|blockquote)\b[^>]*>", "\n", html(body))
    text = re.sub(r"<[^>]*>", "", text).replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
    return [line for line in text.split("\n") if line]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("张*、李**、王*明、欧阳**，共四人。", id="names that are not told"),
        pytest.param("和李**、张*红一同到场**核查", id="a name behind 和"),
        pytest.param("每盒10mg*7片*2板，箱0.5g*12支*40盒", id="doses"),
        pytest.param("证号2026****12，尾号****", id="numbers that are not told"),
        pytest.param("姓名：____，性别：____。", id="blanks to be filled in"),
        pytest.param("> 38 °C 转发热门诊", id="more than"),
        pytest.param(">= 39 °C 上报", id="at least"),
        pytest.param("- 5 °C 为下限", id="below zero"),
        pytest.param("- 18～- 15 ℃ 冷冻", id="a range below zero"),
        pytest.param("+ 8 °C 为上限", id="above zero"),
        pytest.param("#健康兰亭#活动", id="a hashtag"),
        pytest.param("#2号楼", id="a house number"),
        pytest.param("[注]: 不含暂住人口。", id="a note in brackets"),
        pytest.param("[2]: https://example.org/", id="an address that nothing refers to"),
        pytest.param("集合 {1, 2} 与 {a}", id="braces"),
        pytest.param("2026. 年度计划", id="a year with a point"),
        pytest.param("3. 5. 2026 opening", id="a date with points"),
        pytest.param("01. 编号", id="a number with a zero before it"),
    ],
)
def test_a_line_is_shown_as_it_was_typed(line):
    assert shown(line) == [line]
    assert shown(f"前文。\n\n{line}\n") == ["前文。", line]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("请**务必**佩戴", "<p>请<strong>务必</strong>佩戴</p>", id="strong between words"),
        pytest.param("请**“务必”**佩戴", "<p>请<strong>“务必”</strong>佩戴</p>", id="strong around quotation marks"),
        pytest.param("**第一，**提前", "<p><strong>第一，</strong>提前</p>", id="strong that ends in a comma"),
        pytest.param("(*new*) ***all***", "<p>(<em>new</em>) <strong><em>all</em></strong></p>", id="emphasis"),
        pytest.param("> 2026年计划", "<blockquote><p>2026年计划</p>\n</blockquote>", id="a quotation of a year"),
        pytest.param("- 3 nurses", "<ul><li>3 nurses</li>\n</ul>", id="an item that begins with a number"),
        pytest.param("# 一\n\n##二", '<h2 id="section-一">一</h2>\n<h3 id="section-二">二</h3>', id="headings"),
        pytest.param("## C#\n\n## a ##", '<h2 id="section-c">C#</h2>\n<h2 id="section-a">a</h2>', id="signs behind"),
        pytest.param("#第一章 总则", '<h2 id="chapter-1">第一章 总则</h2>', id="a chapter directly behind its sign"),
        pytest.param(
            '[甲][1]。\n\n[1]: https://example.org/ "题"',
            '<p><a href="https://example.org/" title="题">甲</a>。</p>',
            id="an address that is referred to",
        ),
    ],
)
def test_markup_stays_markup(body, expected):
    assert html(body) == expected


def test_items_show_the_numbers_that_were_typed():
    body = "3. 水\n\n5. 药\n\n7. 车\n    2. 甲\n    4. 乙\n8. 船"
    assert re.findall(r"<(?:ol|li)[^>]*>", html(body)) == [
        *('<ol start="3">', "<li>", '<li value="5">', '<li value="7">'),
        *('<ol start="2">', "<li>", '<li value="4">', "<li>"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "| a | b |\n| --- | --- |\n| 1 | 2 | 3 |",
        "a | b\n--- | ---\n1 | 2 | 3",
        "| a | b |\n|---|---|---|\n| 1 | 2 | 3 |",
        "| a | b |\n|---|\n| 1 | 2 | 3 |",
        "| a | b | 3 |\n|---|---|\n| 1 | 2",
    ],
)
def test_no_cell_vanishes(rows):
    text = html(rows)
    assert "<table>" in text
    assert len(re.findall("<t[hd][ >]", text)) == 6
    assert re.findall(r">(\w)<", text) == [c for c in rows if c.isalnum()]


def test_the_second_definition_of_a_note_is_shown_as_text():
    assert shown("甲[^1]。\n\n[^1]: 一。\n\n乙[^1]。\n\n[^1]: 二。")[:3] == ["甲1。", "乙1。", "[^1]: 二。"]
