"""Reasons for which earlier texts are not shown."""

from __future__ import annotations

import pytest

from plugins.model.withholding import REASONS, reason_of, withheld


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_is_read_back(reason):
    assert reason_of(withheld(reason)) == reason


@pytest.mark.parametrize(
    "value", ["", "withheld", "personal-data", "withheld: shame", "withheld:secrecy", "Withheld: secrecy"]
)
def test_anything_else_is_no_reason(value):
    assert reason_of(value) == ""
