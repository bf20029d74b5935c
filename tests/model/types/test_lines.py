"""``lines``: a list of lines."""

from __future__ import annotations

import pytest

from plugins.model.shown import Words
from tests.model.types.make import read, refusal, shown


@pytest.mark.parametrize(("raw", "value"), [(("a", "b"), ("a", "b")), ("a", ("a",)), ((), ())])
def test_a_list_passes_and_one_line_is_a_list_of_one(raw, value):
    assert read("lines", raw) == value


def test_they_are_shown_one_after_the_other():
    assert shown("lines", ("Ministry of Health", "Ministry of Transport")) == Words(
        ("Ministry of Health", "Ministry of Transport")
    )


def test_each_entry_is_a_line():
    assert refusal("lines", ("a", "b\nc")) == "some text on one line"
