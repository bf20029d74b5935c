"""event: its release is submitted before it begins; central offices clear theirs; a seminar has none (III.1-III.5)."""

from __future__ import annotations

import pytest

from plugins.model.value import parse_instant
from tests.review.registers.ways import Way

OPENING = {
    "leader": "sun.hao",
    "department": "disease-control",
    "kind": "meeting",
    "central": "no",
    "held-at": "2026-12-01T09:00+08:00",
}
RELEASE = {"document": "k7m29xqf"}


@pytest.mark.parametrize("kind", ["meeting", "activity", "journey", "external-meeting"])
def test_the_sponsor_announces_it_and_submits_the_release_before_it_begins(kind):
    way = Way("event", {**OPENING, "kind": kind})
    way.goes(("announce", "li.wei"))
    assert way.due[0] == "submit"
    assert way.deadline == parse_instant("2026-12-01T09:00")
    way.goes(("submit", "guo.tao", RELEASE))
    assert way.due == ("", "")


def test_another_department_announces_nothing_for_the_sponsor():
    way = Way("event", OPENING)
    assert way.take("announce", "wang.qing").startswith("the step announce is for the content-contact of disease-contr")


def test_where_central_leaders_attend_the_central_offices_clear_the_release():
    way = Way("event", {**OPENING, "central": "yes"})
    way.goes(("announce", "chen.yu"), ("submit", "chen.yu", RELEASE))
    assert way.due == ("send", "information-office")
    way.goes(("send", "chen.yu"), ("clear", "fang.ning"))
    assert way.due == ("", "")


def test_a_seminar_on_work_is_not_reported():
    way = Way("event", {**OPENING, "kind": "seminar"})
    way.goes(("announce", "li.wei"))
    assert way.due == ("", "")
    assert way.take("submit", "li.wei", **RELEASE) == "the step due is none, not submit"
    way.goes(("drop", "li.wei"))


def test_an_event_that_is_put_off_has_its_release_due_later():
    way = Way("event", OPENING)
    way.goes(("announce", "li.wei"), ("postpone", "li.wei", {"held_at": "2026-12-08T09:00+08:00"}))
    assert way.deadline == parse_instant("2026-12-08T09:00")
