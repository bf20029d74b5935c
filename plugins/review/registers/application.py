"""Applications for a service: how far each is, as its applicant sees it who has the number of the receipt."""

from __future__ import annotations

from datetime import datetime

from plugins.model import progress
from plugins.model.acceptance_number import ADDRESS
from plugins.model.clock import day_ends
from plugins.model.register import Facts, RegisterEntry
from plugins.model.step import Step
from plugins.model.working_days import after_working_days
from plugins.review.answers import day, one_of, words
from plugins.review.questions import department, reason
from plugins.review.register_kind import Question, Register, RegisterStep

DEPARTMENT = tuple(Step(role, "department") for role in ("content-contact", "deputy", "liaison"))
ACCEPTED_WITHIN_DAYS = 5
"""Working days until acceptance or refusal is said; what nobody answers in time counts as accepted."""


def _department(facts: Facts) -> tuple[Step, ...]:
    return DEPARTMENT


def _shown_at(raw: str) -> str:
    address = raw.strip()
    if not ADDRESS.fullmatch(address):
        raise ValueError("what inv receive makes of a number, such as k7m2-9xqf-t4wa-3h8c")
    return address


def _about(facts: Facts) -> str:
    return f"{facts.get('department', '')}: {facts.get('file', 'file removed')}"


def _accept_due(entry: RegisterEntry) -> datetime | None:
    """Return by when acceptance is said: the days begin anew with what was missing, and rest until it is there."""
    if progress.awaits_supplement(entry):
        return None
    whole = next(one for one in reversed(entry.taken) if one.step in (progress.RECEIVE, progress.SUPPLIED))
    return after_working_days(whole.at, ACCEPTED_WITHIN_DAYS)


def _decision_due(entry: RegisterEntry) -> datetime | None:
    by = progress.progress_of(entry).decision_by
    return day_ends(by) if by else None


def _not_asked(facts: Facts) -> str:
    return "" if progress.SUPPLY_BY in facts else "nothing was asked for; the step supplement asks"


def _not_accepted(facts: Facts) -> str:
    return "" if _is_accepted(facts) else "it is not accepted yet; the step accept says by when it is decided"


def _accepted(facts: Facts) -> str:
    return "it was accepted; the step decide ends it" if _is_accepted(facts) else ""


def _is_accepted(facts: Facts) -> bool:
    return progress.DECISION_BY in facts


DAY = "a day such as 2026-12-14"
MOVED_TO = Question(
    name=progress.MOVED_TO,
    asks="By which day is it decided now?",
    passes=DAY,
    parse=day,
    decides=True,
    when=_is_accepted,
)
REASON = reason(passes="the reason, as the letter says it")

REGISTER = Register(
    clause="IV.6",
    title="applications and how far they are",
    about=_about,
    steps=(
        RegisterStep(
            name=progress.RECEIVE,
            does="has received an application",
            takers=_department,
            asks=(
                department("Which department decides it?"),
                Question(
                    name=progress.SHOWN_AT,
                    asks="At which address is it shown?",
                    passes="what inv receive makes of a number",
                    parse=_shown_at,
                    decides=True,
                ),
                Question(
                    name="file",
                    asks="Which file of yours is it?",
                    passes="the number of your file; no name",
                    parse=words,
                ),
            ),
        ),
        RegisterStep(
            name=progress.ACCEPT,
            does="accepts the application",
            takers=_department,
            asks=(
                Question(
                    name=progress.DECISION_BY,
                    asks="By which day is it decided?",
                    passes=DAY,
                    parse=day,
                    decides=True,
                ),
            ),
            due=_accept_due,
        ),
        RegisterStep(
            name=progress.DECIDE,
            does="says that it is decided",
            takers=_department,
            asks=(
                Question(
                    name=progress.OUTCOME,
                    asks="How?",
                    passes="one of granted, refused",
                    parse=one_of("granted", "refused"),
                    decides=True,
                ),
            ),
            due=_decision_due,
            ends=True,
        ),
        RegisterStep(
            name=progress.SUPPLEMENT,
            does="has asked the applicant for what is missing",
            takers=_department,
            asks=(
                Question(
                    name=progress.SUPPLY_BY,
                    asks="By which day does the applicant send it?",
                    passes=DAY,
                    parse=day,
                    decides=True,
                ),
            ),
            side=True,
        ),
        RegisterStep(
            name=progress.SUPPLIED,
            does="has received what was missing",
            takers=_department,
            asks=(MOVED_TO,),
            bars=_not_asked,
            side=True,
        ),
        RegisterStep(
            name=progress.EXTEND,
            does="has taken more time, and told the applicant why",
            takers=_department,
            asks=(MOVED_TO, REASON),
            bars=_not_accepted,
            side=True,
        ),
        RegisterStep(
            name=progress.REJECT,
            does="has not accepted the application",
            takers=_department,
            asks=(REASON,),
            bars=_accepted,
            side=True,
            ends=True,
        ),
        RegisterStep(
            name=progress.WITHDRAW,
            does="says that the applicant has withdrawn it",
            takers=_department,
            side=True,
            ends=True,
        ),
    ),
)
