"""SAM005: a document is announced when it is in the review, or afterwards."""

from plugins.model.finding import Weight
from plugins.model.publication import Punctuality
from plugins.rules.sameday.backdated import backdated
from tests.rules.make import catalogue, clock, publication, shown, time


def findings(announced, first_act, **settings):
    public = publication(
        column="laws-and-regulations",
        announced=announced,
        begun=time(first_act),
        **{"punctuality": Punctuality.LATE} | settings,
    )
    return shown(backdated(catalogue(public), clock()))


def test_announced_on_the_day_of_the_first_act_or_later_passes():
    assert findings("2026-11-23", "2026-11-23T23:59") == []
    assert findings("2026-11-23", "2026-11-20T10:00") == []


def test_what_was_taken_over_from_an_old_site_passes():
    assert findings("2001-06-20", "2026-11-23T10:00", adopted=True, punctuality=Punctuality.OUTSIDE) == []


def test_it_refuses_nothing():
    assert backdated.weight is Weight.NOTE


def test_announced_before_anybody_did_anything_is_one_finding():
    assert findings("2026-11-22", "2026-11-22T16:30:00Z") == [
        "approved/k7/k7m29xqf/0123456789ab/document.md: SAM005 announced: got 2026-11-22, "
        "expected 2026-11-23 or later, the day of its first act, or why it came late"
    ]
