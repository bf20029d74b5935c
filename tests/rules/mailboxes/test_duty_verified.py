"""MBX005: a number that people are told to call is called by the office itself from time to time."""

import pytest

from plugins.model.finding import Weight
from plugins.rules.mailboxes.duty_verified import duty_verified
from tests.rules.make import catalogue, clock, publication, shown, time

COLUMN = "incident-reporting-mailbox"


def findings(at, **raw):
    return shown(duty_verified(catalogue(publication("k7m29xqf", COLUMN, **raw)), clock(time(at))))


@pytest.mark.parametrize("at", ["2026-11-16T09:00", "2026-12-16T23:59"])
def test_up_to_the_end_of_the_thirtieth_day_passes(at):
    assert findings(at, telephone="000-5550-1400", verified="2026-11-16") == []


def test_what_names_no_telephone_passes():
    assert findings("2027-11-16T09:00", verified="2026-11-16") == []


def test_it_holds_nothing_back():
    assert duty_verified.weight is Weight.OWED


def test_from_the_day_after_it_is_owed():
    assert findings("2026-12-17T00:00", telephone="000-5550-1400", verified="2026-11-16") == [
        "approved/k7/k7m29xqf/0123456789ab/document.md: MBX005 verified: got 2026-11-16, more than 30 days ago, "
        "expected a call to the number, and the day of it (provisional: no text sets the days)"
    ]


def test_the_clock_knows_when_that_will_be():
    watch = clock(time("2026-11-20T09:00"))
    known = catalogue(publication("k7m29xqf", COLUMN, telephone="000-5550-1400", verified="2026-11-16"))
    assert list(duty_verified(known, watch)) == []
    assert watch.next == time("2026-12-17T00:00")
