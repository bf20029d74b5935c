"""Expunge: two of the Information Office have the bytes of a text destroyed that nobody may read."""

from __future__ import annotations

from dataclasses import replace

from plugins.review.act_kind import COLUMN_OF_GONE, ActKind, Case, PayloadKey
from plugins.review.entitlement import HEAD, OFFICE, for_two
from plugins.review.history import InvalidTransition, ReviewState

COLUMN = PayloadKey(name=COLUMN_OF_GONE, expected="column is the key of a column", words="in {}")
"""The steps that its acts took are judged by the column, which nobody can read from its bytes any more."""


def may(state: ReviewState, case: Case) -> str:
    """Require two of the office, one of them its head."""
    if fault := for_two(state, case):
        return fault
    if not any(person.holds(HEAD, case.counted_at) for person in case.signers):
        return "one of the two who expunge is the head of the Information Office"
    return ""


def change(state: ReviewState, case: Case) -> ReviewState:
    """Have the text gone for good, if it is not public and cannot become so; it is never approved again."""
    if all(approval.digest != case.digest for approval in state.approvals):
        raise InvalidTransition("the text it names was never approved")
    if case.digest == state.pending:
        raise InvalidTransition("the text it names is submitted again; return it first")
    if not state.withdrawals and (case.digest == state.approved or case.digest not in dict(state.closed)):
        raise InvalidTransition(
            "the text it names may still be read: withdraw the document, or approve a text with --former, first"
        )
    return replace(state, expunged=state.expunged | {case.digest})


ACT = ActKind(
    clause="I.2",
    signers=2,
    roles=(OFFICE,),
    may=may,
    change=change,
    keys=(COLUMN,),
    needs_note="an expunction needs its reason, which repeats nothing of the text: --note 'order 12 of the court'",
    stops=True,
)
