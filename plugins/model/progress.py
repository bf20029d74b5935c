"""How far an application is, as its applicant may see it: steps with their days, and nothing of whom or what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from plugins.model.clock import day_of
from plugins.model.register import Facts, RegisterEntry

REGISTER = "application"
"""The register of applications; the names of its steps and facts are those below."""

RECEIVE, SUPPLEMENT, SUPPLIED, ACCEPT, EXTEND = "receive", "supplement", "supplied", "accept", "extend"
DECIDE, REJECT, WITHDRAW = "decide", "reject", "withdraw"
SHOWN_AT, SUPPLY_BY, OUTCOME = "shown-at", "supply-by", "outcome"
DECISION_BY, MOVED_TO = "decision-by", "moved-to"
"""The day by which it is decided: as it was said on acceptance, and as it was said since."""


ENDS = (DECIDE, REJECT, WITHDRAW)
SHOWN_DAYS = 60
"""Whole days for which the end of an application can be read; then its page is removed."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step: its name, followed by the outcome where it has one, such as ``decide-granted``, and its day."""

    name: str
    day: date


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one application is.

    Attributes:
        address: the name of its page.
        milestones: oldest first.
        supply_by: the day by which the applicant sends what is missing, None while nothing is.
        decision_by: the day by which it is decided, None while no day is fixed, or after the end.
        removed_on: the day on which the page is removed, None while the application is open.
    """

    address: str
    milestones: tuple[Milestone, ...]
    supply_by: date | None
    decision_by: date | None
    removed_on: date | None


def progress_of(entry: RegisterEntry) -> Progress:
    """Return how far the application of an entry is."""
    facts = entry.facts
    end = next((one for one in entry.taken if one.step in ENDS), None)
    waits = awaits_supplement(entry)
    milestones = tuple(
        Milestone("-".join(filter(None, (one.step, dict(one.facts).get(OUTCOME, "")))), day_of(one.at))
        for one in entry.taken
    )
    return Progress(
        address=facts.get(SHOWN_AT, ""),
        milestones=milestones,
        supply_by=_day(facts, SUPPLY_BY) if waits and not end else None,
        decision_by=None if waits or end else _day(facts, MOVED_TO) or _day(facts, DECISION_BY),
        removed_on=day_of(end.at) + timedelta(days=SHOWN_DAYS) if end else None,
    )


def awaits_supplement(entry: RegisterEntry) -> bool:
    """Tell whether the applicant was asked for something that is not there yet; the clocks rest until it is."""
    return (
        next((one.step for one in reversed(entry.taken) if one.step in (SUPPLEMENT, SUPPLIED, ACCEPT)), "")
        == SUPPLEMENT
    )


def shown_progress(entries: Iterable[RegisterEntry], at: datetime) -> tuple[Progress, ...]:
    """Return what is shown of applications at an instant, by address; of two with one address, the one opened first."""
    found: dict[str, Progress] = {}
    for entry in entries:
        if entry.register == REGISTER:
            progress = progress_of(entry)
            if progress.address and (progress.removed_on is None or day_of(at) < progress.removed_on):
                found.setdefault(progress.address, progress)
    return tuple(found[address] for address in sorted(found))


def _day(facts: Facts, name: str) -> date | None:
    return date.fromisoformat(facts[name]) if name in facts else None
