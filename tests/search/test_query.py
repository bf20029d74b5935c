"""Which terms a query asks for: alike in Python and in the browser."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.search.query import Question, choose, common_terms, frequent_pairs

NOTHING: dict[str, int] = {}
LONG = "寄宿制学校从学校提供的双层床上铺"
QUERY = st.text(st.sampled_from("学校床上铺人a1 ，的"), max_size=40)


def terms(query: str, *frequent: str, common: tuple[str, ...] = ()) -> list[str]:
    ranks = {pair: rank for rank, pair in enumerate(frequent)}
    return list(choose(query, ranks, frozenset(common)).terms)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", []),
        ("vaccine storage Vaccine", ["vaccine", "storage"]),
        ("药", ["药"]),
        ("传染病 报告", ["传染", "染病", "报告"]),
        ("卫规〔2026〕3号", ["卫规", "2026", "3", "号"]),
        ("疫苗储存运输", ["疫苗", "苗储", "储存", "存运", "运输"]),
    ],
)
def test_a_short_query_asks_for_every_word_and_pair(query, expected):
    assert terms(query) == expected


def test_a_long_run_is_cut_at_its_frequent_pairs_and_every_second_pair_between_them():
    assert terms(LONG, "学校", "提供") == ["寄宿", "宿制", "学校", "提供", "的双", "层床", "上铺"]


def test_of_two_frequent_pairs_that_overlap_the_more_frequent_one_is_taken():
    run = "公司法律师事务"
    assert terms(run + "所在", "法律", "律师", "司法") == ["公司", "法律", "师事", "务所", "所在"]


def test_without_frequent_pairs_a_long_run_is_cut_into_every_second_pair():
    assert terms("一二三四五六七八") == ["一二", "三四", "五六", "七八"]


def test_common_terms_are_kept_apart():
    asked = choose("what is asthma", NOTHING, frozenset({"what", "is"}))
    assert (asked.terms, asked.common) == (("asthma",), ("what", "is"))


def test_a_very_long_query_asks_for_48_terms():
    assert terms(" ".join(f"w{n}" for n in range(100))) == [f"w{n}" for n in range(48)]


def test_frequent_are_the_512_pairs_that_most_documents_have():
    counts = {chr(0x4E00 + n) + "法": n for n in range(600)} | {"法": 9999, "law": 9999}
    found = frequent_pairs(counts)
    assert (len(found), found[0], found[-1]) == (512, chr(0x4E00 + 599) + "法", chr(0x4E00 + 88) + "法")


def test_equally_frequent_pairs_stand_by_code_point():
    assert frequent_pairs({"乙一": 5, "甲一": 5, "丙一": 7}) == ("丙一", "乙一", "甲一")


def test_common_are_words_and_pairs_that_more_than_a_fourth_of_the_documents_have():
    counts = {"the": 900, "应当": 251, "规定": 250, "法": 999, "a": 251}
    assert common_terms(counts, 1000) == ("the", "a", "应当")


def test_a_small_index_has_no_common_terms():
    assert common_terms({"the": 511}, 511) == ()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(QUERY, max_size=30),
    st.lists(st.text(st.sampled_from("学校床上铺人"), min_size=2, max_size=2), unique=True),
    st.frozensets(st.sampled_from(["a", "学校", "床上", "的"])),
)
def test_the_browser_chooses_the_same(module, queries, frequent, common):
    function = """({ choose }, [queries, frequent, common]) => {
      const rank = new Map(frequent.map((pair, place) => [pair, place]));
      return queries.map((query) => choose(query, rank, new Set(common)));
    }"""
    found = module(function, [queries, frequent, sorted(common)])
    ranks = {pair: rank for rank, pair in enumerate(frequent)}
    there = [Question(one["whole"], tuple(one["terms"]), tuple(one["common"])) for one in found]
    assert there == [choose(query, ranks, common) for query in queries]


@given(QUERY)
def test_every_run_of_a_query_is_asked_for(query):
    asked = choose(query, {"学校": 0, "床上": 1}, frozenset())
    assert bool(asked.terms) == bool(asked.whole)
