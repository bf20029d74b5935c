"""The question for a department is the same in every register but for its words."""

from __future__ import annotations

import pytest

from plugins.review.known_registers import REGISTERS
from plugins.review.questions import department


def test_every_register_that_asks_for_a_department_takes_a_key_that_decides():
    asked = [
        q for register in REGISTERS.values() for step in register.steps for q in step.asks if q.name == "department"
    ]
    assert len(asked) >= len(REGISTERS)
    assert {(q.passes, q.parse, q.decides) for q in asked} == {
        (q.passes, q.parse, q.decides) for q in [department("?")]
    }


def test_a_title_is_no_key():
    with pytest.raises(ValueError, match="a key of policy"):
        department("Which department?").parse("Disease Control")
