"""EMG006: a first notice that is being written does not wait longer than the clock allows (I.6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.finding import Weight
from plugins.rules.emergencies.first_notice_overdue import first_notice_overdue
from plugins.rules.library import Library
from tests.rules.emergencies.notices import FIRST, SECOND, notice, public, rules_with
from tests.rules.make import approved, catalogue, shown, time

REPORTED = "2026-11-12 17:10"


def found(at="2026-11-12T18:00", *, known=(), dossiers=(), named=True, **said):
    rules = rules_with("first-notice", 5, named=named)
    library = Library(catalogue(*known, dossiers=dossiers, at=time(at), rules=rules), {}, rules)
    return list(first_notice_overdue(notice(**{"reported": REPORTED, **said}), library))


def test_what_is_public_or_was_withdrawn_owes_nothing():
    assert found(known=[public(reported=REPORTED)]) == []
    assert found(dossiers=[replace(approved(FIRST), withdrawn=True)]) == []


def test_a_notice_that_continues_another_is_no_first_one():
    assert found(updates=SECOND) == []


def test_a_column_that_does_not_name_the_clock_has_none():
    assert found(named=False) == []


def test_without_a_time_of_report_no_clock_runs():
    assert found(reported="") == []


@pytest.mark.parametrize(("at", "late"), [("2026-11-12T22:09", ""), ("2026-11-12T22:10", ", overdue")])
def test_until_it_is_public_it_is_owed_by_the_hours_after_the_report(at, late):
    assert shown(found(at)) == [
        f"content/epidemics-and-emergencies/2026/a.md:3: EMG006 reported: got 2026-11-12 17:10, and no public "
        f"notice{late}, expected one by 2026-11-12 22:10, within 5 hours (Order 1, article 2; provisional: its "
        "source was not checked)"
    ]


def test_it_has_a_deadline_and_refuses_nothing():
    (one,) = found()
    assert (one.weight, one.due) == (Weight.OWED, time("2026-11-12T22:10"))
