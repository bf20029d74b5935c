"""conference: both sides agree on the topic, the spokesperson reviews, a leader hears of it or approves (I.4, I.5)."""

from __future__ import annotations

import pytest

from plugins.model.value import parse_instant
from tests.review.registers.ways import Way

OPENING = {
    "series": "regular",
    "department": "disease-control",
    "sensitive": "no",
    "held-at": "2026-12-04T10:00+08:00",
}


def agreed(**other: str) -> Way:
    """Return a conference on whose topic both sides agree, and which the spokesperson has reviewed."""
    way = Way("conference", {**OPENING, **other})
    way.goes(("propose", "chen.yu"), ("department", "guo.tao"), ("office", "fang.ning"))
    assert way.due == ("review", "spokesperson")
    way.goes(("review", "ye.ting"))
    return way


def test_a_regular_one_is_reported_to_a_leader_by_the_spokesperson():
    way = agreed()
    assert way.due == ("report", "spokesperson")
    way.goes(("report", "ye.ting"), ("held", "chen.yu"))
    assert way.register.closed_by(way.entry) == "held"


@pytest.mark.parametrize("other", [{"series": "special"}, {"sensitive": "yes"}])
def test_a_special_one_and_sensitive_questions_need_a_leaders_approval(other):
    way = agreed(**other)
    assert way.due == ("approve", "ministry-leader")
    assert way.take("held", "chen.yu") == "the step due is approve, not held"
    assert way.take("approve", "ye.ting").startswith("the step approve is for the ministry-leader")
    way.goes(("approve", "sun.hao"), ("held", "chen.yu"))


def test_the_side_that_proposed_does_not_agree_for_the_other():
    way = Way("conference", OPENING)
    way.goes(("propose", "guo.tao"))
    assert way.take("department", "chen.yu").startswith("the step department is for the liaison of disease-control")
    way.goes(("department", "guo.tao"))
    assert way.take("office", "guo.tao").startswith("the step office is for the information-office")


def test_all_of_it_is_due_before_it_begins_also_when_it_is_put_off():
    way = agreed()
    assert way.deadline == parse_instant("2026-12-04T10:00")
    way.goes(("postpone", "chen.yu", {"held_at": "2026-12-11T10:00+08:00"}))
    assert way.deadline == parse_instant("2026-12-11T10:00")
    way.goes(("report", "ye.ting"))
    assert way.deadline == parse_instant("2026-12-12T10:00")
    way.goes(("cancel", "chen.yu"))
    assert way.take("held", "chen.yu") == "the entry is closed by cancel"


def test_one_that_was_put_off_without_a_new_time_is_not_held_before_it_has_one():
    way = agreed()
    way.goes(("report", "ye.ting"), ("postpone", "chen.yu", {"held_at": "open"}))
    assert way.deadline is None
    assert way.take("held", "chen.yu") == "it has no time; the step postpone gives it one"
    way.goes(("postpone", "chen.yu", {"held_at": "2026-12-11T10:00+08:00"}), ("held", "chen.yu"))
