"""REG005: the release about a leader's event was submitted before the event began (III.3)."""

from __future__ import annotations

import pytest

from plugins.rules.registers.before_event import before_event
from tests.rules.make import document, shown
from tests.rules.registers.entries import REFERENCE, entry, hours, library, taken

ID = "k7m29xqf"
BEGIN = hours(5).isoformat(timespec="minutes")
ANNOUNCED = taken("announce", "li.wei", reference=REFERENCE, leader="sun.hao", held_at=BEGIN)


def submitted(at, **facts):
    return taken("submit", "li.wei", hours(at), **{"document": ID, **facts})


def findings(*steps, leader="sun.hao", event=REFERENCE):
    own = {"event": event} if event else {}
    text = document("leaders-activities", id=ID, title="A", leader=leader, **own)
    return shown(before_event(text, library(entry("event", *steps) if steps else None)))


def expected(*steps, **text):
    return [line.partition(", expected ")[2] for line in findings(*steps, **text)]


def test_one_that_was_submitted_before_passes():
    assert findings(ANNOUNCED, submitted(4)) == []


@pytest.mark.parametrize("at", [5, 6])
def test_one_that_was_submitted_when_it_began_or_later_is_refused(at):
    assert expected(ANNOUNCED, submitted(at)) == [
        "a release that was submitted before the event began, 2026-11-23 14:00"
    ]


def test_an_event_that_was_put_off_in_time_begins_later():
    later = taken("postpone", "li.wei", hours(4), held_at=hours(30).isoformat(timespec="minutes"))
    assert findings(ANNOUNCED, later, submitted(20)) == []


def test_putting_it_off_after_it_began_makes_nothing_good():
    later = taken("postpone", "li.wei", hours(6), held_at=hours(30).isoformat(timespec="minutes"))
    assert len(findings(ANNOUNCED, later, submitted(20))) == 1


@pytest.mark.parametrize("event", ["", REFERENCE])
def test_without_an_entry_there_is_no_text(event):
    assert expected(event=event) == ["the reference of the event; python3 inv register event --as WHO announces one"]


def test_the_entry_is_of_that_leader_names_that_text_and_was_not_dropped():
    assert expected(ANNOUNCED) == ["an event whose release was submitted before it began: the step submit"]
    assert expected(ANNOUNCED, submitted(4), leader="zhao.min") == ["an event of zhao.min; this one is of sun.hao"]
    assert expected(ANNOUNCED, submitted(4, document="9tq4w2ha")) == [
        "an event whose release is k7m29xqf; it names 9tq4w2ha"
    ]
    assert expected(ANNOUNCED, submitted(4), taken("drop")) == ["an event that is reported; this one was dropped"]


def test_the_message_names_place_fault_and_remedy():
    assert findings(ANNOUNCED) == [
        f"content/leaders-activities/2026/a.md:5: REG005 event: got {REFERENCE}, "
        "expected an event whose release was submitted before it began: the step submit"
    ]
