"""What can be meant in two ways, and what leads nowhere, is refused; what is plain passes."""

from __future__ import annotations

import pytest

from plugins.read.doubtful import note_doubtful
from plugins.read.faults import Faults


def noted(text: str) -> list[tuple[str, int]]:
    found = Faults("a.md")
    note_doubtful(text, 7, found)
    return [(finding.code, finding.line) for finding in found.findings()]


@pytest.mark.parametrize(
    "text",
    [
        "张*、李**、王*明、欧阳**",
        "请**务必**佩戴，李**。",
        "> 38 °C 转诊",
        "> 2026年计划\n> 12 项",
        "> 1. 甲",
        "> 2026年计划",
        "甲[^1]乙[^1]\n\n[^1]: 一",
        "见[甲][1]\n\n[1]: a.pdf",
        "[注]: 不含暂住人口",
        "`[^1]` 与 `李**甲**`",
    ],
)
def test_what_has_one_meaning_passes(text):
    assert noted(text) == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        pytest.param("甲\n请李**和王**到场", "REA029", 8, id="a masked name or strong words"),
        pytest.param("药品*必须*冷藏", "REA029", 7, id="a sign or emphasis"),
        pytest.param("甲\n\n> 27 patients", "REA029", 9, id="more than or a quotation"),
        pytest.param("甲[^1]\n\n[^1]: 一\n[^1]: 二", "REA030", 10, id="a note twice"),
        pytest.param("甲\n\n[^1]: 一", "REA030", 9, id="a note that nothing calls"),
        pytest.param("甲\n乙[^1]", "REA030", 8, id="a call without a note"),
        pytest.param("甲\n\n[1]: https://example.org/", "REA030", 9, id="an address that nothing refers to"),
        pytest.param("[甲][1]\n\n[1]: a.pdf\n[1]: b.pdf", "REA030", 10, id="an address twice"),
    ],
)
def test_what_has_two_or_leads_nowhere_is_a_finding_with_its_line(text, code, line):
    assert noted(text) == [(code, line)]


def test_both_meanings_are_said():
    found = Faults("a.md")
    note_doubtful("> 27 patients", 7, found)
    assert str(found.findings()[0]) == (
        "a.md:7: REA029 one_meaning: got '> 27 patients', "
        r"expected \> 27 for more than 27, or > “27 … for a quotation"
    )
