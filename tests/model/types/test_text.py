"""``text``: text of any number of lines."""

from __future__ import annotations

import pytest

from plugins.model.shown import Words
from tests.model.types.make import read, refusal, shown


@pytest.mark.parametrize("raw", ["one\ntwo", "", "  indented\n"])
def test_any_text_passes_as_it_is(raw):
    assert read("text", raw) == raw
    assert shown("text", raw) == Words((raw,))


def test_a_list_is_refused():
    assert refusal("text", ("a", "b")) == "one value, not a list, such as name: a"
