"""EMG002: a notice of an epidemic or emergency cites the release plan that it follows (I.6)."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.model.publication import Validity
from plugins.rules.emergencies.plan_followed import plan_followed, plan_to_follow
from plugins.rules.library import Library
from tests.rules.emergencies.notices import notice
from tests.rules.make import catalogue, policy, publication, shown

PLAN, OTHER, DRAFT = "pppppppp", "qqqqqqqq", "rrrrrrrr"
ENGLISH = (
    "Information Release Plan for Notifiable Infectious Disease Epidemics and Public Health Emergencies "
    "of the Ministry of Health"
)
CHINESE = "卫生部法定传染病疫情和突发公共卫生事件信息发布方案"


def findings(*named, title=ENGLISH, validity=Validity.IN_FORCE):
    known = catalogue(
        publication(PLAN, title=title, validity=validity), publication(OTHER, title="Rules on Heat Warnings")
    )
    return shown(plan_followed(notice(title="A", **({"basis": named} if named else {})), Library(known, {}, policy())))


@pytest.mark.parametrize("title", [ENGLISH, CHINESE, "某省突发公共卫生事件信息发布预案"])
@pytest.mark.parametrize("validity", [Validity.IN_FORCE, Validity.AMENDED])
def test_a_public_release_plan_passes(title, validity):
    assert findings(PLAN, title=title, validity=validity) == []


def test_other_documents_may_be_cited_besides():
    assert findings(OTHER, PLAN) == []


@pytest.mark.parametrize(
    ("named", "got"),
    [
        ((), "nothing"),
        ((OTHER,), "Rules on Heat Warnings"),
        ((DRAFT,), f"{DRAFT}, which is not public"),
    ],
)
def test_without_one_it_is_refused_with_what_was_found(named, got):
    (found,) = findings(*named)
    assert f"EMG002 basis: got {got}, expected" in found


@pytest.mark.parametrize("validity", [Validity.REPEALED, Validity.EXPIRED])
def test_a_plan_that_has_ended_is_followed_no_more(validity):
    (found,) = findings(PLAN, validity=validity)
    assert f"got {PLAN}, which is {validity.value}, expected" in found


def test_the_message_names_place_fault_and_remedy():
    assert findings(OTHER) == [
        "content/epidemics-and-emergencies/2026/a.md:4: EMG002 basis: got Rules on Heat Warnings, expected the id of a "
        "public text in force with Information Release Plan (信息发布方案) in its title, such as basis: [k7m29xqf]"
    ]


def plan(
    id, title=ENGLISH, *, column="policy-information", validity=Validity.IN_FORCE, language="en", day="2026-01-05"
):
    """Return a text that may be the plan, announced on a day."""
    dates = {"formed": day, "announced": day}
    return publication(
        id, column, title=title, language=language, validity=validity, day=date.fromisoformat(day), **dates
    )


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        pytest.param((), PLAN, id="the only one"),
        pytest.param((plan(OTHER, day="2026-03-02"),), OTHER, id="a newer one"),
        pytest.param((plan(OTHER, day="2026-03-02", validity=Validity.REPEALED),), PLAN, id="a newer one that ended"),
        pytest.param((plan(OTHER, CHINESE, day="2026-03-02", language="zh-Hans"),), PLAN, id="a newer one in Chinese"),
        pytest.param((plan(OTHER, column="work-updates", day="2026-03-02"),), PLAN, id="news of a plan"),
        pytest.param((plan(OTHER, "Rules on Heat Warnings", day="2026-03-02"),), PLAN, id="another text"),
    ],
)
def test_the_plan_to_follow_is_the_newest_in_force_that_a_notice_may_name(others, expected):
    rows = catalogue(plan(PLAN), *others).rows.values()
    assert plan_to_follow(rows, ("policy-information",), "en") == expected


def test_where_no_plan_is_public_there_is_none_to_follow():
    assert plan_to_follow(catalogue().rows.values(), ("policy-information",), "en") == ""
