"""SAM001: nothing was public before the day it was announced."""

import pytest

from plugins.model.finding import Weight
from plugins.model.publication import Punctuality, punctuality
from plugins.rules.sameday.early import early
from tests.rules.make import NOW, catalogue, clock, day, publication, shown, time


def findings(since, column="laws-and-regulations", announced="2026-11-23"):
    verdict = punctuality(day(announced), time(since), NOW)
    return shown(
        early(
            catalogue(publication(column=column, announced=announced, since=time(since), punctuality=verdict)), clock()
        )
    )


@pytest.mark.parametrize("since", ["2026-11-23T00:00", "2026-11-23T23:59", "2026-11-24T00:00"])
def test_on_the_day_or_later_passes(since):
    assert findings(since) == []


def test_a_column_without_the_clock_passes():
    assert findings("2026-11-22T23:59", column="work-updates") == []


def test_what_was_taken_over_from_an_old_site_passes():
    public = publication(column="laws-and-regulations", announced="2026-11-23", punctuality=Punctuality.OUTSIDE)
    assert list(early(catalogue(public), clock())) == []


def test_it_refuses_nothing():
    assert early.weight is Weight.NOTE


def test_a_minute_before_midnight_in_shanghai_is_one_finding():
    assert findings("2026-11-22T15:59:00Z") == [
        "approved/k7/k7m29xqf/0123456789ab/document.md: SAM001 announced: got public since 2026-11-22 23:59, "
        "expected public on 2026-11-23, the day announced"
    ]
