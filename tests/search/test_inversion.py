"""Postings and entries: those of all documents, however they were parted, in the order of addresses and terms."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.addresses import address_of, key_of, pair_of
from plugins.search.analyzer import ready
from plugins.search.entries import entry
from plugins.search.inversion import encoded, inverted
from plugins.search.short_lists import SHORT
from plugins.search.vector import vector

TEXTS = st.lists(st.text(st.sampled_from("传染病野の a。\n")), min_size=1, max_size=2 * SHORT)
BITS = 6


def rows_of(texts):
    return [(vector(text[:3], text), ("column:a", "region:far west")) for text in texts]


WORDS = (f"w{number}" for number in range(1000))
HANGUL = (f"가{chr(0xAC00 + number)}" for number in range(1000))


def collision(terms: Iterator[str]) -> tuple[str, str]:
    """The first of some terms that has the address of a pair of ideographs, and that pair."""
    for term in terms:
        address = zlib.crc32(term.encode())
        pair = pair_of(address >> 2)
        if address % 4 == 0 and max(pair) < "\ua000" and ready(pair) == pair:
            return term, pair
    raise AssertionError


@given(TEXTS, st.integers(1, 2 * SHORT))
def test_parts_of_the_documents_give_the_entries_that_all_of_them_give(texts, size):
    rows, titles = rows_of(texts), bytes(len(texts))
    (whole,) = inverted(rows, 0, 1)
    expected = encoded([whole], titles, BITS, 0)
    chunks = [inverted(rows[at : at + size], at, 1)[0] for at in range(0, len(rows), size)]
    assert encoded(chunks, titles, BITS, 0) == expected
    slices = [encoded([run], titles, BITS, 0)[0] for run in inverted(rows, 0, 4)]
    assert b"".join(data for _, _, data in slices) == expected[0][2]
    assert [address for addresses, _, _ in slices for address in addresses] == list(expected[0][0])


@given(TEXTS)
def test_the_entries_are_those_of_each_term_in_the_order_of_addresses_then_of_terms(texts):
    rows = rows_of(texts)
    postings: dict[str, bytes] = {}
    for number, (made, filters) in enumerate(rows):
        for term, code in [*made.code_of().items(), *((term, 1) for term in filters)]:
            one = bytes([code, 1, 0]) + number.to_bytes(4, "little") + b"\0"
            postings[term] = postings.get(term, b"") + one
    (addresses, _, data), summary = encoded(inverted(rows, 0, 1), bytes(len(texts)), BITS, len(texts))
    order = sorted(postings, key=lambda term: (address_of(term), term))
    made = {term: entry(key_of(term, BITS), postings[term], bytes(len(texts))) for term in order}
    assert list(addresses) == list(map(address_of, order))
    assert data == b"".join(found for found, _ in made.values())
    assert {term: made[term][1] for term in summary.frequencies} == summary.frequencies


@pytest.mark.parametrize(("terms", "is_first"), [(WORDS, True), (HANGUL, False)])
def test_of_terms_with_one_address_the_first_one_comes_first(terms, is_first):
    term, pair = collision(terms)
    assert address_of(term) == address_of(pair)
    (_, sizes, data), _ = encoded(inverted([(vector("", f"{pair} {term}"), ())], 0, 1), b"\0", BITS, 0)
    assert len(sizes) == 2
    assert (data.index(term.encode()) < sizes[0]) is is_first
