"""Excerpts show where the words of a query stand, and mark them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

LATIN = "Vaccines are kept cold. " * 30
TEXT = st.text(st.sampled_from("传染病报告aéB1 。.σς\u0301㎎𠮷"), max_size=400)


CUT = """({ excerpt, fold, pairsOf, runsOf, stem }, [text, query, language]) => {
  const runs = [...runsOf(fold(query))];
  const terms = runs.map(({ word, paired }) => (word ? [stem(word)] : paired.length > 1 ? pairsOf(paired) : paired));
  return excerpt(text, terms.flat(), language);
}"""


@pytest.fixture
def excerpt(module) -> Callable[..., list[dict[str, Any]]]:
    """Cut an excerpt in the browser."""

    def cut(text: str, query: str, language: str = "en") -> list[dict[str, Any]]:
        return list(module(CUT, [text, query, language]))

    return cut


def marked(parts: list[dict[str, Any]]) -> list[str]:
    return [part["text"] for part in parts if part["marked"]]


def joined(parts: list[dict[str, Any]]) -> str:
    return "".join(part["text"] for part in parts)


def test_a_short_text_is_shown_whole_with_its_words_marked(excerpt):
    parts = excerpt("Vaccines, and a vaccine.", "vaccine")
    assert joined(parts) == "Vaccines, and a vaccine."
    assert marked(parts) == ["Vaccines", "vaccine"]


def test_pairs_that_overlap_are_one_stretch(excerpt):
    parts = excerpt("为预防传染病，报告传染病。", "传染病", "zh-Hans")
    assert "".join(marked(parts)) == "传染病传染病"


def test_the_marks_keep_the_form_of_the_text(excerpt):
    assert marked(excerpt("The ＳＪÖＧＲＥＮ sign, Sjo\u0308gren’s.", "sjogren")) == ["ＳＪÖＧＲＥＮ", "Sjo\u0308gren"]


def test_a_character_alone_is_marked(excerpt):
    assert marked(excerpt("药品和药店", "药", "zh-Hans")) == ["药", "药"]


def test_a_long_text_is_cut_where_most_words_stand(excerpt):
    parts = excerpt(f"{LATIN}Asthma in children needs care. {LATIN}", "asthma children")
    assert {"Asthma", "children"} <= set(marked(parts))
    assert joined(parts).startswith("… Asthma in children needs care.")
    assert joined(parts).endswith(" …")


def test_words_are_not_cut_in_two(excerpt):
    text = joined(excerpt(f"{'Immunisation programmes ' * 12}asthma {'comprehensiveness ' * 40}", "asthma"))
    assert set(text.removeprefix("… ").removesuffix(" …").split()) <= {
        "Immunisation",
        "programmes",
        "asthma",
        "comprehensiveness",
    }


def test_without_any_of_the_words_the_beginning_is_shown(excerpt):
    parts = excerpt(LATIN, "absent")
    assert joined(parts) == LATIN[:220].rsplit(" ", 1)[0] + " …"


def test_markup_stays_text(excerpt):
    assert joined(excerpt("<b>bold</b> & <script>", "bold")) == "<b>bold</b> & <script>"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXT, TEXT, st.sampled_from(["en", "zh-Hans"]))
def test_an_excerpt_is_a_stretch_of_the_text(excerpt, text, query, language):
    parts = excerpt(text, query, language)
    shown = joined(parts).removeprefix("… ").removesuffix(" …")
    assert shown in text or joined(parts) in text
    assert all(part["text"] for part in parts)
