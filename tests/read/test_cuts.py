"""Nothing of a value is cut off or made another character without a word."""

from __future__ import annotations

import pytest

from tests.read.conftest import HEAD

FRONT = HEAD.removesuffix("---\n")


def head(line: str) -> str:
    return f"{FRONT}{line}\n---\nThe ward takes patients.\n"


@pytest.mark.parametrize(
    "line",
    [
        'summary: "Call room #5 first"',
        "summary: 'Call room #5 first'",
        "summary: Room#5, C# and F#",
        "# a comment of its own",
        "keywords: [vaccines, cold chain]",
        'keywords: ["ward #3", vaccines]',
        "keywords:\n  - vaccines\n  - cold chain",
        "summary: |\n  Room #5",
        'summary: "a\\u4e2db"',
    ],
)
def test_whole_values_pass(found, line):
    assert found(head(line)) == []


@pytest.mark.parametrize(
    ("line", "findings"),
    [
        pytest.param("summary: Call room #5 first", ["8 REA005 summary"], id="a number behind a space"),
        pytest.param("summary: #5 opens", ["8 REA005 summary"], id="a value that begins with the sign"),
        pytest.param("summary: Don't call #5 or it's late", ["8 REA005 summary"], id="apostrophes are no quotes"),
        pytest.param("summary: first\n  room #5", ["9 REA005"], id="the second line of a value"),
        pytest.param("keywords:\n  - ward #3", ["9 REA005"], id="an entry of a list"),
        pytest.param('summary: "a\\u200bb"', ["8 REA012 summary"], id="a character nobody sees, by an escape"),
        pytest.param('summary: "a\\u034fb\\u3164"', ["8 REA012 summary"], id="a filler without a shape, by an escape"),
        pytest.param('summary: "a\\x07b"', ["8 REA012 summary"], id="a control character, by an escape"),
        pytest.param('summary: "1\\ue0105 m"', ["8 REA025 summary"], id="a private character, by an escape"),
        pytest.param("keywords: vaccines, cold chain", ["8 REA010 keywords"], id="commas"),
        pytest.param("keywords: 疫苗，冷链、运输", ["8 REA010 keywords"], id="full-width commas"),
        pytest.param("keywords: [疫苗，冷链, 运输]", ["8 REA010 keywords"], id="both"),
    ],
)
def test_what_is_cut_or_changed_is_a_finding_with_its_line(found, line, findings):
    assert found(head(line)) == findings


def test_the_entries_that_were_meant_are_said(read):
    (finding,) = read(head("keywords: vaccines, cold chain，storage、transport"))[1]
    assert finding.expected == (
        "an entry for each, parted by , in brackets: [vaccines, cold chain, storage, transport]"
    )
