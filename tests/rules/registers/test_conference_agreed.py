"""REG008: a press conference is announced as its entry has it, and not before what it needs (I.4, I.5)."""

from __future__ import annotations

import pytest

from plugins.rules.registers.conference_agreed import conference_agreed
from tests.rules.make import document, shown
from tests.rules.registers.entries import REFERENCE, entry, library, taken

BEGINS = "2026-11-27 10:00"
HELD_AT = "2026-11-27T10:00+08:00"
FACTS = {"series": "regular", "department": "disease-control", "sensitive": "no", "held-at": HELD_AT}
AGREED = (taken("department", "guo.tao"), taken("office"), taken("review", "ye.ting"))
REPORTED, APPROVED = taken("report", "ye.ting"), taken("approve", "sun.hao")


def proposed(**other):
    return taken("propose", reference=REFERENCE, **{**FACTS, **{k.replace("_", "-"): v for k, v in other.items()}})


def findings(*steps, **fields):
    own = {"series": "regular", "department": "disease-control", "standing": "planned", "begins": BEGINS}
    text = document("press-conferences", title="A", conference=REFERENCE, **{**own, **fields})
    return shown(conference_agreed(text, library(entry("conference", *steps) if steps else None)))


def expected(*steps, **fields):
    return [line.partition(", expected ")[2] for line in findings(*steps, **fields)]


def test_a_regular_one_that_was_reported_passes():
    assert findings(proposed(), *AGREED, REPORTED) == []


@pytest.mark.parametrize(("fact", "value"), [("series", "special"), ("sensitive", "yes")])
def test_a_special_one_and_sensitive_questions_need_the_leader(fact, value):
    fields = {"series": value} if fact == "series" else {}
    opened = proposed(**{fact: value})
    assert findings(opened, *AGREED, APPROVED, **fields) == []
    assert expected(opened, *AGREED, REPORTED, **fields) == [
        "a conference that a leader approved, as it is special or its questions are sensitive: the step approve"
    ]


def test_without_an_entry_nothing_is_announced():
    assert expected() == ["the reference of the conference; python3 inv register conference --as WHO proposes one"]


def test_each_step_that_is_missing_is_named():
    assert expected(proposed()) == [
        "a conference on whose topic the department agreed: the step department",
        "a conference on whose topic the Information Office agreed: the step office",
        "a conference that the spokesperson reviewed: the step review",
        "a conference that was reported to a leader: the step report",
    ]


@pytest.mark.parametrize(
    ("field", "value", "known"),
    [
        ("series", "special", "regular"),
        ("department", "medical-administration", "disease-control"),
        ("begins", "2026-11-27 09:00", BEGINS),
    ],
)
def test_the_text_says_what_the_entry_says(field, value, known):
    assert expected(proposed(), *AGREED, REPORTED, **{field: value}) == [
        f"{known}, as {REFERENCE} in the register has it"
    ]


@pytest.mark.parametrize(
    ("step", "standing"),
    [
        (taken("postpone", held_at="open"), "postponed"),
        (taken("cancel"), "cancelled"),
        (taken("held"), "held"),
    ],
)
def test_what_became_of_it_is_what_the_entry_says(step, standing):
    whole = (proposed(), *AGREED, REPORTED)
    assert expected(*whole, step, standing=standing) == []
    assert expected(*whole, standing=standing) == [f"planned, as {REFERENCE} in the register has it"]


def test_a_new_time_is_that_of_the_entry():
    moved = (proposed(), *AGREED, REPORTED, taken("postpone", held_at="2026-12-04T10:00+08:00"))
    assert findings(*moved, begins="2026-12-04 10:00") == []
    assert expected(*moved) == [f"2026-12-04 10:00, as {REFERENCE} in the register has it"]


def test_the_message_names_place_fault_and_remedy():
    assert findings(proposed(), *AGREED) == [
        f"content/press-conferences/2026/a.md:3: REG008 conference: got {REFERENCE}, "
        "expected a conference that was reported to a leader: the step report"
    ]
