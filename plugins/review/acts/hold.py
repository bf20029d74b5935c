"""Hold: one person stops everything new of a document at once; what is public stays."""

from __future__ import annotations

from dataclasses import replace

from plugins.model.role import REVIEW_ROLES
from plugins.review.act_kind import ActKind, Case
from plugins.review.entitlement import OFFICE
from plugins.review.history import ReviewState

ROLES = tuple(sorted(REVIEW_ROLES, key=lambda role: role != OFFICE))


def may(state: ReviewState, case: Case) -> str:
    """Require any role but the machine's, in whatever department.

    Source: regulation I.3, IV.1.
    """
    (person,) = case.signers
    return "" if person.roles(case.counted_at) & set(ROLES) else f"{person.key} holds no role that may hold"


def change(state: ReviewState, case: Case) -> ReviewState:
    """Add it to the holds in force."""
    return replace(state, holds=(*state.holds, case.act))


ACT = ActKind(
    clause="I.4, I.5, IV.1",
    signers=1,
    roles=ROLES,
    may=may,
    change=change,
    needs_note="a hold needs its reason, so that others know when it may go on: --note 'A number is being checked'",
    stops=True,
)
