"""The definition of the ranking, on documents small enough to read."""

from __future__ import annotations

import math
import tempfile
from dataclasses import replace

import pytest

from plugins.search.oracle import fresh_index, search
from tests.search.make import plain_of, text

ONE = text("one", "Measures for Vaccine Storage", "Vaccines are kept cold.", day="2026-01-01")
TWO = text(
    "two",
    "传染病防治条例",
    "为了预防、控制传染病，制定本条例。",
    day="2026-02-01",
    column="policy-information",
    year="2025",
    filters=(("region", "north"),),
)
THREE = text("three", "Answers", "Vaccine and 传染病 together", day="", department="disease-control", year="undated")


def found(query: str, *texts, **options) -> list[str]:
    index = fresh_index([one.document for one in texts], plain_of(texts))
    return [hit.id for hit in search(index, query, **options)]


def test_terms_are_alternatives():
    assert sorted(found("vaccine 传染病", ONE, TWO, THREE)) == ["one", "three", "two"]


def test_what_has_no_term_is_not_found():
    assert found("hospital", ONE, TWO, THREE) == []


@pytest.mark.parametrize("query", ["", "。", "   "])
def test_a_query_without_words_finds_nothing(query):
    assert found(query, ONE, TWO) == []


def test_a_score_is_the_sum_over_terms_times_the_square_of_the_share_of_a_short_query_that_is_there():
    index = fresh_index([ONE.document, TWO.document, THREE.document], plain_of([ONE, TWO, THREE]))
    # "cold" stands once in one body of three, whose lengths are 8, 18 and 5 terms: words, and pairs of characters.
    idf = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    lengths = {"one": 8, "two": 6 + 2 + 3 + 2 + 4, "three": 1 + 1 + 1 + 2 + 1}
    expected = idf * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 8 / (sum(lengths.values()) / 3)))
    [hit] = search(index, "cold")
    assert hit.score == pytest.approx(expected, abs=1e-9)
    [half] = search(index, "cold absent")
    assert half.score == pytest.approx(expected / 4, abs=1e-9)


def test_a_long_query_of_words_is_weighed_by_the_root_of_the_rarity_that_is_there():
    texts = [text("a", "Notice", "asthma"), text("b", "Notice", "fever")]
    index = fresh_index([one.document for one in texts], plain_of(texts))
    alone, both = search(index, "asthma")[0].score, search(index, "how is asthma with fever treated")[0].score
    assert both == pytest.approx(alone * math.sqrt(1 / 2), abs=1e-9)


@pytest.mark.parametrize(("title", "factor"), [("Asthma Care", 2), ("Asthma Care in Rural Schools", 1.4)])
def test_a_long_query_of_words_counts_more_where_it_is_most_of_the_title(title, factor):
    texts = [text("a", title, "Nothing more."), text("b", "Notice", "fever")]
    index = fresh_index([one.document for one in texts], plain_of(texts))
    alone, asked = search(index, "asthma")[0].score, search(index, "what is asthma")[0].score
    assert asked == pytest.approx(alone * factor, rel=1e-3)


@pytest.mark.parametrize(
    ("query", "total", "some"),
    [("vaccine 传染病", 1, 2), ("vaccine", 2, 0), ("vaccine absent", 0, 2), ("absent", 0, 0), ("传染病防治条例", 1, 1)],
)
def test_documents_with_all_words_are_counted_apart_from_those_with_some(query, total, some):
    index = fresh_index([one.document for one in (ONE, TWO, THREE)], plain_of([ONE, TWO, THREE]))
    found = search(index, query, limit=1)
    assert (found.total, found.some) == (total, some)


def test_the_weight_of_a_column_is_a_factor():
    texts = [text("law", "Vaccine", "cold"), text("news", "Vaccine", "cold", column="press-releases")]
    weights = {"press-releases": 80}
    index = fresh_index([one.document for one in texts], plain_of(texts), weights)
    law, news = search(index, "cold vaccine")
    assert (law.id, news.id) == ("law", "news")
    assert news.score == pytest.approx(law.score * 0.8, abs=1e-9)


def test_equal_scores_stand_by_day_the_newer_first_and_dateless_last_then_by_id():
    days = {"c": "2026-01-02", "b": "2026-01-02", "a": "", "d": "2026-01-03"}
    texts = [text(id, "Same", "same words", day=day) for id, day in days.items()]
    assert found("words", *texts) == ["d", "b", "c", "a"]


def test_the_limit_cuts_equal_scores_by_the_same_order():
    texts = [text(f"d{n}", "Same", "same words", day=f"2026-01-{n % 20 + 1:02d}") for n in range(40)]
    assert found("words", *texts, limit=3) == ["d19", "d39", "d18"]
    assert len(found("words", *texts, limit=None)) == 40


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"column": "policy-information"}, ["two"]),
        ({"department": "disease-control"}, ["three"]),
        ({"year": "2026"}, ["one"]),
        ({"year": "1999"}, []),
        ({"column": "laws-and-regulations", "year": "undated"}, ["three"]),
        ({"region": "north"}, ["two"]),
        ({"region": "north", "department": "disease-control"}, []),
        ({"region": ""}, ["three", "two", "one"]),
        ({"absent": "north"}, []),
    ],
)
def test_filters_leave_out_documents(options, expected):
    assert found("vaccine 传染病", ONE, TWO, THREE, **options) == expected


