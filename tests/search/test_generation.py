"""Base and fresh generation: a function of the orders of approval, never of earlier builds."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.generation import LEAST, SHARE, TABLE, Table, generation_key, generations, write_generation
from plugins.search.vector import vector
from tests.search.make import moved, text


def documents(*orders: int) -> list:
    return [text(f"d{place}", f"Title {place}", "", order=order).document for place, order in enumerate(orders)]


def sizes(*orders: int) -> tuple[int, int]:
    base, fresh = generations(documents(*orders))
    return len(base), len(fresh)


def test_fewer_approvals_than_a_fold_needs_are_all_fresh():
    assert sizes(*range(LEAST - 1)) == (0, LEAST - 1)


def test_as_many_as_a_fold_needs_are_the_base():
    assert sizes(*range(LEAST)) == (LEAST, 0)


def test_what_comes_after_a_fold_is_fresh():
    assert sizes(*range(LEAST + 3)) == (LEAST, 3)


def test_a_large_base_folds_at_its_share():
    count = SHARE * LEAST * 2
    base, fresh = sizes(*range(count + LEAST))
    assert base + fresh == count + LEAST
    assert LEAST < fresh <= count // SHARE or fresh < LEAST


def test_documents_of_one_act_stay_together():
    assert sizes(*[0] * 1000) == (1000, 0)
    assert sizes(*[0] * 1000, 1, 2) == (1000, 2)


def test_the_base_holds_the_first_approved():
    base, fresh = generations(documents(*range(LEAST + 2)))
    assert {document.order for document in fresh} == {LEAST, LEAST + 1}
    assert [document.order for document in base] == list(range(LEAST))


@given(st.lists(st.integers(0, 60), max_size=80), st.randoms())
def test_the_order_of_the_list_does_not_matter(orders, random):
    given_documents = documents(*orders)
    assert generations(random.sample(given_documents, len(orders))) == generations(given_documents)


@given(st.lists(st.integers(0, 60), max_size=80))
def test_every_document_is_in_one_generation(orders):
    given_documents = documents(*orders)
    base, fresh = generations(given_documents)
    assert sorted(d.id for d in base + fresh) == sorted(d.id for d in given_documents)


@pytest.mark.parametrize(
    "change", [{"digest": "sha256:0"}, {"column": "x"}, {"department": "x"}, {"year": "x"}, {"day": ""}]
)
def test_the_key_covers_what_the_files_depend_on(change):
    one = text("a", "Title", "words")
    assert generation_key([moved(one, 0, **change).document]) != generation_key([one.document])


@pytest.mark.parametrize("change", [{"url": "/x.html"}, {"state": "repealed"}])
def test_the_key_leaves_out_what_stands_on_cards_alone(change):
    one = text("a", "Title", "words")
    assert generation_key([moved(one, 5, **change).document]) == generation_key([one.document])


def test_numbers_ascend_by_length_then_newer_day_then_id():
    texts = [
        text("a", "T", "one two three", day="2026-01-01"),
        text("b", "T", "one", day=""),
        text("c", "T", "one", day="2025-01-01"),
        text("e", "T", "one", day="2026-01-01"),
        text("d", "T", "one", day="2026-01-01"),
    ]
    plain = {one.document.id: one.plain for one in texts}
    files = write_generation([one.document for one in texts], lambda d: vector(d.title, plain[d.id]), 0)
    table = Table.from_bytes(files[TABLE])
    assert table.ids == ("d", "e", "c", "b", "a")
    assert table.lengths == ((1, 4), (3, 1))
    assert (table.title_terms, table.body_terms) == (5, 7)
    assert json.loads(files[TABLE])["frequencies"] == {"one": 5, "three": 1, "two": 1}
