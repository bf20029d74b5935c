"""Taking the step that is due: each is somebody else's, and the last one approves."""

from __future__ import annotations

from plugins.model.act import Act
from plugins.model.standing import Approval
from plugins.model.step import step_due
from plugins.model.withholding import REASONS, reason_of, withheld
from plugins.review.act_kind import RELAYED, Case, PayloadKey
from plugins.review.history import InvalidTransition, ReviewState

FORMER = PayloadKey(
    name="former",
    expected=f"former is {', '.join(map(withheld, REASONS))}",
    words="with the earlier texts {}",
    optional=True,
)
"""Says that what stood there before must not be read again, and the kind of reason."""


def take_step(state: ReviewState, case: Case) -> ReviewState:
    """Take the step due of the text that is submitted.

    Each step is taken by somebody else than those before it, and than whoever
    submitted, received, waived or wrote it; whoever stands in for somebody counts as both.

    Raises:
        InvalidTransition: the step is not due, or it was somebody's whose hand this is.
    """
    act, hands = case.act, case.hands
    due = step_due(case.chain, state.steps)
    if due is None or act.step != due.role:
        wanted = due.role if due else "none of a column that is known"
        raise InvalidTransition(f"the step due is {wanted}, not {act.step}")
    if fault := fault_of_author(case):
        raise InvalidTransition(fault)
    for earlier in state.steps:
        if met := hands & _hands_of(earlier, case):
            taken = f"took the step {earlier.step}" if earlier.step else "submitted or received it"
            raise InvalidTransition(f"{_named(min(met), earlier, case)} {taken}; each step is taken by somebody else")
    if met := hands & state.participants:
        raise InvalidTransition(f"{min(met)} had a hand in it on another branch; each step is taken by somebody else")
    if waived := (hands | state.participants) & state.waived_by(state.pending):
        raise InvalidTransition(f"{min(waived)} waived a rule for it; a waiver is signed by somebody without a step")
    steps = (*state.steps, act)
    if len(steps) > len(case.chain) and (urgent := hands & _urgent_signers(state)):
        raise InvalidTransition(f"{min(urgent)} signed it as urgent; somebody else takes the last step of its review")
    if len(steps) <= len(case.chain):
        return state.decided_by(act, steps=steps, participants=state.participants | hands)
    said = (reason_of(step.value(FORMER.name)) for step in steps)
    return state.approved_by(
        act, Approval(state.pending, steps, case.counted_at), withholds=next(filter(None, said), "")
    )


def fault_of_author(case: Case) -> str:
    """Say that somebody lets through the text that names them as its contact, ``""`` where nobody does.

    It does not matter who handed it in. A text that was released so is not asked again.

    Source: regulation IV.1 (what contacts submit, the Information Office reviews).
    """
    author = case.subject.contact
    if not author or author not in case.hands or case.was_released:
        return ""
    by = author if author in case.act.by else f"{author}, for whom {case.act.by[0]} acts,"
    return f"{by} is the contact of this text; somebody else approves it"


def _urgent_signers(state: ReviewState) -> frozenset[str]:
    """Return who made the text that is submitted public without a review, by one act of two people."""
    known = [approval.acts for approval in state.approvals if approval.digest == state.pending]
    return frozenset(who for acts in known for act in acts if act.act == "urgent" for who in act.by)


def _hands_of(earlier: Act, case: Case) -> frozenset[str]:
    """Return everybody whose hand an earlier act on the document was, as far as its own words and policy tell."""
    role = earlier.role if earlier.value(RELAYED) or not earlier.step else earlier.step
    people = [case.policy.people[who] for who in earlier.by if who in case.policy.people]
    principals = (person.principals(role, earlier.at, case.subject.department) for person in people)
    return frozenset(filter(None, (*earlier.by, earlier.value(RELAYED)))).union(*principals)


def _named(who: str, earlier: Act, case: Case) -> str:
    """Name somebody whose hand two acts are; of one who did not sign, say who acts for them."""
    for act in (case.act, earlier):
        if who not in act.by and (act is case.act or who != act.value(RELAYED)):
            return f"{who}, for whom {act.by[0]} acts,"
    return who
