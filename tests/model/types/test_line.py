"""``line``: text on one line."""

from __future__ import annotations

import pytest

from plugins.model.shown import Words
from tests.model.types.make import read, refusal, shown


def test_a_line_passes_as_it_is():
    assert read("line", "Storage of vaccines") == "Storage of vaccines"
    assert shown("line", "Storage") == Words(("Storage",))


@pytest.mark.parametrize("raw", ["", " ", "a\nb"])
def test_nothing_and_a_second_line_are_refused(raw):
    assert refusal("line", raw) == "some text on one line"


def test_a_list_is_refused_with_its_first_entry_as_an_example():
    assert refusal("line", ("a", "b")) == "one value, not a list, such as name: a"
    assert refusal("line", ()) == "one value, not a list, such as name: …"
