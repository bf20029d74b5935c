"""SAM003: what is approved is released on the day it is announced."""

from plugins.model.finding import Weight
from plugins.model.publication import punctuality
from plugins.rules.sameday.overdue import overdue
from tests.rules.make import catalogue, clock, day, publication, time


def overdues(at, since=None):
    verdict = punctuality(day("2026-11-23"), since, time(at))
    public = publication(column="laws-and-regulations", announced="2026-11-23", since=since, punctuality=verdict)
    moment = clock(time(at))
    return list(overdue(catalogue(public, at=time(at)), moment)), moment


def test_on_the_day_it_is_due_and_the_clock_knows_until_when():
    found, moment = overdues("2026-11-23T23:59")
    assert found == []
    assert moment.next == time("2026-11-24T00:00")


def test_what_a_release_has_held_is_never_overdue():
    assert overdues("2026-11-24T00:01", since=time("2026-11-23T23:59"))[0] == []


def test_after_midnight_in_shanghai_it_is_owed_since_then():
    found, _ = overdues("2026-11-23T16:01:00Z")
    assert [(f.weight, f.due) for f in found] == [(Weight.OWED, time("2026-11-24T00:00"))]
    assert str(found[0]) == (
        "approved/k7/k7m29xqf/0123456789ab/document.md: SAM003 announced: got no release that holds it, "
        "expected one on 2026-11-23, the day announced; inv release makes it"
    )
