"""Adopt: two people of the Information Office, one of them its head, take over documents of an old site."""

from __future__ import annotations

from plugins.model.standing import Approval
from plugins.review.act_kind import ActKind, Case
from plugins.review.entitlement import HEAD, OFFICE, for_two
from plugins.review.history import InvalidTransition, ReviewState


def may(state: ReviewState, case: Case) -> str:
    """Require two of the office, one of them its head; the department of the text does not matter."""
    if fault := for_two(state, case):
        return fault
    if not any(person.holds(HEAD, case.counted_at) for person in case.signers):
        return "one of the two who adopt is the head of the Information Office"
    return ""


def change(state: ReviewState, case: Case) -> ReviewState:
    """Approve a text on which nobody has decided yet."""
    if not case.digest or state.decided:
        raise InvalidTransition("only a document without earlier acts is adopted, by its digest")
    return state.approved_by(case.act, Approval(case.digest, (case.act,), case.counted_at, adopted=True))


ACT = ActKind(clause="IV.1", signers=2, roles=(OFFICE,), may=may, change=change, lets_through=True)
