"""Submit: a contact asks for the approval of a text, or the Information Office receives it for its contact."""

from __future__ import annotations

from plugins.review.act_kind import ActKind, Case
from plugins.review.entitlement import CONTACTS, OFFICE
from plugins.review.history import InvalidTransition, ReviewState


def may(state: ReviewState, case: Case) -> str:
    """Require a contact of the text's department, or somebody of the office.

    A contact of any department will do while the text is not at hand, for it
    cannot be public then, and where policy knows its department no more.

    Source: regulation I.3.
    """
    (person,), department, at = case.signers, case.subject.department, case.counted_at
    if department and department not in case.policy.departments:
        department = None
    if person.holds(OFFICE, at) or any(person.holds(contact, at, department) for contact in CONTACTS):
        return ""
    return (
        f"a text is submitted by a contact of {department or 'its department'}, "
        f"or received by somebody of the Information Office; {person.key} is neither now"
    )


def change(state: ReviewState, case: Case) -> ReviewState:
    """Let the text wait for the first step, in place of one that waited before."""
    if not case.digest:
        raise InvalidTransition("it names no digest")
    if case.digest in state.expunged:
        raise InvalidTransition("the text it names was expunged; another text can be submitted")
    people = case.hands
    if waived := people & state.waived_by(case.digest):
        raise InvalidTransition(f"{min(waived)} waived a rule for this text; somebody else submits or receives it")
    return state.decided_by(case.act, pending=case.digest, steps=(case.act,), participants=people, returned=None)


ACT = ActKind(clause="III.3, IV.1", signers=1, roles=(*CONTACTS, OFFICE), may=may, change=change, status="submitted")
