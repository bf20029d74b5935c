"""REG006: what central leaders attend is cleared by the central offices, and follows the release of Xinhua (III.1)."""

from __future__ import annotations

import pytest

from plugins.rules.registers.central_release import central_release
from tests.rules.make import document, shown
from tests.rules.registers.entries import REFERENCE, entry, library, taken

CENTRAL = taken("announce", "li.wei", reference=REFERENCE, leader="sun.hao", central="yes")
CLEARED = taken("clear")


def findings(*steps, publish="on-go", event=REFERENCE):
    own = {"publish": publish} if publish else {}
    text = document("leaders-activities", title="A", event=event, **own)
    return shown(central_release(text, library(entry("event", *steps))))


def test_one_that_is_cleared_and_waits_for_the_signal_passes():
    assert findings(CENTRAL, taken("send"), CLEARED) == []


def test_an_event_without_central_leaders_needs_neither():
    assert findings(taken("announce", reference=REFERENCE, central="no"), publish="") == []
    assert findings(CENTRAL, publish="", event="") == [], "that there is no entry is said by another rule"


def test_before_the_central_offices_have_answered_it_is_refused():
    assert findings(CENTRAL, taken("send")) == [
        f"content/leaders-activities/2026/a.md:3: REG006 event: got {REFERENCE}, "
        "expected an event whose release the central offices have approved: the steps send and clear"
    ]


@pytest.mark.parametrize(
    ("publish", "got"),
    [("", "nothing"), ("on-approval", "on-approval"), ("2026-12-01T10:00", "2026-12-01T10:00:00+08:00")],
)
def test_it_does_not_come_before_xinhua(publish, got):
    (line,) = findings(CENTRAL, CLEARED, publish=publish)
    assert f"REG006 publish: got {got}, expected publish: on-go, which waits for the release of Xinhua" in line
