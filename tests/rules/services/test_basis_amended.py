"""SRV007: a service whose legal basis was amended is compared with the law again (IV.6)."""

from __future__ import annotations

import pytest

from plugins.model.finding import Weight
from plugins.rules.services.basis_amended import basis_amended
from tests.rules.make import catalogue, clock, publication, shown, time

LAW, AMENDMENT = "bbbbbbbb", "cccccccc"
TAKES_EFFECT = time("2026-10-01T00:00")


def findings(checked="2026-05-25", at=TAKES_EFFECT, amends=LAW, judge=None, **fields):
    judge = judge or clock(at)
    days = {"announced": "2026-09-08", "effective": "2026-10-01"} | fields
    amendment = publication(AMENDMENT, "laws-and-regulations", amends=(amends,), **days)
    item = publication("k7m29xqf", "service-guide", dated="2026-05-27", checked=checked, basis=(LAW,))
    law = publication(LAW, "laws-and-regulations", announced="2025-03-12")
    return shown(basis_amended(catalogue(item, law, amendment), judge))


def test_an_item_that_was_checked_after_the_amendment_passes():
    assert findings(checked="2026-09-08") == []
    assert findings(checked="2026-10-02") == []


def test_an_amendment_of_another_law_passes():
    assert findings(amends="dddddddd") == []


def test_it_is_owed_from_the_first_instant_of_the_day_on_which_the_amendment_takes_effect():
    before = clock(time("2026-09-30T23:59:59"))
    assert findings(judge=before) == []
    assert before.next == TAKES_EFFECT
    assert len(findings()) == 1


def test_without_a_day_of_effect_that_of_the_announcement_counts():
    assert len(findings(at=time("2026-09-08T00:00"), effective="")) == 1


def test_it_refuses_nothing():
    assert basis_amended.weight is Weight.OWED


@pytest.mark.parametrize("id", ["k7m29xqf"])
def test_what_says_no_day_of_a_check_is_not_judged(id):
    answer = publication(id, "public-qa", asked="2026-01-01", answered="2026-01-02", basis=(LAW,))
    amendment = publication(AMENDMENT, "laws-and-regulations", amends=(LAW,), announced="2026-09-08")
    assert shown(basis_amended(catalogue(answer, amendment), clock())) == []


def test_the_message_names_place_fault_and_remedy():
    assert findings() == [
        "approved/k7/k7m29xqf/0123456789ab/document.md: SRV007 checked: got 2026-05-25; bbbbbbbb, which it rests on, "
        "was amended by cccccccc of 2026-09-08, expected the text compared with the law as amended, "
        "and the day of that under checked"
    ]
