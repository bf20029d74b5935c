"""Whether an act's signers were entitled to it when it counted."""

from __future__ import annotations

from datetime import datetime

from plugins.model.act import Act
from plugins.model.policy import Policy
from plugins.review.ledger import SignedAct

OFFICE = "information-office"
HEAD = "information-office-head"
CONTACTS = ("content-contact", "deputy")
STOPPERS = (OFFICE, "ministry-leader", "liaison", *CONTACTS)
"""Who may hold: one person may stop anything at once (regulation I.3, IV.1)."""


def fault_of_signers(signed: SignedAct, policy: Policy, seen: datetime) -> str:
    """Return why the signers could not take this act at ``seen``, ``""`` when they could.

    Keys, roles and terms are judged at the instant the act counted, not at
    the one it claims.
    """
    act = signed.act
    for who, key in zip(act.by, signed.keys, strict=True):
        person = policy.people.get(who)
        if person is None:
            return f"{who} is not in policy/people.yaml"
        if key not in person.keys_at(seen):
            return f"it is not signed with a key that {who} could use at {seen:%Y-%m-%d %H:%M %z}"
        fault = _fault_of_role(act, who, policy, seen)
        if fault:
            return fault
    if act.act == "adopt":
        if len(act.by) != 2:
            return f"adopt takes two people; it has {len(act.by)}"
        if not any(policy.people[who].holds(HEAD, seen) for who in act.by):
            return "one of the two who adopt is the head of the Information Office"
    elif len(act.by) != 1:
        return f"{act.act} is signed by one person; it has {len(act.by)}"
    return ""


def _fault_of_role(act: Act, who: str, policy: Policy, seen: datetime) -> str:
    person = policy.people[who]
    if not person.holds(act.role, seen):
        return f"{who} did not hold the role {act.role} at {seen:%Y-%m-%d %H:%M %z}"
    if act.act in ("return", "lift", "go", "withdraw", "adopt") and OFFICE not in person.roles(seen):
        return f"{act.act} is for the Information Office; {who} acted as {act.role}"
    if act.act == "approve" and act.role != act.step and act.step not in person.roles(seen):
        return f"the step {act.step} is taken by somebody with that role; {who} acted as {act.role}"
    if act.act in ("submit", "hold") and not person.roles(seen) & set(STOPPERS):
        return f"{who} holds no role that may {act.act}"
    return ""
