"""Lift: the Information Office ends every hold on a document."""

from __future__ import annotations

from dataclasses import replace

from plugins.review.act_kind import ActKind, Case
from plugins.review.entitlement import OFFICE, for_the_office
from plugins.review.history import InvalidTransition, ReviewState


def change(state: ReviewState, case: Case) -> ReviewState:
    """End the holds in force; whoever held does not lift."""
    act = case.act
    if not state.holds:
        raise InvalidTransition("nothing is held")
    if any(set(act.by) & set(hold.by) for hold in state.holds):
        raise InvalidTransition(f"{act.by[0]} held it; somebody else lifts")
    return replace(state, holds=(), lifted=state.lifted | {hold.id for hold in state.holds})


ACT = ActKind(clause="I.4, I.5, IV.1", signers=1, roles=(OFFICE,), may=for_the_office, change=change)
