"""expert: a department chooses an expert, the expert agrees, and the office takes the expert on (II.5)."""

from __future__ import annotations

import pytest

from plugins.model.value import parse_instant
from tests.review.registers.ways import Way


def chosen(about: str) -> Way:
    """An expert whom the department's contact has chosen on Friday, 20 November 2026."""
    made = Way("expert", {"department": "disease-control", "about": about})
    made.goes(("choose", "li.wei"))
    return made


@pytest.fixture
def way() -> Way:
    return chosen("emergency")


def test_the_liaison_says_that_the_expert_agreed_and_the_office_takes_the_expert_on(way):
    assert way.due == ("consent", "liaison of disease-control")
    way.goes(("consent", "guo.tao"))
    assert way.due == ("office", "information-office")
    way.goes(("office", "chen.yu"))
    assert way.due == ("", "")
    assert way.register.closed_by(way.entry) == ""


def test_in_an_emergency_an_expert_can_be_asked_within_a_day(way):
    assert way.deadline == parse_instant("2026-11-21T09:00")
    way.goes(("consent", "guo.tao"))
    assert way.deadline == parse_instant("2026-11-21T09:00")


def test_on_a_sensitive_issue_within_two_working_days():
    assert chosen("sensitive").deadline == parse_instant("2026-11-25T00:00")


def test_what_moves_the_public_is_one_of_two():
    way = Way("expert", {"department": "disease-control", "about": "anniversary"})
    assert way.take("choose", "li.wei") == "about is 'anniversary'; it is one of emergency, sensitive"


def test_the_office_does_not_choose_for_a_department():
    way = Way("expert", {"department": "disease-control", "about": "emergency"})
    assert way.take("choose", "chen.yu") != ""


def test_a_contact_does_not_say_for_the_department_that_the_expert_agreed(way):
    assert way.take("consent", "li.wei") != ""


@pytest.mark.parametrize("who", ["guo.tao", "chen.yu"])
def test_department_and_office_may_both_end_it_and_then_nothing_follows(way, who):
    way.goes(("consent", "guo.tao"), ("office", "fang.ning"), ("end", who))
    assert way.register.closed_by(way.entry) == "end"
