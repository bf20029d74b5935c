"""What is asked of the signers of every act, whatever its kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from plugins.model.counted import counted
from plugins.model.person import Person
from plugins.review.ledger import SignedAct


class HasPeople(Protocol):
    """A policy, as far as it says who people are."""

    @property
    def people(self) -> Mapping[str, Person]:
        """By key."""


PEOPLE = {1: "one person", 2: "two people"}


def fault_of_signers(
    signed: SignedAct, signers: int, policy: HasPeople, at: datetime, each: tuple[str, ...] = ()
) -> str:
    """Return why an act is not that of the people it names, ``""`` when it is.

    Keys, roles and terms are judged at ``at``, the instant at which the act
    counts, and not at the one it claims. ``signers`` is how many people sign it,
    ``each`` the roles of which everybody holds one; ``()``: the role of the act.
    """
    act = signed.act
    for who, key in zip(act.by, signed.keys, strict=True):
        person = policy.people.get(who)
        if person is None:
            return f"{who} is not in policy/people.yaml"
        if key not in person.keys_at(at):
            return f"it is not signed with a key that {who} could use at {at:%Y-%m-%d %H:%M %z}"
        if not any(person.holds(role, at) for role in each or (act.role,)):
            return f"{who} did not hold the role {' or '.join(each or (act.role,))} at {at:%Y-%m-%d %H:%M %z}"
    if twice := next((who for who in act.by if act.by.count(who) > 1), ""):
        return f"{twice} signs it twice; {act.act} takes {PEOPLE.get(signers, counted(signers, 'person', 'people'))}"
    if len(act.by) != signers:
        return f"{act.act} takes {PEOPLE.get(signers, counted(signers, 'person', 'people'))}; it has {len(act.by)}"
    return ""
