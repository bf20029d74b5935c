"""REG003: who releases in their own name says that it is an academic view of their own (I.7)."""

from __future__ import annotations

import pytest

from plugins.rules.registers.academic_view import academic_view
from tests.rules.make import document, shown

OWN = "This is the personal academic view of its authors, who are responsible for it."


def findings(statement="", name="unit"):
    own = {"statement": statement} if statement else {}
    return shown(academic_view(document("releases-of-affiliated-units", title="A", in_name_of=name, **own)))


@pytest.mark.parametrize(
    "statement",
    [
        OWN,
        "A personal academic opinion; the institute answers for it.",
        "本文为作者个人学术观点，由作者负责。",
        "以上属个人学术意见，责任由本所承担。",
    ],
)
def test_the_statement_with_who_answers_passes(statement):
    assert findings(statement) == []


@pytest.mark.parametrize(
    "statement",
    [
        "",
        "Our own view.",
        "The personal academic view of its authors.",
        "作者个人学术观点。",
        "The authors are responsible.",
    ],
)
def test_anything_less_is_refused(statement):
    assert len(findings(statement)) == 1


def test_in_the_name_of_the_ministry_there_is_no_such_statement():
    assert findings("", "ministry") == []
    assert len(findings(OWN, "ministry")) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("Our own view.") == [
        "content/releases-of-affiliated-units/2026/a.md:4: REG003 statement: got 'Our own view.', "
        "expected that it is a personal academic view, and who answers for it, such as "
        "This is the personal academic view of its authors, who are responsible for it. "
        "(本文为作者个人学术观点，由作者负责。)"
    ]
