"""What is no text is refused with its line, and what only looks like it passes."""

from __future__ import annotations

import pytest

from plugins.read import faults
from plugins.read.faults import Faults
from plugins.read.foreign import note_broken, note_foreign


def noted(text: str) -> list[tuple[str, int]]:
    found = Faults("a.md")
    note_foreign(text, 7, found)
    return [(finding.code, finding.line) for finding in found.findings()]


@pytest.mark.parametrize(
    ("text", "fault", "lines"),
    [
        ("时限：\n<<<<<<< HEAD\n七日\n=======\n十日\n>>>>>>> wang", faults.CONFLICT, (8, 10, 12)),
        ("一切良好。\n\n<!-- 数字待核 -->", faults.TAG, (9,)),
        ("| 上午<br>下午 |", faults.TAG, (7,)),
        ('<p align="right">办公厅</p>', faults.TAG, (7,)),
        ("面积80m<SUP>2</SUP>", faults.TAG, (7,)),
        ("身高1\ue01075米", faults.BROKEN, (7,)),
        ("\uf0b7 申请表", faults.BROKEN, (7,)),
        ("一\n锟斤拷", faults.BROKEN, (8,)),
        ("图\ufffc和\ufffd", faults.BROKEN, (7,)),
        ("x\n```\ncases: 3\n```", faults.FENCE, (8, 10)),
        ("甲&nbsp;乙&#8212;", faults.TAG, (7,)),
        (r"\u4e2d[b]甲[/b]", faults.TEMPLATE, (7,)),
        ("共 {{ total }} 例\n{% if x %}", faults.TEMPLATE, (7, 8)),
        ("${name}\n%{count}\n<%= x %>\n<?php echo 1 ?>", faults.TEMPLATE, (7, 8, 9, 10)),
        ("\\textbf{Fett}\n$$x^2$$", faults.TEMPLATE, (7, 8)),
        ("~~七日~~十日\n==注意==\n'''粗体'''", faults.TEMPLATE, (7, 8, 9)),
        ("::: warning\n水\n:::", faults.TEMPLATE, (7, 9)),
        ("一\\\n二", faults.TEMPLATE, (7,)),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(text, fault, lines):
    assert noted(text) == [(fault.code, line) for line in lines]


@pytest.mark.parametrize(
    "text",
    [
        "通知\n=======\n正文",
        "体温 < 38 且 > 36",
        "<https://example.org/> <mail@example.org>",
        "写作 `<br>` 与 `{{ x }}`",
        "集合 {1, 2}",
        "AT&T; R&D 与 [b](a.pdf)",
        "𠮷野家，Ａ，①",
        "3~5 日，10~~20 日，a == b，x ~~ y",
        "a\n====",
        "100% {其他}，$5 和 ${",
        r"写作 \* 与 \_",
        "'a' 'b' it''s",
    ],
)
def test_what_only_looks_like_it_passes(text):
    assert noted(text) == []


def test_the_known_meaning_of_a_private_character_is_said():
    found = Faults("a.md")
    note_broken("1\ue0105", lambda offset: 3 + offset, found, "title")
    (finding,) = found.findings()
    assert (finding.line, finding.field, finding.expected) == (3, "title", "a decimal point: .")
