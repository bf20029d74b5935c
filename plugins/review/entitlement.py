"""The roles that acts ask for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from plugins.model.person import Person
from plugins.review.act_kind import Case
from plugins.review.history import ReviewState

OFFICE = "information-office"
HEAD = "information-office-head"
ON_DUTY = (OFFICE, "emergency-office", "spokesperson")
"""The roles in which two people sign what cannot wait; one of them is of the Information Office."""

CONTACTS = ("content-contact", "deputy")


def for_the_office(state: ReviewState, case: Case) -> str:
    """Require that all who signed are of the Information Office; the `may` of acts that are the office's alone."""
    for person in case.signers:
        if OFFICE not in person.roles(case.counted_at):
            return f"{case.act.act} is for the Information Office; {person.key} acted as {case.act.role}"
    return ""


def for_two(state: ReviewState, case: Case) -> str:
    """Require what `for_the_office` does, and that neither of those who sign stands in for the other."""
    if fault := for_the_office(state, case):
        return fault
    for person in case.signers:
        if met := person.principals(OFFICE, case.counted_at) & set(case.act.by):
            return f"{person.key} stands in for {min(met)}; {case.act.act} takes two people of the Information Office"
    return ""


def role_of(person: Person, wanted: Sequence[str], at: datetime, department: str | None = None) -> str:
    """Return the role in which somebody acts: the first of ``wanted`` that they hold, else any, to be judged.

    Who is a contact of another department than ``department``, where that is
    known, does not act as one. The head of the Information Office acts as its
    head where the office may act, and is no contact of the text.
    """
    held = person.roles(at)
    if OFFICE in wanted and HEAD in held:
        return HEAD
    fitting = held - {role for role in CONTACTS if department and not person.holds(role, at, department)}
    return next((role for role in wanted if role in fitting), "") or min(fitting or held, default="")
