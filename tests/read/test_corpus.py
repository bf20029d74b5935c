"""Real laws and answers: every article and chapter has its anchor, and no word is lost."""

from __future__ import annotations

import os
import re
from itertools import pairwise

import pytest

from plugins.read.doubtful import note_doubtful
from plugins.read.faults import Faults
from plugins.read.foreign import note_foreign
from plugins.read.kept import note_lost
from plugins.read.markdown import convert
from tests.corpus import corpus

STEP = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 3
"""The long profile reads every answer, the fast one every third; every law is read by both."""

NUMBER = "[一二三四五六七八九十百千零〇两0-9]+"


def read(body):
    faults = Faults("a.md")
    note_foreign(body, 1, faults)
    note_doubtful(body, 1, faults)
    text = convert(body, first_line=1, faults=faults, folder="a")
    note_lost(body, 1, text.html, faults)
    return text, faults.findings()


@pytest.fixture(scope="module")
def laws():
    return [(law["id"], law["body"], *read(law["body"])) for law in corpus("laws.jsonl.xz")]


@pytest.mark.parametrize(
    ("typed", "anchor"),
    [
        (rf"^第{NUMBER}条(?:之{NUMBER})?[ \u3000]", r"article-\d+(?:-\d+)?"),
        (rf"^#+ *第{NUMBER}章", r"chapter-\d+(?:-\d+)?"),
        (rf"^#+ *第{NUMBER}节", r"(?:chapter-\d+(?:-\d+)?-)?section-\d+(?:-\d+)?"),
    ],
    ids=["articles", "chapters", "sections"],
)
def test_every_division_of_every_law_has_its_anchor(laws, typed, anchor):
    counts = [
        (name, len(re.findall(typed, body, re.MULTILINE)), sum(bool(re.fullmatch(anchor, a)) for a in text.anchors))
        for name, body, text, _ in laws
    ]
    assert [count for count in counts if count[1] != count[2]] == []


def test_headings_of_every_law_leave_no_level_out(laws):
    for name, _, text, _ in laws:
        levels = [heading.level for heading in text.headings]
        assert levels[:1] in ([], [2]), name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_no_word_of_any_law_is_lost(laws):
    def bare(text):
        return re.sub(r"[\s\u3000#*\u200b]", "", text)

    assert [name for name, body, text, _ in laws if bare(body) != bare(text.plain)] == []


def test_no_law_has_a_fault(laws):
    assert [finding for *_, findings in laws for finding in findings] == []


def test_no_word_of_any_answer_is_lost():
    def bare(text):
        return re.sub(r"[\s*_#-]|^[0-9]+\. ", "", text, flags=re.MULTILINE)

    lost = []
    for answer in corpus("questions-and-answers.jsonl.xz")[::STEP]:
        text, findings = read(answer["answer"])
        if findings or bare(answer["answer"]) != bare(text.plain):
            lost.append(answer["id"])
    assert lost == []
