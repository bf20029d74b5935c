"""Return: a submitted text goes back to its author, with the reason."""

from __future__ import annotations

from plugins.model.returning import RETURN_REASONS
from plugins.model.step import step_due
from plugins.review.act_kind import STEP_DUE, ActKind, Case, PayloadKey
from plugins.review.entitlement import OFFICE, for_the_office
from plugins.review.history import InvalidTransition, ReviewState

REASON = PayloadKey(
    name="reason", expected=f"reason is one of {', '.join(RETURN_REASONS)}", words="for a reason of {}", optional=True
)
"""Acts from before it was asked for have none."""


def may(state: ReviewState, case: Case) -> str:
    """Require somebody of the office, or somebody for whom the step due is.

    Of a text that is not at hand it is not known which step that is: whoever
    some column has a step for sends it back, for it cannot be public.
    """
    (person,), subject = case.signers, case.subject
    fault, due = for_the_office(state, case), step_due(case.chain, state.steps)
    every = (step for column in case.policy.columns.values() for step in column.chain)
    steps = [due] if subject.is_at_hand else every
    if not fault or any(step and step.is_for(person, subject, case.counted_at) for step in steps):
        return ""
    if due is None or due.role == OFFICE or not subject.is_at_hand:
        return fault
    return (
        f"return is for the Information Office and the {due.holder(subject)}, whose step is due; "
        f"{person.key} acted as {case.act.role}"
    )


def change(state: ReviewState, case: Case) -> ReviewState:
    """End the review of the text that is submitted."""
    if not state.pending or state.pending != case.digest:
        raise InvalidTransition("the text it names is not the one that is submitted")
    reason = case.act.value(REASON.name)
    if reason and reason not in RETURN_REASONS:
        raise InvalidTransition(f"reason is {reason!r}; it is one of {', '.join(RETURN_REASONS)}")
    return state.decided_by(case.act, pending="", steps=(), participants=frozenset(), returned=case.act)


ACT = ActKind(
    clause="IV.1",
    signers=1,
    roles=(OFFICE, STEP_DUE),
    may=may,
    change=change,
    keys=(REASON,),
    names=lambda dossier: dossier.pending,
    status="returned",
    needs_note="a return needs its reason: --note 'what is to be changed'",
)
