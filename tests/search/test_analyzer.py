"""One analyzer: the same terms in Python, in Whoosh and in the browser."""

from __future__ import annotations

import json
import re
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.search.analyzer import COMMON, RUN, fold, runs, stem, whole
from plugins.search.counts import count_terms
from plugins.search.simplified import TRADITIONAL
from plugins.search.tokenizer import SearchAnalyzer

VECTORS = json.loads(Path(__file__).with_name("analyzer-vectors.json").read_text(encoding="utf-8"))
SIMPLIFIED_OF_GB_2312 = sorted(
    {bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFA)} - {*TRADITIONAL}
)
"""The first level of GB 2312: the characters of every day."""
TERMS_OF = """const { simplified } = await import("/search/traditional.js");
const termsOf = (text) =>
  [...runsOf(simplified(fold(text)))].flatMap(({ word, paired }) => word ? [word] : [...paired, ...pairsOf(paired)]);"""
TEXT = st.text(st.one_of(st.characters(), st.sampled_from("aéßσς传染病号3〔．々ｶﾞ㎎\u0301\ud83d")))


def terms(text: str) -> list[str]:
    return [token.text for token in SearchAnalyzer(is_title=True)(text)]


def whole_of(joined: str) -> str:
    """The term of a whole text by the specification's words: CRC-32, then the low byte of FNV-1a."""
    data = joined.encode()
    fnv = 2166136261
    for byte in data:
        fnv = ((fnv ^ byte) * 16777619) % 2**32
    return f"={zlib.crc32(data):08x}{fnv % 256:02x}" if data else ""


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["text"][:20])
def test_the_terms_are_those_of_the_vectors(case):
    assert terms(case["text"]) == case["terms"]


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["text"][:20])
def test_the_whole_is_that_of_the_vectors(case):
    assert whole(case["text"]) == whole_of(case["whole"])


def test_the_browser_gives_the_terms_and_wholes_of_the_vectors(module):
    texts = [case["text"] for case in VECTORS]
    function = (
        "async ({ fold, pairsOf, runsOf, wholeOf }, texts) => {"
        + TERMS_OF
        + "return texts.map((t) => [termsOf(t), wholeOf(simplified(t))]) }"
    )
    found = module(function, texts)
    assert found == [[case["terms"], whole_of(case["whole"])] for case in VECTORS]


def test_every_character_of_unicode_is_folded_and_divided_alike(module):
    blocks = [range(start, start + 0x4000) for start in range(0, 0x110000, 0x4000)]
    texts = [" ".join(chr(point) for point in block if not 0xD800 <= point < 0xE000) for block in blocks]
    function = """async ({ fold, runsOf }, texts) => {
      const { simplified } = await import("/search/traditional.js");
      return texts.map((text) =>
        [...runsOf(simplified(fold(text)))].map(({ word, paired }) => word ?? paired.join("")).join(" "));
    }"""
    there = module(function, texts)
    here = [" ".join(word or paired for word, paired in runs(text)) for text in texts]
    assert [f"{block[0]:x}" for block, one, other in zip(blocks, here, there, strict=True) if one != other] == []


def test_the_browser_asks_for_the_table_of_traditional_characters_for_each_of_them_and_for_no_simplified_one(module):
    found = module(
        "async ({ mayBeTraditional }, texts) => texts.filter(mayBeTraditional).join('')",
        [*TRADITIONAL, *SIMPLIFIED_OF_GB_2312, "COVID 藥", "传染病报告", "vaccine"],
    )
    assert found == TRADITIONAL + "COVID 藥"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(TEXT, max_size=40))
def test_any_text_gives_the_same_terms_in_the_browser(module, texts):
    found = module("async ({ fold, pairsOf, runsOf }, texts) => {" + TERMS_OF + "return texts.map(termsOf) }", texts)
    assert found == [terms(text) for text in texts]


@given(TEXT)
def test_counting_gives_the_terms_that_whoosh_is_given(text):
    assert sorted(count_terms(text, is_title=True).elements()) == sorted(terms(text))


@given(TEXT)
def test_folding_again_changes_no_run(text):
    assert list(runs(fold(text))) == list(runs(text))


def test_a_text_has_no_single_characters_among_its_terms():
    assert [token.text for token in SearchAnalyzer()("传染病 药 cold")] == ["传染", "染病", "cold"]


@given(TEXT)
def test_stems_are_stemmed_to_themselves_or_are_plurals_of_plurals(text):
    for word, _ in runs(text):
        assert word == stem(word) or word.endswith(("s", "ies"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("疫苗储存、运输管理规范", "《疫苗储存》运输管理规范"),
        ("Measures for Vaccines", "measure for vaccine"),
        ("卫规〔2026〕3号", "卫规［２０２６］3号"),
        ("What is (are) Skin Cancer ?", "what is are skin cancer"),
        ("Sjögren's", "SJOGREN’S"),
    ],
)
def test_titles_that_differ_in_form_alone_are_equal(one, other):
    assert whole(one) == whole(other)


def test_titles_that_differ_in_a_word_are_not_equal():
    assert whole("卫规〔2026〕3号") != whole("卫规〔2026〕4号")


COMMON_CHARACTERS = [chr(point) for point in range(0x10000) if re.match(f"[{COMMON}]", chr(point))]


@given(st.text(st.sampled_from(COMMON_CHARACTERS[:128]) | st.sampled_from(COMMON_CHARACTERS)))
def test_common_text_has_the_runs_of_the_folded_one(text):
    assert list(runs(text)) == [(word and stem(word), paired) for word, paired in RUN.findall(fold(text))]


def test_every_common_character_has_the_runs_of_the_folded_one():
    assert [c for c in COMMON_CHARACTERS if list(runs(f"a{c}章")) != RUN.findall(fold(f"a{c}章"))] == []
