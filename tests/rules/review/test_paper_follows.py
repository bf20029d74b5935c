"""REV006: an approval by telephone is confirmed on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.debt import CONFIRMATION, Debt
from plugins.model.finding import Weight
from plugins.rules.review.paper_follows import paper_follows
from tests.rules.make import catalogue, clock, time

DUE = time("2026-11-24T00:00")
CALL = Debt(CONFIRMATION, "ab" * 32, "ledger/2026/11/a.act", "sun.hao", DUE)


def findings(*debts, at="2026-11-23T09:00"):
    moment = clock(time(at))
    return list(paper_follows(replace(catalogue(), debts={"k7m29xqf": debts} if debts else {}), moment)), moment


def test_nothing_is_owed_where_every_approval_is_on_paper():
    assert findings()[0] == []


def test_another_kind_of_debt_is_not_this_ones():
    assert findings(replace(CALL, kind="other"))[0] == []


@pytest.mark.parametrize(("at", "late"), [("2026-11-23T23:59", ""), ("2026-11-24T00:00", ", overdue")])
def test_the_message_names_the_act_the_leader_and_the_day(at, late):
    found, _ = findings(CALL, at=at)
    assert [str(f) for f in found] == [
        f"ledger/2026/11/a.act:1: REV006 confirm: got an approval of k7m29xqf by sun.hao by telephone alone{late}, "
        "expected inv relay k7m29xqf sun.hao slip --scan FILE, by 2026-11-24 00:00"
    ]


def test_it_is_owed_by_its_day_and_holds_nothing_up():
    found, moment = findings(CALL)
    assert [(f.weight, f.due, f.document) for f in found] == [(Weight.OWED, DUE, "k7m29xqf")]
    assert moment.next == DUE
