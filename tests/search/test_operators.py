"""What people type besides words: quotation marks, minus, articles, document numbers."""

from __future__ import annotations

import pytest

from plugins.search.operators import Typed, counted, taken_apart


@pytest.mark.parametrize(
    "query", ["COVID-19", "well-known fact", "1 - 2", "don’t", "it's", "-", "食品安全法", "“", "12条"]
)
def test_other_signs_leave_a_query_as_it_is(query):
    assert taken_apart(query) == Typed(whole=query, words=query)


@pytest.mark.parametrize(
    ("query", "words", "without"),
    [
        ("vaccine -influenza", "vaccine", ("influenza",)),
        ("疫苗 －流感", "疫苗", ("流感",)),
        ('vaccine -"cold chain" -flu', "vaccine", ("cold chain", "flu")),
        ("-flu", "", ("flu",)),
    ],
)
def test_a_minus_before_a_word_leaves_it_out(query, words, without):
    assert taken_apart(query) == Typed(whole=words, words=words, without=without)


@pytest.mark.parametrize(
    "query", ['"food safety" law', "“food safety” law", "「food safety」 law", "＂food safety＂ law"]
)
def test_what_stands_between_quotation_marks_is_needed(query):
    found = taken_apart(query)
    assert (found.words.split(), found.needed) == (["food", "safety", "law"], ("food safety",))


@pytest.mark.parametrize(
    ("query", "words", "article"),
    [
        ("传染病防治法第12条", "传染病防治法", "12"),
        ("传染病防治法第十二条", "传染病防治法", "12"),
        ("传染病防治法 12条 ", "传染病防治法", "12"),
        ("传染病防治法第一百零三条", "传染病防治法", "103"),
        ("Measures for Vaccines article 7", "Measures for Vaccines", "7"),
        ("Measures for Vaccines Art. 7", "Measures for Vaccines", "7"),
    ],
)
def test_an_article_at_the_end_is_a_place_in_what_the_rest_names(query, words, article):
    found = taken_apart(query)
    assert (found.words, found.article, found.label) == (words, article, query[len(words) :].strip())


@pytest.mark.parametrize(
    "query", ["第十二条", "- 第十二条", "（）第3条", "article 7", "particle 7", "smart 7", "第十二条规定", "法第十二章"]
)
def test_an_article_of_nothing_and_other_words_are_words(query):
    assert taken_apart(query).article == ""


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("12", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("一百一十", 110),
        ("二〇", 20),
        ("一千零一", 1001),
    ],
)
def test_numerals_are_counted(numeral, number):
    assert counted(numeral) == number


@pytest.mark.parametrize(
    "query", ["令第517号", "517号", "卫规〔2026〕3号", "卫规（2026）3", "[2026] 第3", "2026年第3号", "国务院令 第376号"]
)
def test_a_document_number_is_one(query):
    assert taken_apart(query).is_number


@pytest.mark.parametrize("query", ["2026", "3 vaccines", "令", "第3条", "2026年", "疫苗 3号楼", "卫规 2026 3"])
def test_anything_else_is_none(query):
    assert not taken_apart(query).is_number
