"""The base segment is taken from the cache if it was written for the same documents and as many changes to come."""

from __future__ import annotations

from plugins.search.base import Base
from tests.search.make import Memory, parts, text

TEXTS = [text(f"{number:08d}", "T", f"often {'rare' * (number < 2)}") for number in range(20)]


def table(expected_changes, cache):
    """Return the table of the base of `TEXTS`."""
    collection, *functions = parts(TEXTS)
    return Base(collection.base, (), (), expected_changes, {}, *functions, cache).table


def test_a_base_for_more_changes_to_come_counts_more_terms_and_is_no_other():
    cache = Memory()
    assert "rare" not in table(0, cache).frequencies
    assert table(9, cache).frequencies["rare"] == 2
    assert table(9, cache) == table(9, Memory())
    assert table(0, cache) == table(0, Memory())
