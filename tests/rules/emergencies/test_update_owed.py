"""EMG008: an event that is not over has its next notice in time (I.6)."""

from __future__ import annotations

import pytest

from plugins.model.finding import Weight
from plugins.rules.emergencies.update_owed import update_owed
from tests.rules.emergencies.notices import FIRST, SECOND, THIRD, public, rules_with
from tests.rules.make import catalogue, clock, shown, time

SINCE = "2026-11-12T20:30"


def found(*known, at="2026-11-13T09:00", named=True):
    rules = rules_with("series-update", 72, named=named)
    moment = clock(time(at))
    return list(update_owed(catalogue(*known, rules=rules), moment)), moment


def first(**said):
    return public(**{"dated": "2026-11-12", "reported": "2026-11-12 17:10", "since": time(SINCE), **said})


def later(id=SECOND, before=FIRST, dated="2026-11-13", since="2026-11-13T16:30", **said):
    return public(id, dated=dated, updates=before, since=time(since), **said)


def test_figures_that_are_no_event_owe_nothing():
    assert found(first(reported=""))[0] == []


@pytest.mark.parametrize("expires", ["2026-11-13", "2026-11-15"])
def test_a_first_notice_that_is_not_current_any_more_by_then_is_the_last(expires):
    assert found(first(expires=expires))[0] == []


def test_a_first_notice_that_is_still_current_then_owes_one_until_it_expires():
    assert len(found(first(expires="2026-11-17"), at="2026-11-16T23:59")[0]) == 1
    assert found(first(expires="2026-11-17"), at="2026-11-17T00:00")[0] == []


def test_a_first_notice_that_expires_in_the_minute_in_which_the_next_one_is_due_is_the_last():
    assert found(first(since=time("2026-11-12T00:00"), expires="2026-11-15"))[0] == []


def test_what_was_taken_over_and_what_no_release_has_shown_owe_nothing():
    assert found(first(adopted=True))[0] == found(first(since=None))[0] == []


def test_a_column_that_does_not_name_the_clock_has_none():
    assert found(first(), named=False)[0] == []


@pytest.mark.parametrize(("at", "late"), [("2026-11-15T20:29", ""), ("2026-11-15T20:30", ", overdue")])
def test_the_newest_notice_owes_another_by_the_hours_after_its_release(at, late):
    findings, moment = found(first(), at=at)
    assert shown(findings) == [
        f"approved/aa/aaaaaaaa/0123456789ab/document.md: EMG008 updates: got no later notice of the event{late}, "
        "expected one with updates: aaaaaaaa within 72 hours (Order 1, article 2; provisional: its source was not "
        "checked); the last one of an event says when it expires"
    ]
    assert [(one.weight, one.due) for one in findings] == [(Weight.OWED, time("2026-11-15T20:30"))]
    assert moment.next == (None if late else time("2026-11-15T20:30"))


@pytest.mark.parametrize("before", [FIRST, SECOND])
def test_a_third_notice_owes_for_the_whole_event_whichever_it_names(before):
    findings, _ = found(first(), later(), later(THIRD, before, "2026-11-14", "2026-11-14T10:00"))
    assert [(one.document, one.due) for one in findings] == [(THIRD, time("2026-11-17T10:00"))]


def test_the_last_notice_ends_the_event():
    for expires in ("2026-11-14", "2027-01-01"):
        assert found(first(), later(expires=expires))[0] == []


def test_notices_in_a_circle_are_no_event():
    assert found(public(SECOND, updates=THIRD), public(THIRD, updates=SECOND))[0] == []
