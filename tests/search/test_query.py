"""Which terms a query asks for: alike in Python and in the browser."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.search.query import Question, choose, common_terms
from plugins.search.synonyms import synonyms_of
from tests.search.make import index_of, text

OPERATORS = ["-", "“", "”", '"', "「", "」", "3条", "学校第一千零一条", "学校第二〇条", "－学校"]
GROUPS = [["flu", "influenza"], ["学校上床", "床上铺人", "flu a1"], ["a1", "的", "学校"], ["flu vaccine", "jab"]]
QUERY = st.text(st.sampled_from("学校床上铺人a1 ，的"), max_size=40) | st.lists(
    st.sampled_from(
        [
            "what",
            "is",
            "the",
            "vaccines",
            "flu",
            "-flu",
            "学校",
            "药",
            "令第5号",
            "2026年第3号",
            "〔2026〕3号",
            "第十二条",
            "article 7",
            *OPERATORS,
        ]
    )
).map(" ".join)
LONG = "寄宿制学校从学校提供的双层床上铺"


def shown(question: Question) -> dict[str, object]:
    """A question with the names and lists of the browser."""
    other = {"is_number": "isNumber", "is_short": "isShort", "has_pairs": "hasPairs"}
    return {other.get(key, key): value for key, value in json.loads(json.dumps(asdict(question))).items()}


def terms(query: str, *common: str) -> list[str]:
    return list(choose(query, frozenset(common)).terms)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", []),
        ("vaccine storage Vaccine", ["vaccine", "storage"]),
        ("传染病 报告", ["传染", "染病", "报告"]),
        ("卫规〔2026〕3号", ["卫规", "2026", "3"]),
        ("疫苗储存运输", ["疫苗", "苗储", "储存", "存运", "运输"]),
        ("what is asthma", ["asthma"]),
    ],
)
def test_a_query_asks_for_every_word_and_pair_but_those_that_questions_are_made_with(query, expected):
    assert terms(query) == expected


@pytest.mark.parametrize(("query", "expected"), [("药", ["药"]), ("药 品", ["药", "品"]), ("药 drug", ["drug"])])
def test_single_characters_are_asked_for_where_nothing_else_is(query, expected):
    assert terms(query) == expected


def test_words_of_questions_are_asked_for_where_nothing_else_is():
    assert terms("What is this?") == ["what", "is", "thi"]


@pytest.mark.parametrize(
    ("query", "is_short"),
    [
        ("疫苗储存运输规", True),
        ("疫苗储存运输规范", False),
        ("one two three four five six", True),
        ("one two three four five six seven", False),
        ("the storage of vaccines in villages", True),
        ("how are vaccines stored", False),
    ],
)
def test_a_query_of_at_most_six_terms_that_is_no_question_is_short(query, is_short):
    assert choose(query, frozenset()).is_short is is_short


def test_a_long_query_keeps_common_terms_apart():
    asked = choose("how is asthma treated", frozenset({"treated"}))
    assert (asked.terms, asked.common) == (("asthma",), ((("treated",),),))
    assert "学校" not in terms(LONG, "学校")


def test_a_short_query_asks_for_common_terms_too():
    assert terms("学校 asthma", "学校") == ["学校", "asthma"]


def test_a_very_long_query_asks_for_96_terms():
    assert terms(" ".join(f"w{n}" for n in range(200))) == [f"w{n}" for n in range(96)]


def test_common_are_words_of_more_than_a_fourth_and_pairs_of_more_than_a_tenth_of_the_documents():
    counts = {"the": 900, "应当": 251, "规定": 101, "公共": 100, "a": 251, "law": 250}
    assert common_terms(counts, 1000) == ("the", "a", "应当", "规定")


def test_common_are_512_at_most_the_most_frequent_first_then_by_code_point():
    counts = {f"w{n:03d}": 600 + n // 300 for n in range(600)}
    found = common_terms(counts, 1000)
    assert (len(found), found[0], found[-1]) == (512, "w300", "w211")


def test_a_small_index_has_no_common_terms():
    assert common_terms({"the": 511}, 511) == ()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(QUERY, max_size=30), st.frozensets(st.sampled_from(["a", "学校", "床上", "的", "flu"])))
def test_the_browser_chooses_the_same(module, queries, common):
    function = """async ({ choose, isSpecial, synonymsOf }, [queries, common, groups]) => {
      const { takenApart } = await import("/search/operators.js");
      const typed = (query) => (isSpecial(query) ? takenApart(query) : {});
      return queries.map((query) => choose(query, new Set(common), synonymsOf(groups), typed(query)));
    }"""
    found = module(function, [queries, sorted(common), GROUPS])
    assert found == [shown(choose(query, common, synonyms_of(GROUPS))) for query in queries]


@given(QUERY)
def test_every_query_with_a_run_asks_for_something(query):
    asked = choose(query, frozenset())
    assert bool(asked.terms) == bool(asked.names)


@pytest.mark.parametrize(("question", "loaded"), [("jab", 1), ("when is a jab given", 1), ("measles", 0), ("麻疹", 0)])
def test_synonyms_are_loaded_for_a_question_that_may_have_one(opened, question, loaded):
    texts = [text("vaccine0", "Vaccines", "A vaccine is given."), text("measles0", "Measles", "麻疹 measles")]
    index = opened(index_of(texts, synonyms=[["vaccine", "jab"]]))
    asked = []
    index.page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    found = index.ids(question)
    assert found == (["vaccine0"] if loaded else ["measles0"])
    assert sum(one.startswith("synonyms.") for one in asked) == loaded
