"""interview: verified, outlined, consented to; by telephone refused; each media its way (II.1-II.4, II.6, II.8)."""

from __future__ import annotations

import pytest

from plugins.model.value import parse_instant
from tests.review.registers.ways import Way

LEADER = {"media": "domestic", "came": "applied", "whom": "leader", "leader": "sun.hao", "form": "in-person"}
DEPARTMENT = {
    "media": "domestic",
    "came": "applied",
    "whom": "department",
    "department": "disease-control",
    "form": "in-person",
}
ARRANGED = {"held_at": "2026-12-02T10:00+08:00", "review": "yes"}
TELEPHONE = "no interview is given by telephone (II.4)"


def test_a_leader_is_asked_after_the_outline_and_consents_in_person():
    way = Way("interview", LEADER)
    way.goes(("apply", "chen.yu"), ("identity", "chen.yu"), ("outline", "fang.ning"))
    assert way.due == ("consent", "ministry-leader sun.hao")
    assert way.take("consent", "zhao.min").startswith("the step consent is for the ministry-leader sun.hao; zhao.min")
    way.goes(("consent", "sun.hao"), ("arrange", "chen.yu", ARRANGED), ("text", "chen.yu"))
    assert way.due == ("", "")


def test_of_a_department_its_liaison_names_who_speaks_and_a_leader_in_charge_consents():
    way = Way("interview", DEPARTMENT)
    way.goes(("apply", "chen.yu"), ("identity", "chen.yu"), ("outline", "chen.yu"))
    assert way.due == ("department", "liaison of disease-control")
    way.goes(("department", "guo.tao"))
    assert way.due == ("consent", "ministry-leader")
    way.goes(("consent", "sun.hao"), ("arrange", "chen.yu", ARRANGED))


def test_nobody_is_spoken_to_before_it_is_known_who_asks():
    way = Way("interview", LEADER)
    way.goes(("apply", "chen.yu"))
    assert way.due == ("identity", "information-office")
    assert way.take("consent", "sun.hao") == "the step due is identity, not consent"


def test_what_is_asked_by_telephone_is_refused_or_changed():
    way = Way("interview", {**LEADER, "form": "by-telephone"})
    way.goes(("apply", "chen.yu"), ("identity", "chen.yu"))
    assert way.take("outline", "chen.yu").startswith(TELEPHONE)
    assert way.take("adjust", "chen.yu", form="by-telephone").startswith(TELEPHONE)
    way.goes(("adjust", "chen.yu", {"form": "in-writing"}), ("outline", "chen.yu"))

    other = Way("interview", {**LEADER, "form": "by-telephone"})
    other.goes(("apply", "chen.yu"), ("refuse", "chen.yu"))
    assert other.register.closed_by(other.entry) == "refuse"


def test_whoever_comes_to_a_department_without_an_appointment_is_sent_to_the_office():
    way = Way("interview", {**DEPARTMENT, "came": "without-appointment"})
    way.goes(("apply", "guo.tao"))
    assert way.due == ("identity", "information-office")
    assert way.take("identity", "guo.tao").startswith("the step identity is for the information-office")


@pytest.mark.parametrize("media", ["foreign-resident", "hong-kong-macao-taiwan", "foreign"])
def test_media_from_elsewhere_are_the_offices_from_the_first_call(media):
    way = Way("interview", {**DEPARTMENT, "media": media})
    assert way.take("apply", "guo.tao").startswith("the step apply is for the information-office; guo.tao")
    way.goes(("apply", "chen.yu"), ("identity", "chen.yu"))


@pytest.mark.parametrize(
    ("media", "due"),
    [
        ("foreign", ("international", "international-department")),
        ("foreign-resident", ("outline", "information-office")),
        ("hong-kong-macao-taiwan", ("outline", "information-office")),
    ],
)
def test_foreign_media_without_a_resident_reporter_are_arranged_with_the_international_department(media, due):
    way = Way("interview", {**LEADER, "media": media})
    way.goes(("apply", "chen.yu"), ("identity", "chen.yu"))
    assert way.due == due
    if media == "foreign":
        way.goes(("international", "song.ya"), ("outline", "chen.yu"))


def test_the_outlet_hears_within_five_working_days_and_its_text_comes_five_after_the_interview():
    way = Way("interview", LEADER)
    way.goes(("apply", "chen.yu"))
    assert way.deadline == parse_instant("2026-11-28T00:00")
    way.goes(("identity", "chen.yu"), ("outline", "chen.yu"), ("consent", "sun.hao"), ("arrange", "chen.yu", ARRANGED))
    assert way.deadline == parse_instant("2026-12-10T00:00")
