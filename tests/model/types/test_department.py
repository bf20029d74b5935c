"""``department``: the key of a department."""

from __future__ import annotations

import pytest

from plugins.model.shown import DepartmentTitle
from tests.model.types.make import read, refusal, shown


def test_a_key_passes_and_is_shown_as_the_title_of_the_department():
    assert read("department", "disease-control") == "disease-control"
    assert shown("department", "disease-control") == DepartmentTitle("disease-control")


@pytest.mark.parametrize("raw", ["Disease Control", "../li", "li/..", "disease-control\n", ""])
def test_anything_else_is_told_what_would_pass(raw):
    assert refusal("department", raw) == "a key in lower case, such as disease-control or li.wei"
