"""EMG007: the first notice of an emergency became public within the hours of the clock (I.6)."""

from __future__ import annotations

from plugins.model.finding import Weight
from plugins.rules.emergencies.first_notice_in_time import first_notice_in_time
from tests.rules.emergencies.notices import SECOND, public, rules_with
from tests.rules.make import catalogue, clock, shown, time

REPORTED = "2026-11-12 17:10"


def findings(since="2026-11-12T22:11", *, named=True, **said):
    rules = rules_with("first-notice", 5, named=named)
    one = public(since=time(since) if since else None, **{"reported": REPORTED, **said})
    return shown(first_notice_in_time(catalogue(one, rules=rules), clock()))


def test_a_release_within_the_hours_passes():
    assert findings("2026-11-12T22:10") == []


def test_what_no_release_has_shown_is_not_late_yet():
    assert findings("") == []


def test_updates_old_texts_and_notices_without_a_report_are_left_out():
    assert findings(updates=SECOND) == findings(adopted=True) == findings(reported="") == []


def test_a_column_that_does_not_name_the_clock_has_none():
    assert findings(named=False) == []


def test_it_is_counted_and_holds_nothing_up():
    assert first_notice_in_time.weight is Weight.NOTE


def test_a_later_release_is_named_with_the_clock():
    assert findings() == [
        "approved/aa/aaaaaaaa/0123456789ab/document.md: EMG007 reported: got public since 2026-11-12 22:11, expected "
        "public by 2026-11-12 22:10, within 5 hours (Order 1, article 2; provisional: its source was not checked)"
    ]
