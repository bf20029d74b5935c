"""REG004: the text of an interview has its entry: consented to, arranged, received (II.2)."""

from __future__ import annotations

import pytest

from plugins.rules.registers.interview_arranged import interview_arranged
from tests.rules.make import document, shown
from tests.rules.registers.entries import REFERENCE, entry, library, taken

APPLIED = taken("apply", reference=REFERENCE, whom="leader", leader="sun.hao", form="in-person")
CONSENT = taken("consent", "sun.hao")
WHOLE = (APPLIED, taken("identity"), taken("outline"), CONSENT, taken("arrange"), taken("text"))


def findings(*steps, leader="sun.hao", interview=REFERENCE):
    own = {"interview": interview} if interview else {}
    text = document("interviews", title="A", leader=leader, **own)
    return shown(interview_arranged(text, library(entry("interview", *steps) if steps else None)))


def expected(*steps, **text):
    return [line.partition(", expected ")[2] for line in findings(*steps, **text)]


def test_one_that_was_arranged_and_received_passes():
    assert findings(*WHOLE) == []


@pytest.mark.parametrize("interview", ["", REFERENCE])
def test_without_an_entry_there_is_no_text(interview):
    assert expected(interview=interview) == [
        "the reference of the application; python3 inv register interview --as WHO enters one"
    ]


def test_one_that_was_refused_not_arranged_or_not_received_has_no_text():
    assert expected(APPLIED, taken("refuse")) == [
        "an interview that was not refused",
        "an interview that was arranged; its next step is in python3 inv registers",
    ]
    assert expected(*WHOLE[:4]) == ["an interview that was arranged; its next step is in python3 inv registers"]
    assert expected(*WHOLE[:5]) == ["one of which the text was received: the step text"]


def test_the_text_names_the_leader_who_consented():
    assert expected(*WHOLE, leader="zhao.min") == ["the leader who consented, leader: sun.hao"]


def test_the_message_names_place_fault_and_remedy():
    assert findings(*WHOLE[:5]) == [
        f"content/interviews/2026/a.md:4: REG004 interview: got {REFERENCE}, "
        "expected one of which the text was received: the step text"
    ]
