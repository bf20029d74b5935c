"""The ranking's arithmetic: textbook values, and the same bits in Python and in the browser."""

from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.util.numeric import byte_to_length

from plugins.search.query import choose
from plugins.search.weighting import (
    QUANTUM,
    bonus,
    contribution,
    coverage,
    logarithm,
    rarity,
    rounded,
    synonym_share,
    title_weight,
)


@given(st.floats(1, 1e9))
def test_the_logarithm_is_the_natural_one(x):
    assert math.isclose(logarithm(x), math.log(x), rel_tol=1e-14, abs_tol=1e-16)


def test_rarity_is_that_of_bm25():
    assert math.isclose(rarity(1000, 10), math.log(1 + (1000 - 10 + 0.5) / (10 + 0.5)), rel_tol=1e-14)


def test_a_body_of_average_length_scores_as_bm25_without_its_length():
    assert math.isclose(contribution(1.0, 3.0, 2, 100, 100.0), 3.0 * 2 * 2.2 / (2 + 1.2), abs_tol=1 / QUANTUM)


def test_a_longer_body_scores_less():
    expected = 3.0 * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 300 / 100))
    assert math.isclose(contribution(1.0, 3.0, 2, 300, 100.0), expected, abs_tol=1 / QUANTUM)


@pytest.mark.parametrize(
    ("term", "is_short", "weight"),
    [
        ("vaccine", True, 2),
        ("vaccine", False, 2),
        ("疫苗", True, 0.75),
        ("疫苗", False, 0.125),
        ("药", True, 2),
        ("ab", False, 2),
    ],
)
def test_a_title_weighs_most_for_words_and_least_for_the_pairs_of_a_long_query(term, is_short, weight):
    assert title_weight(term, is_short=is_short) == weight


def test_a_name_weighs_32_times_its_rarity_and_the_query_as_it_was_typed_twice_that():
    assert (bonus(1, 3.0), bonus(2, 3.0), bonus(0, 3.0)) == (96.0, 96.0, 192.0)


@pytest.mark.parametrize(
    ("own", "synonym", "share"), [(2.0, 2.0, 0.75), (2.0, 1.0, 0.75), (1.0, 2.0, 0.375), (1.0, 0.0, 0.0)]
)
def test_a_rarer_synonym_counts_as_if_it_were_as_frequent_as_the_phrase(own, synonym, share):
    assert synonym_share(own, synonym) == share


def test_a_short_query_is_covered_by_the_square_of_the_share_of_its_terms():
    assert coverage(choose("vaccine cold chain storage", frozenset()), 2, 1.0, 9.0) == 0.25


def test_a_long_query_of_words_is_covered_by_the_root_of_the_share_of_their_rarity():
    assert coverage(choose("how is vaccine stored", frozenset()), 1, 1.0, 4.0) == 0.5


def test_a_long_query_with_pairs_is_not_weighed_by_what_is_there_of_it():
    assert coverage(choose("寄宿制学校从学校提供的双层床上铺", frozenset()), 1, 1.0, 4.0) == 1.0


@given(st.lists(st.tuples(st.integers(1, 63), st.integers(1, 5000)), max_size=30), st.randoms())
def test_contributions_add_up_to_the_same_bits_in_any_order(postings, random):
    parts = [contribution(1.0, 1.7, frequency, length, 208.4) for frequency, length in postings]
    shuffled = random.sample(parts, len(parts))
    assert sum(parts) == sum(shuffled)


@pytest.mark.parametrize(("score", "expected"), [(0.0, 0.0), (1.0000000004, 1.0), (1.0000000005, 1.000000001)])
def test_a_score_is_rounded_to_nine_places_half_up(score, expected):
    assert rounded(score) == expected


def test_the_browser_knows_the_lengths_of_whooshs_bytes(module):
    assert module("({ LENGTHS }) => LENGTHS", None) == [byte_to_length(byte) for byte in range(256)]


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([0.125, 0.75, 1.0, 2.0]),
            st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))),
            st.integers(1, 63),
            st.integers(1, 106_374),
            st.floats(0.01, 5000),
        ),
        max_size=50,
    )
)
def test_the_browser_computes_the_same_bits(module, cases):
    function = """({ bonus, contribution, rarity, rounded }, cases) =>
    cases.map(([weight, [documents, having], ...rest]) => {
      const score = contribution(weight, rarity(documents, having), ...rest);
      return [score, rounded(score), ...[0, 1].map((place) => bonus(place, rarity(documents, having)))];
    })"""
    expected = []
    for weight, (documents, having), frequency, length, average in cases:
        score = contribution(weight, rarity(documents, having), frequency, length, average)
        names = [bonus(place, rarity(documents, having)) for place in (0, 1)]
        expected.append([score, rounded(score), *names])
    assert module(function, cases) == expected
