"""``id``: the id of a document."""

from __future__ import annotations

import pytest

from plugins.model.shown import Documents
from tests.model.types.make import read, refusal, shown


def test_an_id_passes_and_is_shown_as_a_link_to_the_document():
    assert read("id", "k7m29xqf") == "k7m29xqf"
    assert shown("id", "k7m29xqf") == Documents(("k7m29xqf",))


@pytest.mark.parametrize("raw", ["K7M29XQF", "k7m29xqu", "k7m29xq", "k7m29xqf9", "k7m29xqf\n", ""])
def test_anything_else_is_told_what_would_pass(raw):
    assert refusal("id", raw) == "an id of 8 characters of 0-9 and a-z without i, l, o, u, such as k7m29xqf"
