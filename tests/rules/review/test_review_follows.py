"""REV007: an urgent notice is reviewed by its time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.debt import REVIEW, Debt
from plugins.model.finding import Weight
from plugins.rules.review.review_follows import review_follows
from tests.rules.make import catalogue, clock, time

DUE = time("2026-11-24T09:00")
NOTICE = Debt(REVIEW, "ab" * 32, "ledger/2026/11/a.act", "chen.yu", DUE)


def findings(*debts, at="2026-11-23T09:00"):
    moment = clock(time(at))
    return list(review_follows(replace(catalogue(), debts={"k7m29xqf": debts} if debts else {}), moment)), moment


def test_nothing_is_owed_where_everything_was_reviewed():
    assert findings()[0] == []


def test_another_kind_of_debt_is_not_this_ones():
    assert findings(replace(NOTICE, kind="other"))[0] == []


@pytest.mark.parametrize(("at", "late"), [("2026-11-24T08:59", ""), ("2026-11-24T09:00", ", overdue")])
def test_the_message_names_the_act_and_the_time(at, late):
    found, _ = findings(NOTICE, at=at)
    assert [str(f) for f in found] == [
        f"ledger/2026/11/a.act:1: REV007 review: got the urgent notice k7m29xqf without its review{late}, "
        "expected inv submit k7m29xqf and every step of its column, by 2026-11-24 09:00"
    ]


def test_it_is_owed_by_its_time_and_holds_nothing_up():
    found, moment = findings(NOTICE)
    assert [(f.weight, f.due, f.document) for f in found] == [(Weight.OWED, DUE, "k7m29xqf")]
    assert moment.next == DUE
