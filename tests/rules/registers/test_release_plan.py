"""REG002: an affiliated unit releases what a plan says that was approved before (I.7)."""

from __future__ import annotations

import pytest

from plugins.rules.registers.release_plan import release_plan
from tests.rules.make import document, shown
from tests.rules.registers.entries import REFERENCE, entry, library, taken

COLUMN = "releases-of-affiliated-units"
FILED = taken("file", "li.wei", reference=REFERENCE, department="disease-control", content="report", name="own")
AGREED = taken("department", "guo.tao")
APPROVED = taken("approve")


def findings(*steps, register="plan", plan=REFERENCE, name="unit", department="disease-control"):
    own = {"plan": plan} if plan else {}
    text = document(COLUMN, title="A", department=department, in_name_of=name, **own)
    return shown(release_plan(text, library(entry(register, *steps) if steps else None)))


def expected(*steps, **text):
    return [line.partition(", expected ")[2] for line in findings(*steps, **text)]


def test_an_approved_plan_of_the_department_in_the_same_name_passes():
    assert findings(FILED, AGREED, APPROVED) == []


def test_in_the_name_of_the_ministry_the_plan_is_approved_in_that_name():
    ministry = taken("file", "li.wei", reference=REFERENCE, department="disease-control", name="ministry")
    assert findings(ministry, AGREED, APPROVED, name="ministry") == []
    assert expected(FILED, AGREED, APPROVED, name="ministry") == [
        "a plan in the name of the ministry; this one is approved for the other"
    ]
    assert expected(ministry, AGREED, APPROVED, name="unit") == [
        "a plan in the name of the unit; this one is approved for the other"
    ]


@pytest.mark.parametrize(
    ("plan", "steps", "register", "got"),
    [
        ("", (), "plan", "nothing"),
        (REFERENCE, (), "plan", f"{REFERENCE}, which is in no register"),
        (REFERENCE, (FILED,), "event", f"{REFERENCE}, which stands in the register event"),
    ],
)
def test_without_a_plan_nothing_is_released(plan, steps, register, got):
    (line,) = findings(*steps, register=register, plan=plan)
    assert f"REG002 plan: got {got}, expected the reference of an approved plan" in line


def test_a_plan_that_is_not_approved_or_refused_since_or_of_another_department_is_none():
    assert expected(FILED, AGREED) == ["a plan that the Information Office has approved"]
    assert expected(FILED, AGREED, APPROVED, taken("refuse")) == ["a plan that was not refused"]
    assert expected(FILED, AGREED, APPROVED, department="medical-administration") == [
        "a plan of medical-administration; this one is of disease-control"
    ]


def test_the_message_names_place_fault_and_remedy():
    assert findings(FILED) == [
        f"content/{COLUMN}/2026/a.md:5: REG002 plan: got {REFERENCE}, "
        "expected a plan that the Information Office has approved"
    ]
