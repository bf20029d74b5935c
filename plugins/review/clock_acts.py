"""Which acts about the clock count: two people on duty signed, one of them of the Information Office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from plugins.model.clock_act import ClockAct
from plugins.model.error import IntegrityError
from plugins.model.person import Person
from plugins.model.policy import Policy
from plugins.review import signature
from plugins.review.clock_act_file import clock_act_path, parse_clock_act
from plugins.review.entitlement import OFFICE, ON_DUTY
from plugins.review.ledger_file import split_file


def read_clock_acts(files: Mapping[int, bytes], policy: Policy) -> tuple[tuple[ClockAct, ...], dict[int, str]]:
    """Return the acts that count, and why each other does not; those behind a gap or a fault do not either.

    Args:
        files: bytes by number.
        policy: in force; keys and roles are judged at the time that an act says.
    """
    counted: list[ClockAct] = []
    faults: dict[int, str] = {}
    for number in sorted(files):
        try:
            counted.append(_counted(files[number], counted, policy))
        except IntegrityError as error:
            faults[number] = str(error)
    return tuple(counted), faults


def clock_act_files(root: Path) -> dict[int, bytes]:
    """Read the files of these acts below a root, by number, as far as they have no gap."""
    found: dict[int, bytes] = {}
    while (place := root / clock_act_path(len(found) + 1)).is_file() and not place.is_symlink():
        found[len(found) + 1] = place.read_bytes()
    return found


def _counted(data: bytes, before: Sequence[ClockAct], policy: Policy) -> ClockAct:
    payload, blocks = split_file(data)
    act = parse_clock_act(payload)
    if act.number != len(before) + 1 or act.previous != (before[-1].id if before else ""):
        raise IntegrityError(f"it does not follow on the {len(before)} before it")
    people = [policy.people[who] for who in act.by if who in policy.people]
    keys = [signature.signer_of(payload, block, signature.CLOCKS) for block in blocks]
    if len(people) != len(act.by) or len(keys) != len(act.by):
        raise IntegrityError("it is not signed by two people of policy/people.yaml")
    for person, key in zip(people, keys, strict=True):
        if key not in person.keys_at(act.at):
            raise IntegrityError(f"it is not signed with a key that {person.key} could use at {act.at:%Y-%m-%d %H:%M}")
    if fault := fault_of_pair(people, act.at):
        raise IntegrityError(fault)
    return act


def fault_of_pair(people: Sequence[Person], at: datetime) -> str:
    """Return why some people may not say what time it is, ``""`` when they may."""
    if len({person.key for person in people}) != len(people) or len(people) != 2:
        return "two people sign it"
    for person in people:
        if not any(person.holds(role, at) for role in ON_DUTY):
            return f"{person.key} is not on duty: {', '.join(ON_DUTY)}"
        away = frozenset[str]().union(*(person.principals(role, at) for role in ON_DUTY))
        if met := away & {other.key for other in people}:
            return f"{person.key} stands in for {min(met)}; it takes two people"
    if not any(person.holds(OFFICE, at) for person in people):
        return "one of the two is of the Information Office"
    return ""
