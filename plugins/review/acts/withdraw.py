"""Withdraw: the Information Office takes a document off the site; a notice stands in its place."""

from __future__ import annotations

from dataclasses import replace

from plugins.review.act_kind import ActKind, Case
from plugins.review.entitlement import OFFICE, for_the_office
from plugins.review.history import InvalidTransition, ReviewState


def change(state: ReviewState, case: Case) -> ReviewState:
    """Withdraw whatever of it is approved, until the next approval."""
    if not state.approvals:
        raise InvalidTransition("nothing of it is approved")
    return replace(state, withdrawals=(*state.withdrawals, case.act))


ACT = ActKind(
    signers=1,
    roles=(OFFICE,),
    may=for_the_office,
    change=change,
    names=lambda dossier: dossier.approved,
    status="withdrawn",
    needs_note="a withdrawal needs its reason: --note 'why'",
)
