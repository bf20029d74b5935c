"""Whatever is typed is on the page: letters, digits and signs, in their order, or a finding names the line.

The texts are composed of pieces of official texts whose words on the page are
known beforehand, so that nothing here reads Markdown.
"""

from __future__ import annotations

import os
import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.read.doubtful import note_doubtful
from plugins.read.faults import HEAVY, NOTE_IN_NOTE, Faults
from plugins.read.foreign import note_foreign
from plugins.read.kept import note_lost
from plugins.read.markdown import convert

EXAMPLES = 25_000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 400
NAMES = ["张*", "李**", "王*明", "欧阳**", "赵*，钱**、孙*"]
DOSES = ["10mg*7片*2板", "0.5g*12支*40盒", "3*4=12", "a_b_c", "证号2026****12", "____年"]
SIGNS = [
    "> 38 °C",
    ">= 39 °C",
    "- 5 °C",
    "+ 8 °C",
    "#健康#",
    "#2号楼",
    "≥ 40 mm",
    "< 5 %",
    "50%",
    "¥3",
    "~10",
    "=7",
    "38～39 ℃",
]
BRACKETS = [
    "[注]: 不含",
    "[2]",
    "{1, 2}",
    "（见表1）",
    "《办法》",
    "[甲]",
    "A&B",
    "C#",
    "1/2",
    "第十条",
    "12:30",
    "(a)",
    "“三农”",
]
WORDS = ["甲", "各单位应当遵照执行", "cases", "Hexi", "第一批", "2026年", "3", "十二", "Ward 3", "α", "㎡", "𠮷"]
STARTS = [
    "",
    "1、",
    "（1）",
    "①",
    "■",
    "(a) ",
    "i. ",
    "第三条 ",
    "第二节课",
    "2026. ",
    "01. ",
    "1.5 ",
    "地址：",
    "一、",
    "1) ",
    "——",
]
INDENTS = ["", "", "", " ", "  ", "    ", "\t", "　　"]
ENDS = ["", "", "。", "：", "；", "，"]

piece = st.sampled_from(NAMES + DOSES + SIGNS + BRACKETS + WORDS)
sentence = st.tuples(st.lists(piece, min_size=1, max_size=5), st.sampled_from([" ", "，", "、"]), st.sampled_from(ENDS))
sentence = sentence.map(lambda parts: parts[1].join(parts[0]) + parts[2])
word = st.sampled_from(WORDS)
Pair = tuple[str, str]
"""What is typed, and what stands on the page, white space aside."""

line = st.tuples(st.sampled_from(INDENTS), st.sampled_from(STARTS), sentence).map(
    lambda t: (t[0] + t[1] + t[2], t[1] + t[2])
)
heading = st.tuples(st.integers(1, 4), word).map(lambda t: ("#" * t[0] + " " + t[1], t[1]))
strong = st.tuples(word, word).map(lambda t: (f"{t[0]}，**{t[1]}**。", f"{t[0]}，{t[1]}。"))
link = st.tuples(word, word).map(lambda t: (f"{t[0]}[{t[1]}](https://example.org/x_y)。", f"{t[0]}{t[1]}。"))


@st.composite
def items(draw: st.DrawFn) -> Pair:
    """Draw a list: numbers as typed, or bullets, nested by two to four spaces."""
    typed, shown = [], []
    numbered = draw(st.booleans())
    number = draw(st.integers(1, 30))
    indent = " " * draw(st.integers(3 if numbered else 2, 4))
    for count in range(draw(st.integers(1, 4))):
        text = draw(word)
        sign = f"{number}." if numbered else draw(st.sampled_from("-*"))
        inner = indent if count and draw(st.booleans()) else ""
        typed.append(f"{inner}{sign} 项{text}")
        shown.append(f"{number if numbered else ''}项{text}")
        number += draw(st.integers(1, 3))
    return "\n".join(typed), "".join(shown)


@st.composite
def table(draw: st.DrawFn) -> Pair:
    """Draw a table, with rows longer and shorter than its header."""
    width = draw(st.integers(2, 3))
    rows = [
        draw(st.lists(word, min_size=n, max_size=n)) for n in (width, *draw(st.lists(st.integers(1, 5), max_size=3)))
    ]
    separator = "|" + " --- |" * width
    typed = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([typed[0], separator, *typed[1:]]), "".join("".join(row) for row in rows)


def meaning(text: str) -> str:
    return re.sub(r"\s", "", text)


def page(html: str) -> str:
    """Return the words of HTML, the numbers of items before them."""
    html = re.sub(r'<a class="footnote-[^>]*>[^<]*</a>', "", html)
    pieces, numbers = [], []
    for tag, value, words in re.findall(r'<(/?\w+)(?:[^>]*?(?:start|value)="(\d+)")?[^>]*>([^<]*)', html):
        if tag in ("ol", "ul"):
            numbers.append(int(value or 1) if tag == "ol" else None)
        elif tag in ("/ol", "/ul"):
            numbers.pop()
        elif tag == "li" and numbers[-1] is not None:
            number = int(value or numbers[-1])
            pieces.append(str(number))
            numbers[-1] = number + 1
        pieces.append(words)
    return meaning(unescape("".join(pieces)))


def read(body: str) -> tuple[str, list[str]]:
    faults = Faults("a.md")
    note_foreign(body, 1, faults)
    note_doubtful(body, 1, faults)
    text = convert(body, first_line=1, faults=faults, folder="a")
    if not faults.has(HEAVY, NOTE_IN_NOTE):
        note_lost(body, 1, text.html, faults)
    return text.html, [finding.code for finding in faults.findings()]


block = st.one_of(line, line, line, heading, strong, link, items(), table())
blocks = st.lists(st.tuples(block, st.sampled_from(["\n", "\n\n", "\n\n"])), min_size=1, max_size=7)


@settings(max_examples=EXAMPLES)
@given(blocks)
def test_every_letter_digit_and_sign_of_official_texts_is_on_the_page_and_none_is_a_finding(parts):
    body = "".join(typed + end for (typed, _), end in parts)
    html, found = read(body)
    assert page(html) == meaning("".join(shown for (_, shown), _ in parts))
    assert found == []


@settings(max_examples=EXAMPLES)
@given(st.text("甲1a*_#>-+.|[]()^:{}&\\`~= \n\t　", max_size=40))
def test_of_any_text_no_letter_or_digit_is_lost_without_a_finding(body):
    html, found = read(body)
    if not found:
        kept = [c for c in page(html) if c.isalnum()]
        linked = re.findall(r'(?:href|src|id|title|alt)="([^"]*)"', html)
        for character in "甲1a":
            assert body.count(character) <= kept.count(character) + sum(value.count(character) for value in linked)
