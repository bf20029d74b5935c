"""Urgent: two people on duty make a first notice public at once; its review is owed by a time."""

from __future__ import annotations

from datetime import datetime, timedelta

from plugins.model.act import Act
from plugins.model.debt import REVIEW, Debt
from plugins.model.standing import Approval
from plugins.model.value import parse_instant
from plugins.review.act_kind import ActKind, Case, PayloadKey
from plugins.review.entitlement import OFFICE, ON_DUTY
from plugins.review.history import InvalidTransition, ReviewState

MOST_HOURS = 24
"""So many hours after it, the review of an urgent notice is owed at the latest."""

REVIEWED_BY = PayloadKey(name="review", expected="review is an instant", words="to be reviewed by {}")


def may(state: ReviewState, case: Case) -> str:
    """Require two people on duty, one of the Information Office, neither standing in for the other.

    Source: regulation I.2, I.6 (timely release on public health emergencies).
    """
    at, signers = case.counted_at, case.signers
    if not any(person.holds(OFFICE, at) for person in signers):
        return "one of the two who sign an urgent notice is of the Information Office"
    for person in signers:
        away = frozenset[str]().union(*(person.principals(role, at) for role in ON_DUTY))
        if met := away & set(case.act.by):
            return f"{person.key} stands in for {min(met)}; urgent takes two people"
    column = case.policy.columns.get(case.subject.column)
    if column and not column.urgent and not case.was_released:
        return f"the column {column.key} has no urgent notices; policy says which fields one must have"
    return ""


def change(state: ReviewState, case: Case) -> ReviewState:
    """Approve the text at once; the debt of its review goes with the act."""
    if not case.digest:
        raise InvalidTransition("it names no digest")
    if case.digest in state.expunged:
        raise InvalidTransition("the text it names was expunged")
    if any(approval.digest == case.digest for approval in state.approvals):
        raise InvalidTransition("the text it names is approved already")
    due = _instant(case.act.value(REVIEWED_BY.name))
    last = case.act.at + timedelta(hours=MOST_HOURS)
    if due is None or not case.act.at < due <= last:
        raise InvalidTransition(
            f"its review is owed by a time up to {last:%Y-%m-%d %H:%M %z}, {MOST_HOURS} hours later"
        )
    return state.approved_by(case.act, Approval(case.digest, (case.act,), case.counted_at))


def owes(state: ReviewState, act: Act) -> Debt | None:
    """Return the review that is owed while the text is the one approved last; the review itself takes its place."""
    due = _instant(act.value(REVIEWED_BY.name))
    if state.withdrawals or act.items[0].digest != state.approved or due is None:
        return None
    return Debt(REVIEW, act.id, act.path, act.by[0], due)


def _instant(text: str) -> datetime | None:
    try:
        return parse_instant(text)
    except ValueError:
        return None


ACT = ActKind(
    clause="I.6",
    signers=2,
    roles=(OFFICE,),
    each=ON_DUTY,
    may=may,
    change=change,
    keys=(REVIEWED_BY,),
    status="approved",
    lets_through=True,
    owes=owes,
)
