"""Register: somebody takes a step on an entry of a register, which opens, goes on, or is closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from plugins.model.policy import Policy
from plugins.model.register import Facts, RegisterEntry, StepTaken
from plugins.review.act_kind import ActKind, Case, PayloadKey
from plugins.review.history import InvalidTransition, ReviewState

if TYPE_CHECKING:
    from plugins.review.register_kind import Register, RegisterStep

KIND = "register"
"""The kind of act; no release carries one, and seals hold its id as that of any other act."""

REGISTER = PayloadKey(name="register", expected="register is the name of a register", words="in the register {}")
FACTS = PayloadKey(name="facts", expected="facts are text", words="({})")

LEADER = "ministry-leader"


def may(state: ReviewState, case: Case) -> str:
    """Require somebody for whom the step is; leader and department are those of today's policy."""
    register = _registers().get(case.act.value(REGISTER.name))
    step = register.step(case.act.step) if register else None
    if step is None:
        return ""  # `change` says so
    given = _read(case)
    if given is None:
        return ""
    facts = {**(state.entry.facts if state.entry else {}), **given}
    department, leader = given.get("department", ""), given.get("leader", "")
    if department and department not in case.policy.departments:
        return f"{department} is no department of policy/departments.yaml"
    if leader and not (leader in case.policy.people and case.policy.people[leader].holds(LEADER, case.counted_at)):
        return f"{leader} is no {LEADER} of policy/people.yaml now"
    (person,) = case.signers
    if step.is_for(person, facts, case.counted_at):
        return ""
    return f"the step {step.name} is for the {step.holders(facts)}; {person.key} acted as {case.act.role}"


def change(state: ReviewState, case: Case) -> ReviewState:
    """Enter the step; an entry is about no document, and each step gives what it must know."""
    from plugins.review.register_kind import fault_of_facts

    act, entry = case.act, state.entry
    if state.decided or state.holds or state.withdrawals:
        raise InvalidTransition("there is a document with that id; an entry has an id of its own")
    register, step = _named(act.value(REGISTER.name), act.step)
    if entry and entry.register != act.value(REGISTER.name):
        raise InvalidTransition(f"the entry stands in the register {entry.register}")
    if case.digest:
        raise InvalidTransition("it names a digest; an entry has no text")
    given = _read(case)
    if given is None:
        raise InvalidTransition("its facts are not written as name: value; name: value")
    known: Facts = entry.facts if entry else {}
    taken = StepTaken(act.id, act.step, act.by[0], act.role, case.counted_at, tuple(given.items()), act.note, act.path)
    facts = {**known, **given}
    hands_of = partial(_hands_of, policy=case.policy, department=facts.get("department", ""))
    for fault in (
        fault_of_facts(step, given, known),
        register.fault(entry, step, facts, hands_of(taken), hands_of),
        "" if act.note else "it has no note; what a step knows lies there",
    ):
        if fault:
            raise InvalidTransition(fault)
    return replace(state, entry=RegisterEntry(act.value(REGISTER.name), (*(entry.taken if entry else ()), taken)))


def _hands_of(taken: StepTaken, *, policy: Policy, department: str) -> frozenset[str]:
    """Return who took a step and those for whom they stood in then, as far as policy knows them."""
    person = policy.people.get(taken.by)
    principals = person.principals(taken.role, taken.at, department) if person else ()
    return frozenset((taken.by, *principals))


def _registers() -> Mapping[str, Register]:
    """Return the registers, which are loaded when a ledger holds a step of one."""
    from plugins.review.known_registers import REGISTERS

    return REGISTERS


def _named(register: str, step: str) -> tuple[Register, RegisterStep]:
    found = _registers().get(register)
    if found is None:
        raise InvalidTransition(f"there is no register {register}; there are {', '.join(_registers())}")
    taken = found.step(step)
    if taken is None:
        raise InvalidTransition(f"the register {register} has no step {step or 'without a name'}")
    return found, taken


def _read(case: Case) -> dict[str, str] | None:
    from plugins.review.register_kind import read_facts

    try:
        return read_facts(case.act.value(FACTS.name))
    except ValueError:
        return None


ACT = ActKind(
    clause="I.4, I.5, I.7, II.1-II.4, II.6, II.8, III.1-III.5",
    signers=1,
    roles=(),
    may=may,
    change=change,
    keys=(FACTS, REGISTER),
    is_internal=True,
)
