"""Approve: somebody takes the step that is due; the last step of the chain approves the text."""

from __future__ import annotations

from dataclasses import replace

from plugins.model.document import Document
from plugins.model.standing import Dossier
from plugins.model.step import Step, step_due
from plugins.model.withholding import REASONS, reason_of, withheld
from plugins.review.act_kind import RELAYED, STEP_DUE, ActKind, Case
from plugins.review.history import InvalidTransition, ReviewState, with_reason
from plugins.review.steps import FORMER, fault_of_author, take_step


def refusal(dossier: Dossier, document: Document, digest: str, shown: str) -> str:
    """Say why a working text cannot be approved, ``""`` when it can.

    ``digest`` is that of the working text, ``shown`` the beginning of the one that was displayed.
    """
    if not dossier.pending:
        return "nothing of it is submitted"
    if digest != dossier.pending:
        named = document.text_and_files
        return f"{named} was changed after the text was submitted; return it, or have it submitted again"
    if not digest.startswith(shown) and not digest.removeprefix("sha256:").startswith(shown):
        return f"its digest is {digest}, not {shown}; look at it again"
    return ""


def may(state: ReviewState, case: Case) -> str:
    """Require somebody for whom the step is that the act names."""
    asked = [step_due(case.chain, state.steps)] if case.digest == state.pending else case.chain[-1:]
    step = next((step for step in asked if step and step.role == case.act.step), Step(case.act.step))
    (person,) = case.signers
    if step.is_for(person, case.subject, case.counted_at):
        return ""
    taker = f"the {step.holder(case.subject)}" if step.of else "somebody with that role"
    return f"the step {step.role} is taken by {taker}; {person.key} acted as {case.act.role}"


def change(state: ReviewState, case: Case) -> ReviewState:
    """Take the step, or approve again what was approved last.

    A step that withholds the earlier texts withholds them once the chain is complete, whoever took it.
    """
    if not case.digest:
        raise InvalidTransition("it names no digest")
    if fault := _fault_of_former(state, case):
        raise InvalidTransition(fault)
    return take_step(state, case) if case.digest == state.pending else _confirm(state, case)


def _fault_of_former(state: ReviewState, case: Case) -> str:
    """Say why an approval cannot withhold the earlier texts as it says, ``""`` when it can, or does not say so."""
    value = case.act.value(FORMER.name)
    if not value:
        return ""
    if not reason_of(value):
        return f"former is {value!r}; it is one of {', '.join(map(withheld, REASONS))}"
    if all(approval.digest == case.digest for approval in state.approvals):
        return "it withholds earlier texts, and there is none"
    return ""


def _confirm(state: ReviewState, case: Case) -> ReviewState:
    """Approve again what was approved last, or what branches contradict each other about."""
    act = case.act
    if case.digest in state.expunged:
        raise InvalidTransition("the text it names was expunged")
    known = next((a for a in state.approvals if a.digest == case.digest), None)
    if known is None or not (case.digest == state.approved or state.conflict):
        raise InvalidTransition("the text it names is not the one that is submitted")
    last = "".join(step.role for step in case.chain[-1:])
    if act.step != last:
        raise InvalidTransition(f"the step that confirms is {last}, not {act.step}")
    earlier = {who for taken in known.acts for who in (*taken.by, taken.value(RELAYED))}
    if case.hands & earlier:
        raise InvalidTransition(f"{act.by[0]} had a hand in it; somebody else confirms")
    if fault := fault_of_author(case):
        raise InvalidTransition(fault)
    others = tuple(a for a in state.approvals if a.digest != case.digest)
    closed = with_reason(state.closed, [a.digest for a in others], reason_of(act.value(FORMER.name)))
    confirmed = replace(known, contested=False, confirmed=case.counted_at)
    return state.decided_by(act, approvals=(*others, confirmed), closed=closed)


ACT = ActKind(
    clause="I.2, IV.1",
    signers=1,
    roles=(STEP_DUE,),
    may=may,
    change=change,
    keys=(FORMER,),
    status="approved",
    takes_step=True,
    lets_through=True,
)