def test_filters_change_no_score():
    index = fresh_index([ONE.document, TWO.document, THREE.document], plain_of([ONE, TWO, THREE]))
    scores = {hit.id: hit.score for hit in search(index, "vaccine")}
    assert [scores[hit.id] for hit in search(index, "vaccine", year="2026")] == [
        hit.score for hit in search(index, "vaccine", year="2026")
    ]


def test_a_whole_title_comes_before_texts_that_repeat_its_words():
    title = text("title", "Vaccine Storage", "Nothing more.")
    loud = text("loud", "On vaccine storage and storage of vaccine", "vaccine storage " * 50)
    assert found("vaccine storage", loud, title) == ["title", "loud"]


@pytest.mark.parametrize("query", ["卫规〔2026〕3号", "卫规[2026]3号", " 卫规 ２０２６ 3号"])
def test_a_whole_document_number_comes_first(query):
    numbered = text("numbered", "Notice", "Short.")
    numbered = replace(numbered, document=numbered.document._replace(number="卫规〔2026〕3号"))
    other = text("other", "卫规 2026", "卫规〔2026〕4号 3号 2026 卫规 " * 9)
    assert found(query, other, numbered) == ["numbered", "other"]


@pytest.mark.parametrize("query", ["食品安全法", "《食品安全法》", "令第9号", "国务院令9号"])
def test_a_law_comes_first_by_its_short_name_and_by_a_part_of_its_number(query):
    law = text("law", "中华人民共和国食品安全法（2021年修正）", "为了公众健康。")
    law = replace(law, document=law.document._replace(number="令第9号"))
    others = [text(f"other{n}", "食品安全法实施条例", "食品安全法 令第九号 9号 " * 9) for n in range(3)]
    assert found(query, *others, law)[0] == "law"


def test_a_common_word_alone_is_answered():
    texts = [text(f"d{n}", f"Title {n}", f"plenty word{n}") for n in range(600)]
    index = fresh_index([one.document for one in texts], plain_of(texts))
    assert index.common == {"title", "plenty"}
    assert len(search(index, "plenty", None)) == 600
    assert [hit.id for hit in search(index, "what is plenty of word7", None)] == ["d7"]
    assert len(search(index, "what is plenty of absent", None)) == 600


def test_an_index_leaves_no_file_behind_and_touches_none_of_another(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "MAIN.tmp").mkdir()
    (tmp_path / "MAIN.tmp" / "of-another-process.ctmp").touch()
    assert found("vaccine", ONE) == ["one"]
    assert [path.name for path in tmp_path.rglob("*")] == ["MAIN.tmp", "of-another-process.ctmp"]


def test_a_synonym_that_is_there_whole_counts_three_quarters_and_covers_what_was_asked():
    texts = [text("a", "Notice", "influenza season"), text("b", "Notice", "flu season"), text("c", "Notice", "season")]
    index = fresh_index([one.document for one in texts], plain_of(texts), synonyms=[["flu", "influenza"]])
    found = search(index, "flu season")
    assert [hit.id for hit in found] == ["b", "a", "c"]
    assert (found.total, found.some) == (2, 1)
    alone = {hit.id: hit.score for hit in search(index, "flu")}
    assert alone["a"] == pytest.approx(alone["b"] * 0.75, abs=1e-9)


def test_a_part_of_a_synonym_is_none():
    texts = [text("a", "公告", "新型农村合作医疗"), text("b", "公告", "新型冠状病毒")]
    index = fresh_index([one.document for one in texts], plain_of(texts), synonyms=[["新冠", "新型冠状病毒"]])
    assert [hit.id for hit in search(index, "新冠")] == ["b"]
    assert [hit.id for hit in search(index, "“新冠”")] == []


FLU = text("flu", "Influenza", "The vaccine against influenza.")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("vaccine -influenza", ["three"]),
        ("vaccine -“influenza vaccine”", ["flu", "three"]),
        ("vaccine -“against influenza”", ["three"]),
        ("vaccine -influenza -传染病", []),
        ("-influenza", []),
        ('"传染病 vaccine"', []),
        ('"vaccine and 传染病"', ["three"]),
        ('"vaccine" 传染病', ["three", "flu"]),
        ('"传染病防治"', ["two"]),
        ('"vaccine" hospital', ["flu", "three"]),
        ('"vaccine hospital"', []),
    ],
)
def test_quotation_marks_need_words_and_a_minus_leaves_out_what_has_them(query, expected):
    assert found(query, TWO, THREE, FLU) == expected


def test_a_number_that_no_document_has_finds_those_that_cite_it_and_is_told():
    cites = text("cites", "Reply", "According to 卫规〔2026〕3号 this is so.")
    other = text("other", "Reply", "In 2026 there were 3 of 卫规.")
    less = text("less", "Reply", "In 2026 there were many.")
    texts = [cites, other, less]
    index = fresh_index([one.document for one in texts], plain_of(texts))
    unknown = search(index, "卫规〔2026〕3号")
    assert (unknown.is_unknown_number, sorted(hit.id for hit in unknown)) == (True, ["cites", "other"])
    assert not search(index, "卫规 2026").is_unknown_number


def test_a_number_that_a_document_has_is_not_unknown():
    numbered = replace(ONE, document=ONE.document._replace(number="卫规〔2026〕3号"))
    index = fresh_index([numbered.document], plain_of([numbered]))
    assert not search(index, "〔2026〕3号").is_unknown_number


def test_an_article_does_not_hide_the_name_before_it():
    law = text("law", "中华人民共和国传染病防治法", "第十二条")
    loud = text("loud", "传染病防治法实施办法", "传染病防治法第十二条 " * 30)
    assert found("传染病防治法第十二条", loud, law) == ["law", "loud"]
