"""SAM002: what came after the day it was announced is named."""

import pytest

from plugins.model.finding import Weight
from plugins.model.publication import punctuality
from plugins.rules.sameday.late import late
from tests.rules.make import NOW, catalogue, clock, day, publication, shown, time


def findings(since, announced="2026-11-22"):
    verdict = punctuality(day(announced), time(since), NOW)
    public = publication(column="laws-and-regulations", announced=announced, since=time(since), punctuality=verdict)
    return shown(late(catalogue(public), clock()))


@pytest.mark.parametrize("since", ["2026-11-21T10:00", "2026-11-22T00:00", "2026-11-22T23:59"])
def test_on_the_day_or_before_passes(since):
    assert findings(since) == []


def test_it_refuses_nothing():
    assert late.weight is Weight.NOTE


def test_a_minute_after_midnight_in_shanghai_is_one_finding():
    assert findings("2026-11-22T16:01:00Z") == [
        "approved/k7/k7m29xqf/0123456789ab/document.md: SAM002 announced: got public since 2026-11-23 00:01, "
        "expected public on 2026-11-22, the day announced"
    ]
