"""Return: a submitted text goes back to its author, with the reason."""

from __future__ import annotations

from plugins.model.step import step_due
from plugins.review.act_kind import STEP_DUE, ActKind, Case
from plugins.review.entitlement import OFFICE, for_the_office
from plugins.review.history import InvalidTransition, ReviewState


def may(state: ReviewState, case: Case) -> str:
    """Require somebody of the office, or somebody for whom the step due is."""
    fault, due, act = for_the_office(state, case), step_due(case.chain, state.steps), case.act
    if not fault or due is None or due.role == OFFICE:
        return fault
    if all(due.is_for(person, case.subject, case.counted_at) for person in case.signers):
        return ""
    holder = due.holder(case.subject)
    return f"return is for the Information Office and the {holder}, whose step is due; {act.by[0]} acted as {act.role}"


def change(state: ReviewState, case: Case) -> ReviewState:
    """End the review of the text that is submitted."""
    if not state.pending or state.pending != case.digest:
        raise InvalidTransition("the text it names is not the one that is submitted")
    return state.decided_by(case.act, pending="", steps=(), participants=frozenset(), returned=case.act)


ACT = ActKind(
    signers=1,
    roles=(OFFICE, STEP_DUE),
    may=may,
    change=change,
    names=lambda dossier: dossier.pending,
    status="returned",
    needs_note="a return needs its reason: --note 'what is to be changed'",
)
