"""``entry``: the reference of an entry of a register."""

from __future__ import annotations

import pytest

from tests.model.types.make import read, refusal, shown


def test_a_reference_passes_and_would_be_shown_as_it_stands():
    assert read("entry", "9tq4w2ha") == "9tq4w2ha"
    assert shown("entry", "9tq4w2ha") == shown("line", "9tq4w2ha")


@pytest.mark.parametrize("raw", ["9TQ4W2HA", "9tq4w2hu", "9tq4w2h", "9tq4w2ha9", "9tq4w2ha\n", ""])
def test_anything_else_is_told_what_would_pass(raw):
    assert refusal("entry", raw) == "the reference that inv register printed, 8 characters such as 9tq4w2ha"
