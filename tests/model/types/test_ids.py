"""``ids``: the ids of documents."""

from __future__ import annotations

from plugins.model.shown import Documents
from tests.model.types.make import read, refusal, shown


def test_a_list_passes_and_one_id_is_a_list_of_one():
    assert read("ids", ("k7m29xqf", "9tq4w2ha")) == ("k7m29xqf", "9tq4w2ha")
    assert read("ids", "k7m29xqf") == ("k7m29xqf",)


def test_they_are_shown_as_links_to_the_documents():
    assert shown("ids", ("k7m29xqf", "9tq4w2ha")) == Documents(("k7m29xqf", "9tq4w2ha"))


def test_each_entry_is_an_id():
    expected = "an id of 8 characters of 0-9 and a-z without i, l, o, u, such as k7m29xqf"
    assert refusal("ids", ("k7m29xqf", "x")) == expected
