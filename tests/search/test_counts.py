"""Terms counted: those of the analyzer, whether they are kept as strings or as numbers."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.search.addresses import product_of
from plugins.search.analyzer import ready
from plugins.search.counts import (
    Pairs,
    count_terms,
    counted,
    in_twos,
    numbered,
    packed,
    pairs_most_in,
    products_of,
    spelled,
    words_most_in,
    words_of,
)
from plugins.search.tokenizer import SearchAnalyzer
from plugins.search.vector import vector

TEXT = st.text(st.one_of(st.characters(), st.sampled_from("传染病号𠮷野a3 。")))


def terms(text: str, *, is_title: bool = False) -> Counter[str]:
    return Counter(token.text for token in SearchAnalyzer(is_title=is_title)(text))


@given(TEXT)
def test_what_is_counted_are_the_terms_of_the_analyzer(text):
    assert count_terms(text) == terms(text)
    assert count_terms(text, is_title=True) == terms(text, is_title=True)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("传染病", {"传染": 1, "染病": 1}),
        ("传。染病", {"染病": 1}),
        ("野传 野传", {"野传": 2}),
        ("传 a", {}),
        ("𠮷传染", {"传染": 1}),
    ],
)
def test_a_pair_does_not_reach_from_one_run_into_the_next(text, pairs):
    found = counted(text).pairs
    assert dict(zip(in_twos(spelled(packed(found))), found.values(), strict=True)) == pairs


def test_pairs_of_which_a_character_is_no_ideograph_are_counted_with_the_words():
    assert counted("二〇二六 疫苗の 𠮷野 vaccines").words == {
        **dict.fromkeys(["二〇", "〇二", "苗の", "𠮷野"], 1),
        "vaccine": 1,
    }


@given(st.lists(st.integers(0x4E00, 0x9FFF).map(chr), min_size=2, max_size=2).map("".join))
def test_the_number_of_a_pair_is_taken_back_and_has_its_product(pair):
    (number,) = Pairs(pair).between(0, 2)
    assert abs(number) < 1 << 30
    assert spelled(packed([number])) == pair
    assert list(numbered(packed([number, 1]))) == [number, 1]
    assert products_of([number]) == [product_of(pair)]


def most_by_hand(terms_of, parts):
    """The number of the part that has a term most often, the first of several, counted one by one."""
    counts = [Counter(terms_of(part)) for part in parts]
    every = {term for count in counts for term in count}
    return {term: max(range(len(parts)), key=lambda n: (counts[n][term], -n)) for term in every}


FEW = st.text(st.sampled_from("传染传染。"), max_size=24)
"""Of few characters, so that pairs occur often and are cut through."""


@given(FEW, FEW, st.lists(st.integers(0, 24), max_size=6))
@example("", "传染传染。传染传染", [5])
@example("", "传染。传染", [1])
@example("传染", "染染传染传染", [2, 4])
def test_the_part_that_has_a_pair_most_often_is_found_wherever_a_text_is_cut(head, text, cuts):
    text = ready(text)
    ends = [len(head) + 1 + min(cut, len(text)) for cut in sorted([0, *cuts, len(text)])]
    pairs = Pairs(f"{head}\n{text}")
    total = Counter(pairs.between(0, len(head)))
    places = pairs_most_in(pairs, ends, total)
    parts = [f"{head}\n{text}"[start:end] for start, end in pairwise(ends)]
    assert total == counted(f"{head}\n{text}").pairs
    expected = most_by_hand(lambda part: counted(part).pairs.elements(), parts)
    assert dict(zip(total, places, strict=True)) == {pair: expected.get(pair, 0) for pair in total}


@given(st.lists(TEXT, min_size=1))
def test_the_part_that_has_a_word_most_often_is_found(texts):
    parts = [ready(text) for text in texts]
    assert words_most_in(parts) == most_by_hand(words_of, parts)


@given(TEXT, TEXT)
def test_a_vector_holds_each_term_with_its_frequencies_and_both_lengths(title, plain):
    made = vector(title, plain)
    in_title, in_body = terms(title, is_title=True), terms(title) + terms(plain)
    codes = {term: code for term, code in made.code_of().items() if not term.startswith("=")}
    assert codes == {term: min(in_title[term], 3) * 64 + min(in_body[term], 63) for term in in_title | in_body}
    assert (made.title_length, made.body_length) == (in_title.total(), in_body.total())


def test_frequencies_count_up_to_a_most():
    codes = vector("药 药 药 药 药", "药" * 70).code_of()
    assert (codes["药"], codes["药药"]) == (3 * 64, 63)
