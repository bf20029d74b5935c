"""Waive: somebody of the Information Office without a hand in a text lets one rule's findings on it pass."""

from __future__ import annotations

from dataclasses import replace

from plugins.review.act_kind import ActKind, Case, PayloadKey
from plugins.review.entitlement import OFFICE, for_the_office
from plugins.review.history import InvalidTransition, ReviewState

RULE = PayloadKey(name="rule", expected="rule is the code of a rule, such as SEC006", words="of {}")

PAGES = PayloadKey(
    name="pages",
    expected="pages is a number of pages",
    words="having looked at all {} pages",
    optional=True,
)
"""Of a rule about files that no machine can read: how many pages of them the signer looked at."""


def may(state: ReviewState, case: Case) -> str:
    """Require somebody of the office who did not write the text.

    Source: regulation IV.1 (the Information Office reviews).
    """
    if fault := for_the_office(state, case):
        return fault
    (person,) = case.signers
    if person.key == case.subject.contact:
        return f"{person.key} is the contact of this text; a waiver is signed by somebody without a hand in it"
    return ""


def change(state: ReviewState, case: Case) -> ReviewState:
    """Enter it for the text that is submitted, and for no other; whoever waives takes no step of that text."""
    if not state.pending or state.pending != case.digest:
        raise InvalidTransition("the text it names is not the one that is submitted")
    if hands := state.participants & case.hands:
        raise InvalidTransition(f"{min(hands)} had a hand in it; a waiver is signed by somebody without one")
    if not case.act.value(RULE.name):
        raise InvalidTransition("it names no rule")
    return replace(state, waivers=(*state.waivers, case.act))


ACT = ActKind(
    clause="IV.1",
    signers=1,
    roles=(OFFICE,),
    may=may,
    change=change,
    keys=(RULE, PAGES),
    names=lambda dossier: dossier.pending,
    needs_note="a waiver needs its reason: --note 'why the rule does not fit this text'",
)
