"""A register is a file: each has its test, its page, and steps that can be told apart and taken."""

from __future__ import annotations

import subprocess
import sys

import pytest

from plugins.model.clause import clauses_of
from plugins.review.known_registers import REGISTERS
from plugins.review.register_kind import SEPARATOR, read_facts, written_facts
from tests.repository import REPOSITORY

STEPS = [
    pytest.param(register, step, id=f"{name} {step.name}")
    for name, register in REGISTERS.items()
    for step in register.steps
]
"""Every step with its register."""

RESERVED = {"as", "root", "help"}
"""Options that are no answers."""


def test_every_register_has_its_test():
    tests = REPOSITORY / "tests" / "review" / "registers"
    assert sorted(p.stem.removeprefix("test_") for p in tests.glob("test_*.py")) == list(REGISTERS)


@pytest.mark.parametrize("register", REGISTERS.values(), ids=REGISTERS)
def test_it_names_its_clauses_no_two_steps_have_one_name_and_the_first_stands_in_the_order(register):
    names = [step.name for step in register.steps]
    assert len(set(names)) == len(names)
    assert not register.steps[0].side
    assert register.about({})
    assert clauses_of(register.clause)


@pytest.mark.parametrize(("register", "step"), STEPS)
def test_each_step_can_be_asked_for_and_names_earlier_steps_alone(register, step):
    names = [question.name for question in step.asks]
    assert len(set(names)) == len(names)
    assert not RESERVED & set(names)
    assert set(step.apart) < {one.name for one in register.steps} - {step.name}
    assert step.holders({})


@pytest.mark.parametrize(("register", "step"), STEPS)
def test_facts_name_no_stranger(register, step):
    kept = {question.parse.__name__ for question in step.asks if question.decides}
    assert kept <= {"parse", "key", "instant", "instant_or_open", "document", "day", "_shown_at"}, (
        "words lie in the note"
    )


def test_registers_are_loaded_only_where_a_step_of_one_is_judged():
    asked = "import sys, plugins.review.known_acts; print([m for m in sys.modules if m.endswith('registers')])"
    done = subprocess.run([sys.executable, "-c", asked], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_facts_are_read_as_they_are_written():
    facts = {"reference": "9tq4w2ha", "held-at": "2026-11-23T10:00+08:00"}
    assert read_facts(written_facts(facts)) == facts
    assert read_facts("") == {}
    with pytest.raises(ValueError, match="they are written as name: value"):
        read_facts(f"reference: 9tq4w2ha{SEPARATOR}")
