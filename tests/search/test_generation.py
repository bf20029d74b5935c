"""A generation is a function of its members: their numbers, its key, and what its table counts."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial

import pytest

from plugins.search.generation import generation_key, write_generation
from tests.search.make import parts, text

WEIGHTS = {"press-releases": 80}
MEMBERS = [
    text("a", "T", "one two three", day="2026-01-01"),
    text("b", "T", "one", day=""),
    text("c", "T", "one", day="2025-01-01"),
    text("e", "T", "one", day="2026-01-01"),
    text("d", "T", "one", day="2026-01-01"),
]


def written(members):
    """Return table and packs of a generation, in pieces."""
    collection, *functions = parts(members)
    pieces = {}
    return write_generation(collection.base, *functions, 0, WEIGHTS, pieces.__setitem__), pieces


key_of = partial(generation_key, weights=WEIGHTS)


def test_documents_of_a_lighter_column_have_the_first_numbers():
    light = text("light", "T", "one two three four", column="press-releases")
    table, _ = written([*MEMBERS, light])
    assert table.ids == ("light", "d", "e", "c", "b", "a")
    assert table.weights == ((80, 1), (100, 5))
    assert table.lengths == ((5, 1), (2, 4), (4, 1))


def test_the_key_covers_the_weights_of_columns():
    members = [one.document for one in MEMBERS]
    assert generation_key(members, {}) != generation_key(members, WEIGHTS)


def test_numbers_ascend_by_length_then_newer_day_then_id():
    table, _ = written(MEMBERS)
    assert table.ids == ("d", "e", "c", "b", "a")
    assert table.lengths == ((2, 4), (4, 1))


def test_the_table_counts_terms_and_lengths():
    table, _ = written(MEMBERS)
    assert (table.title_terms, table.body_terms) == (5, 12)
    assert table.frequencies == {"one": 5, "t": 5, "three": 1, "two": 1}


def test_the_order_of_its_members_does_not_matter():
    assert written(MEMBERS[::-1]) == written(MEMBERS)
    assert key_of([one.document for one in MEMBERS[::-1]]) == key_of([one.document for one in MEMBERS])


def test_the_name_follows_from_what_stands_in_a_pack():
    table, pieces = written(MEMBERS)
    other, changed = written([replace(MEMBERS[0], plain="one two four"), *MEMBERS[1:]])
    assert pieces["terms 1"] != changed["terms 1"]
    assert table.names["terms"] != other.names["terms"]
    packed = b"".join(data for name, data in pieces.items() if name.startswith("terms "))
    assert table.names["terms"] == hashlib.sha256(packed).hexdigest()[:16]


@pytest.mark.parametrize(
    "change",
    [
        *({"digest": "sha256:0"}, {"column": "x"}, {"filters": (("department", "x"),)}, {"filters": ()}, {"day": ""}),
        *({"url": "/x.html"}, {"department": "x"}, {"year": "2000"}, {"language": "x"}),
    ],
)
def test_the_key_covers_what_the_files_depend_on(change):
    one = text("a", "Title", "words").document
    assert key_of([one._replace(**change)]) != key_of([one])


def test_the_key_leaves_out_the_state():
    one = text("a", "Title", "words").document
    assert key_of([one._replace(state="repealed")]) == key_of([one])
