"""Notices that continue one another: the first of an event, and the newest."""

from __future__ import annotations

import pytest

from plugins.model.series import first_of, newest_notices
from tests.rules.emergencies.notices import FIRST, SECOND, THIRD, public
from tests.rules.make import catalogue, time


def rows(*known):
    return catalogue(*known).rows


def chain(third_names=SECOND):
    return rows(
        public(dated="2026-11-12", since=time("2026-11-12T20:00")),
        public(SECOND, dated="2026-11-13", updates=FIRST, since=time("2026-11-13T10:00")),
        public(THIRD, dated="2026-11-14", updates=third_names, since=time("2026-11-14T10:00")),
    )


@pytest.mark.parametrize("names", [FIRST, SECOND])
@pytest.mark.parametrize("id", [FIRST, SECOND, THIRD])
def test_every_notice_leads_back_to_the_first(id, names):
    known = chain(names)
    assert first_of(known[id], known) == FIRST


def test_one_whose_first_is_not_public_is_the_first_itself():
    known = rows(public(SECOND, updates=FIRST))
    assert first_of(known[SECOND], known) == SECOND


def test_a_circle_has_no_first():
    known = rows(public(updates=SECOND), public(SECOND, updates=FIRST))
    assert first_of(known[FIRST], known) == ""


@pytest.mark.parametrize("names", [FIRST, SECOND])
def test_the_newest_notice_is_that_of_the_last_day(names):
    assert newest_notices({FIRST}, chain(names))[FIRST].id == THIRD


@pytest.mark.parametrize(
    ("at", "newest"),
    [
        ("2026-11-13T10:00", FIRST),
        ("2026-11-13T10:01", SECOND),
        ("2026-11-14T10:00", SECOND),
        ("2026-11-14T10:01", THIRD),
    ],
)
def test_only_what_a_release_before_an_instant_has_shown_counts(at, newest):
    assert newest_notices({FIRST}, chain(), time(at))[FIRST].id == newest


def test_an_event_that_is_not_public_has_none():
    assert newest_notices({"zzzzzzzz"}, chain()) == {}
