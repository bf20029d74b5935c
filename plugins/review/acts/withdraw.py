"""Withdraw: the Information Office takes a document off the site; a notice stands in its place."""

from __future__ import annotations

from dataclasses import replace

from plugins.model.ids import ID
from plugins.model.withdrawal import (
    OPEN,
    REASON,
    REASONS,
    REPLACED,
    SUCCESSOR,
    caution,
    forbids_title,
    permits_title,
)
from plugins.review.act_kind import ActKind, Case, PayloadKey
from plugins.review.entitlement import OFFICE, for_the_office
from plugins.review.history import InvalidTransition, ReviewState


def change(state: ReviewState, case: Case) -> ReviewState:
    """Withdraw whatever of it is approved, or was public on approvals that count no more, until the next approval.

    A further withdrawal may say more to the public than the one in force, if somebody else takes
    it; after one for which nothing must be read again, none may.
    """
    if not (state.approvals or case.was_public):
        raise InvalidTransition("nothing of it is approved")
    if fault := _fault_of_keys(case) or _fault_of_title(state, case):
        raise InvalidTransition(fault)
    notice = case.act
    if state.notice and forbids_title(state.notice):
        notice = min(state.notice, case.act, key=caution)
    return replace(state, withdrawals=(*state.withdrawals, case.act), notice=notice)


def _fault_of_keys(case: Case) -> str:
    """Say what is wrong with the reason or the successor that an act names, ``""`` for nothing."""
    reason, successor = case.act.value(REASON), case.act.value(SUCCESSOR)
    if reason and reason not in REASONS:
        return f"the reason is {reason!r}; it is one of {', '.join(REASONS)}"
    if successor and reason != REPLACED:
        return f"it names the successor {successor}; only a withdrawal with the reason {REPLACED} does"
    if successor and (not ID.fullmatch(successor) or successor == case.item.id):
        return f"the successor is {successor!r}; it is the id of another document"
    return ""


def _fault_of_title(state: ReviewState, case: Case) -> str:
    """Say why the title may not be shown although the act permits it, ``""`` when it may, or does not."""
    before = state.notice
    if before is None or not permits_title(case.act) or permits_title(before):
        return ""
    if forbids_title(before):
        return f"it was withdrawn as {before.value(REASON)}; its title is not shown until the next approval"
    if any(set(case.act.by) & set(earlier.by) for earlier in state.withdrawals):
        return f"{case.act.by[0]} withdrew it without one of {', '.join(OPEN)}; somebody else says so"
    return ""


ACT = ActKind(
    clause="I.2, IV.1",
    signers=1,
    roles=(OFFICE,),
    may=for_the_office,
    change=change,
    keys=(
        PayloadKey(
            name=REASON,
            expected=f"reason is one of {', '.join(REASONS)}",
            words="with the public reason {}",
            optional=True,
        ),
        PayloadKey(
            name=SUCCESSOR,
            expected="successor is the id of the document that replaces it",
            words="and the successor {}",
            optional=True,
        ),
    ),
    names=lambda dossier: dossier.approved or dossier.shown,
    status="withdrawn",
    needs_note="a withdrawal needs its reason: --note 'why'",
    stops=True,
)
