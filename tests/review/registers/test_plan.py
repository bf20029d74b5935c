"""plan: an affiliated unit's release is planned, agreed on by its department and approved by the office (I.7)."""

from __future__ import annotations

import pytest

from plugins.model.value import parse_instant
from tests.review.registers.ways import Way

OPENING = {"department": "disease-control", "content": "report", "name": "own"}


@pytest.fixture
def way() -> Way:
    """A plan that the department's contact has filed on Friday, 20 November 2026."""
    made = Way("plan", OPENING)
    made.goes(("file", "li.wei"))
    return made


def test_the_department_agrees_and_the_office_approves(way):
    assert way.due == ("department", "liaison of disease-control")
    way.goes(("department", "guo.tao"))
    assert way.due == ("approve", "information-office")
    way.goes(("approve", "chen.yu"))
    assert way.due == ("", "")
    assert way.register.closed_by(way.entry) == ""


def test_it_is_decided_within_five_working_days(way):
    assert way.deadline == parse_instant("2026-11-28T00:00")
    way.goes(("department", "guo.tao"))
    assert way.deadline == parse_instant("2026-11-28T00:00")


@pytest.mark.parametrize("who", ["guo.tao", "chen.yu"])
def test_department_and_office_may_both_refuse_and_then_nothing_follows(way, who):
    way.goes(("refuse", who))
    assert way.register.closed_by(way.entry) == "refuse"
    assert way.take("department", "guo.tao") == "the entry is closed by refuse"


def test_an_approved_plan_can_still_be_refused(way):
    way.goes(("department", "guo.tao"), ("approve", "chen.yu"), ("refuse", "fang.ning"))
    assert way.register.closed_by(way.entry) == "refuse"
