"""Relay: a liaison signs that a leader or an office approved on paper; it counts as their step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from plugins.model.act import Act
from plugins.model.clock import day_ends, day_of
from plugins.model.debt import CONFIRMATION, Debt
from plugins.model.role import ROLES
from plugins.model.step import Step, step_due
from plugins.model.value import parse_day
from plugins.review.act_kind import RELAYED, ActKind, Case, PayloadKey
from plugins.review.history import InvalidTransition, ReviewState
from plugins.review.ledger_file import DIGEST
from plugins.review.steps import take_step

LIAISON = "liaison"
TELEPHONE = "telephone"
MEANS = ("slip", "letter", TELEPHONE)
"""How somebody approved who has no key: what was signed on paper, or said by telephone."""

MOST_DAYS = 7
"""So many days after it, an approval by telephone is confirmed on paper at the latest."""

LEADER = PayloadKey(name=RELAYED, expected="leader is the key of a person", words="for {}")
BY = PayloadKey(name="means", expected=f"means is one of {', '.join(MEANS)}", words="by {}")
SCAN = PayloadKey(name="scan", expected="scan is a digest", words="scan {:.19}", optional=True)
CONFIRM = PayloadKey(name="confirm", expected="confirm is a day", words="to be confirmed by {}", optional=True)


def may(state: ReviewState, case: Case) -> str:
    """Require a liaison of the text's department, or of the one in which the leader or office acts.

    Source: regulation I.3 (secretaries and heads of comprehensive departments are liaisons), II.2, III.1, III.3.
    """
    (signer,), at, named = case.signers, case.counted_at, case.act.value(RELAYED)
    leader = case.policy.people.get(named)
    if leader is None:
        return f"{named} is not in policy/people.yaml; a relay names the leader or office that approved"
    if leader.key == signer.key:
        return f"{signer.key} signs for themself with approve; a relay is for somebody else"
    departments: list[str | None] = [term.department for term in leader.terms if term.is_for(term.role, at)]
    if not any(signer.holds(LIAISON, at, one) for one in (*departments, case.subject.department)):
        return f"relay is for a liaison of the document's department or of {named}'s; {signer.key} is none of them now"
    if _telephoned(state, case):
        return ""
    asked = step_due(case.chain, state.steps)
    step = asked if asked and asked.role == case.act.step else Step(case.act.step)
    if step.role not in ROLES or not ROLES[step.role].signs_paper:
        papers = ", ".join(name for name, role in ROLES.items() if role.signs_paper)
        return f"the step {step.role or 'due'} is signed with a key; relayed are those of {papers}"
    if not step.is_for(leader, case.subject, at):
        return f"the step {step.role} is taken by the {step.holder(case.subject)}; {named} is not that"
    return ""


def change(state: ReviewState, case: Case) -> ReviewState:
    """Take the step in the name of the leader, or confirm on paper what they approved by telephone."""
    act = case.act
    if fault := _fault_of_paper(act):
        raise InvalidTransition(fault)
    if not case.digest:
        raise InvalidTransition("it names no digest")
    if telephoned := _telephoned(state, case):
        if act.value(BY.name) == TELEPHONE:
            raise InvalidTransition(f"{act.value(RELAYED)} said so by telephone already; a slip or letter confirms it")
        return replace(state, confirmed=state.confirmed | {telephoned.id})
    if case.digest != state.pending:
        raise InvalidTransition("the text it names is not the one that is submitted")
    return take_step(state, case)


def owes(state: ReviewState, act: Act) -> Debt | None:
    """Return the confirmation of an approval by telephone, due at the end of the day that the relay names."""
    if act.value(BY.name) != TELEPHONE or act.id in state.confirmed:
        return None
    return Debt(CONFIRMATION, act.id, act.path, act.value(RELAYED), day_ends(parse_day(act.value(CONFIRM.name))))


def _telephoned(state: ReviewState, case: Case) -> Act | None:
    """Return the act by which the same leader approved this text by telephone, None unless paper is owed for it."""
    approved = (act for one in state.approvals if one.digest == case.digest for act in one.acts)
    pending = state.steps if case.digest == state.pending else ()
    for act in (*pending, *approved):
        if act.value(RELAYED) == case.act.value(RELAYED) and owes(state, act):
            return act
    return None


def _fault_of_paper(act: Act) -> str:
    """Say what is wrong with the means, the scan or the day of a relay, ``""`` for nothing."""
    means, scan, confirm = (act.value(key.name) for key in (BY, SCAN, CONFIRM))
    if means not in MEANS:
        return f"means is {means!r}; it is one of {', '.join(MEANS)}"
    if means != TELEPHONE:
        if not DIGEST.fullmatch(scan):
            return f"a {means} is named by the digest of its scan, sha256: and 64 digits"
        return f"a {means} confirms itself; only a telephone call owes a confirmation" if confirm else ""
    if scan:
        return "a telephone call has no scan"
    day, first = _day(confirm), day_of(act.at)
    last = first + timedelta(days=MOST_DAYS)
    if day is None or not first <= day <= last:
        return f"a telephone call is confirmed on paper by a day from {first} to {last}; got {confirm or 'none'}"
    return ""


def _day(text: str) -> date | None:
    try:
        return parse_day(text)
    except ValueError:
        return None


ACT = ActKind(
    clause="I.4, I.5, II.2, III.3",
    signers=1,
    roles=(LIAISON,),
    may=may,
    change=change,
    keys=(LEADER, BY, SCAN, CONFIRM),
    status="approved",
    takes_step=True,
    lets_through=True,
    owes=owes,
)
