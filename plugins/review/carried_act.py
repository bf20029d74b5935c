"""Acts as a release carries them, judged by themselves: keys, roles and steps, without the acts before them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from plugins.model.digest import sha256
from plugins.model.error import IntegrityError
from plugins.model.person import Person
from plugins.model.role import ROLES
from plugins.model.step import Step
from plugins.model.subject import Subject
from plugins.review.act_file import act_path
from plugins.review.act_kind import RELAYED, STEP_DUE
from plugins.review.entitlement import HEAD, OFFICE
from plugins.review.known_acts import ACTS
from plugins.review.ledger import SignedAct, read_act
from plugins.review.ledger_file import instant, split_file
from plugins.review.signers import HasPeople, fault_of_signers

WITH_HEAD = ("adopt", "expunge")
"""Acts that count only if one who signs is the head of the Information Office."""


class CarriedAct(NamedTuple):
    """An act of a release, and when it counted."""

    signed: SignedAct
    at: datetime


def read_carried_act(data: bytes) -> SignedAct:
    """Read an act whose file lies under another name than in the ledger.

    Raises:
        IntegrityError: it is no act as it is written, or a signature does not fit.
    """
    payload, _ = split_file(data)
    try:
        raw = json.loads(payload)
        path = act_path(instant(raw["at"]), str(raw["act"]), sha256(payload))
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise IntegrityError("it is no act") from fault
    return read_act(data, path)


def fault_of_act(one: CarriedAct, policy: HasPeople) -> str:
    """Return why the people who signed an act could not have taken it, ``""`` when they could."""
    act, at = one.signed.act, one.at
    kind = ACTS[act.act]
    roles = kind.each or tuple(act.step if role == STEP_DUE else role for role in kind.roles)
    if fault := fault_of_signers(one.signed, kind.signers, policy, at, roles):
        return fault
    people = [policy.people[who] for who in act.by]
    if act.act in WITH_HEAD and not any(person.holds(HEAD, at) for person in people):
        return "nobody who signs it was the head of the Information Office"
    if act.act == "urgent" and not any(person.holds(OFFICE, at) for person in people):
        return "nobody who signs it was of the Information Office"
    for person in people:
        for role in roles:
            if met := person.principals(role, at) & set(act.by):
                return f"{person.key} stood in for {min(met)}, who signs it as well"
    return ""


def fault_of_approval(
    acts: Sequence[CarriedAct],
    subject: Subject,
    policy: HasPeople,
    chains: Mapping[str, Sequence[Step]],
    urgent: frozenset[str],
) -> str:
    """Return why acts did not let a text through, ``""`` when they did.

    Args:
        acts: that approve this text, whose signers could take them.
        subject: what of the text decides.
        policy: people with roles and keys.
        chains: steps by column.
        urgent: columns with urgent notices.
    """
    if any(one.signed.act.act == "adopt" for one in acts):
        return ""
    if subject.column in urgent and any(one.signed.act.act == "urgent" for one in acts):
        return ""
    steps = chains.get(subject.column)
    if not steps:
        return f"the policy has no column {subject.column or 'without a name'}"
    submitted = [one.signed.act for one in acts if one.signed.act.act == "submit"]
    if not submitted:
        return "nobody submitted it"
    hands = {who for act in submitted for who in act.by} | ({subject.contact} if subject.contact else set())
    for step in steps:
        taken = [taker for one in acts if (taker := _taker(one, step, subject, policy)) and not taker & hands]
        if not taken:
            return f"nobody took the step {step.holder(subject)}, or only somebody with another hand in it"
        hands |= taken[0]
    return ""


def _taker(one: CarriedAct, step: Step, subject: Subject, policy: HasPeople) -> frozenset[str]:
    """Return whose hands take a step by an act; nobody's if the act is another, or they could not."""
    act = one.signed.act
    if act.step != step.role:
        return frozenset()
    if act.act == "approve":
        (signer,) = (policy.people[who] for who in act.by)
        if not step.is_for(signer, subject, one.at):
            return frozenset()
        return frozenset(act.by) | signer.principals(step.role, one.at, subject.department)
    leader = policy.people.get(act.value(RELAYED)) if act.act == "relay" else None
    if leader is None or leader.key in act.by or not _signs_paper(leader, step, subject, one.at):
        return frozenset()
    return frozenset((*act.by, leader.key))


def _signs_paper(leader: Person, step: Step, subject: Subject, at: datetime) -> bool:
    return ROLES[step.role].signs_paper and step.is_for(leader, subject, at)
