"""``person``: the key of somebody."""

from __future__ import annotations

import pytest

from plugins.model.shown import PersonName
from tests.model.types.make import read, refusal, shown


def test_a_key_passes():
    assert read("person", "li.wei") == "li.wei"
    assert shown("person", "li.wei") == PersonName("li.wei")


@pytest.mark.parametrize("raw", ["Li Wei", "../li", "li.wei, he.lin", "li.wei\n", ""])
def test_anything_else_is_told_what_would_pass(raw):
    assert refusal("person", raw) == "a key in lower case, such as disease-control or li.wei"
