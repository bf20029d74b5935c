"""Terms counted: those of the analyzer, whether they are kept as strings or as numbers."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.counts import count_terms, counted, in_twos, numbered, spelled
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
    [("传染病", {"传染": 1, "染病": 1}), ("传。染病", {"染病": 1}), ("𠮷野 𠮷野", {"𠮷野": 2}), ("传 a", {})],
)
def test_a_pair_does_not_reach_from_one_run_into_the_next(text, pairs):
    found = counted(text).pairs
    assert dict(zip(in_twos(spelled(found)), found.values(), strict=True)) == pairs


def test_the_number_of_a_pair_is_taken_back():
    assert list(in_twos(spelled(numbered("传染𠮷野")))) == ["传染", "𠮷野"]


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
