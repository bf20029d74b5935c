"""How far an application is, from the steps of its entry (IV.6)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from plugins.model.progress import Milestone, progress_of, shown_progress
from plugins.model.register import RegisterEntry, StepTaken
from plugins.model.value import parse_instant

ADDRESS = "k7m2-9xqf-t4wa-3h8c"
NOON = parse_instant("2026-11-20T12:00:00+08:00")
RECEIVED = ("receive", {"shown-at": ADDRESS})
ACCEPTED = ("accept", {"decision-by": "2026-12-14"})
ASKED = ("supplement", {"supply-by": "2026-12-01"})
GRANTED = ("decide", {"outcome": "granted"})


def entry(*steps, register="application", since=NOON):
    """An entry on which a step was taken each day."""
    return RegisterEntry(
        register,
        tuple(
            StepTaken(
                f"{day}", name, "li.wei", "content-contact", since + timedelta(days=day), tuple(facts.items()), "", ""
            )
            for day, (name, facts) in enumerate(steps)
        ),
    )


def test_each_step_is_shown_with_its_day_and_the_decision_with_its_outcome():
    progress = progress_of(entry(RECEIVED, ACCEPTED, GRANTED))
    assert progress.address == ADDRESS
    assert progress.milestones == (
        Milestone("receive", date(2026, 11, 20)),
        Milestone("accept", date(2026, 11, 21)),
        Milestone("decide-granted", date(2026, 11, 22)),
    )


def test_the_day_of_a_step_is_that_of_beijing():
    late = parse_instant("2026-11-20T23:30:00+08:00")
    assert progress_of(entry(RECEIVED, since=late)).milestones[0].day == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("steps", "supply_by", "decision_by"),
    [
        ((RECEIVED,), None, None),
        ((RECEIVED, ACCEPTED), None, date(2026, 12, 14)),
        ((RECEIVED, ASKED), date(2026, 12, 1), None),
        ((RECEIVED, ASKED, ACCEPTED), None, date(2026, 12, 14)),
        ((RECEIVED, ACCEPTED, ASKED), date(2026, 12, 1), None),
        ((RECEIVED, ACCEPTED, ASKED, ("supplied", {"moved-to": "2026-12-18"})), None, date(2026, 12, 18)),
        ((RECEIVED, ACCEPTED, ("extend", {"moved-to": "2026-12-28"})), None, date(2026, 12, 28)),
        ((RECEIVED, ACCEPTED, GRANTED), None, None),
        ((RECEIVED, ASKED, ("withdraw", {})), None, None),
    ],
)
def test_the_day_that_counts_now_is_shown(steps, supply_by, decision_by):
    progress = progress_of(entry(*steps))
    assert (progress.supply_by, progress.decision_by) == (supply_by, decision_by)


@pytest.mark.parametrize("end", [GRANTED, ("reject", {}), ("withdraw", {})])
def test_the_end_can_be_read_for_sixty_days(end):
    ended = entry(RECEIVED, end)
    assert progress_of(ended).removed_on == date(2027, 1, 20)
    assert shown_progress([ended], parse_instant("2027-01-19T23:59:59+08:00"))
    assert shown_progress([ended], parse_instant("2027-01-20T00:00:00+08:00")) == ()


def test_an_open_application_is_shown_however_old_it_is():
    assert shown_progress([entry(RECEIVED)], parse_instant("2029-01-01T00:00:00+08:00"))


def test_entries_of_other_registers_are_not_shown():
    assert shown_progress([entry(RECEIVED, register="interview")], NOON) == ()


def test_of_two_entries_with_one_address_the_first_is_shown():
    (shown,) = shown_progress([entry(RECEIVED), entry(RECEIVED, ACCEPTED)], NOON)
    assert len(shown.milestones) == 1
