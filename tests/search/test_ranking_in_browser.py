"""The browser answers what a fresh Whoosh index of the same documents answers: same ids, same order, same scores."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.policy.load import load_policy
from plugins.search.analyzer import whole
from plugins.search.oracle import Oracle, fresh_index, search
from tests.corpus import corpus
from tests.repository import REPOSITORY
from tests.search.make import Text, index_of, plain_of, questions, retrieval, text
from tests.search.ranking_cases import EDITED, LONG, WITHDRAWN, numbered, numbers_of, states, titles_of, words_of

STEP, ASKED = (1, 1) if LONG else (8, 9)
"""The long profile has both sets whole; the fast one every answer, each eighth document, each ninth question."""

LEAST = {"zh": 0.60, "en": 0.90} if LONG else {"zh": 0.72, "en": 0.96}
"""Share of the questions that are answered; where fewer documents compete, more of them have to be."""

OPTIONS: dict[str, Any] = {
    "weights": {"policy-information": 80},
    "synonyms": load_policy(REPOSITORY / "demonstration").synonyms,
}
SYNONYMS = (
    "flu shot",
    "打疫苗",
    "what is a heart attack",
    "fetus anemia",
    "医生工资",
    "房屋拖欠工资怎么投诉医院和药店",
)
TRADITIONAL = (
    "勞動合同",
    "環境保護稅",
    "未成年人網絡保護",
    "令第五條",
    "藥",
    "醫療事故由誰鑒定，賠償多少錢",
    "-環境 稅",
)
FILTERS = [
    {"column": "public-qa"},
    {"department": "disease-control", "year": "2020"},
    {"year": "undated"},
    {"region": "north", "year": "2021"},
    {"region": "nowhere"},
    {"column": "policy-information", "limit": 25},
]


def thinned(language: str) -> list[Text]:
    """A retrieval set, from which answers to its questions are never left out."""
    answers = {id for record in asked_of(language) for id in record["relevant"]}
    documents = enumerate(retrieval(language))
    return [one for place, one in documents if place % STEP == 0 or one.document.id in answers]


def asked_of(language: str) -> list[dict[str, Any]]:
    """The questions of a retrieval set with the documents that answer each."""
    return corpus(f"retrieval-{language}-queries.jsonl.xz")


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    """Both retrieval sets, 14,000 documents when they are whole."""
    return [numbered(place, one) for place, one in enumerate(thinned("zh") + thinned("en"))]


@pytest.fixture(scope="module")
def oracle(texts) -> Oracle:
    """The definition of the ranking."""
    return fresh_index([one.document for one in texts], plain_of(texts), **OPTIONS)


@pytest.fixture(scope="module")
def asked_for(texts) -> list[str]:
    """What is asked: questions, words, titles, numbers, synonyms, traditional characters."""
    named = [*titles_of(texts), *numbers_of(texts)]
    every = [*questions("zh")[::ASKED], *questions("en"), *words_of(texts), *named, *SYNONYMS, *TRADITIONAL]
    return list(dict.fromkeys(every))


@pytest.fixture(scope="module")
def expected(oracle, asked_for):
    """What Whoosh answers: the first ten, and how many there are."""
    return {query: search(oracle, query) for query in asked_for}


@pytest.fixture(scope="module")
def from_nothing(texts, opened_packed):
    """The index of a first build, opened."""
    return opened_packed(index_of(texts, **OPTIONS))


def differences(asked, expected) -> list[str]:
    """Queries whose first ten differ in id or order, or in score by more than 1e-9, or of which others are counted."""
    wrong = []
    for (query, hits), answer in zip(expected.items(), asked.ask(*expected), strict=True):
        found = [(result["id"], result["score"]) for result in answer["results"]]
        same_ids = [id for id, _ in found] == [hit.id for hit in hits]
        same_counts = (answer["total"], answer["some"], answer["number"]) == (
            hits.total,
            hits.some,
            not hits.is_unknown_number,
        )
        if (
            not same_ids
            or not same_counts
            or any(abs(a - b.score) > 1e-9 for (_, a), b in zip(found, hits, strict=True))
        ):
            wrong.append(f"{query}: {found} instead of {hits}")
    return wrong


def test_everything_is_answered_as_by_whoosh(from_nothing, expected):
    assert len(expected) > (1_000 if LONG else 250)
    assert differences(from_nothing, expected) == []


def test_it_is_so_after_edits_and_withdrawals_of_old_documents_too(texts, opened_packed, expected):
    for name, site in states(texts).items():
        assert differences(opened_packed(site.index(**OPTIONS)), expected) == [], name


def test_the_ways_are_other_ones(texts):
    sizes = {name: tuple(map(len, site.parts()[:3])) for name, site in states(texts).items()}
    edits, withdrawn = EDITED, WITHDRAWN
    every = len(texts)
    known = {
        "after edits and withdrawals": (every - edits, edits + withdrawn, edits),
        "after edits": (every - edits, edits, edits),
        "after withdrawals": (every, withdrawn, 0),
        "after a fold": (every, withdrawn, 0),
    }
    assert sizes == {name: known[name] for name in sizes}


def test_traditional_characters_find_what_simplified_ones_do(expected, oracle):
    for traditional, simplified in (("勞動合同", "劳动合同"), ("環境保護稅", "环境保护税"), ("藥", "药")):
        assert expected[traditional] == search(oracle, simplified) != []


@pytest.mark.parametrize("options", FILTERS, ids=str)
def test_filters_and_limits_give_what_whoosh_gives(from_nothing, oracle, options):
    for query in [*questions("zh")[:6], *questions("en")[:3]]:
        hits = [hit.id for hit in search(oracle, query, **options)]
        assert from_nothing.ids(query, **options) == hits


def test_documents_with_all_words_and_with_some_are_counted_as_by_whoosh(from_nothing, oracle):
    for query in [*questions("zh")[:4], "行政复议", "flu vaccine", "what is asthma", "令第1号"]:
        answer, hits = from_nothing.ask(query)[0], search(oracle, query, None)
        assert (answer["total"], answer["some"]) == (hits.total, hits.some)
        assert hits.total + hits.some == len(hits)


def test_no_word_that_occurs_is_without_results(from_nothing, expected, texts):
    words = words_of(texts)
    assert [word for word in words if not expected[word]] == []


def test_a_document_is_first_or_second_for_its_own_title(from_nothing, texts):
    chosen = texts[::40]
    titles = [one.document.title for one in chosen]
    answers = from_nothing.ask(*titles, limit=2)
    missed = []
    for one, answer in zip(chosen, answers, strict=True):
        found = answer["results"]
        equal = [result for result in found if whole(result["title"]) == whole(one.document.title)]
        if one.document.id not in {result["id"] for result in found} and len(equal) < 2:
            missed.append(one.document.title)
    assert missed == []


@pytest.mark.parametrize("language", LEAST)
def test_questions_find_a_document_that_answers_them_among_the_first_ten(expected, language):
    asked = [record for record in asked_of(language) if record["query"] in expected]
    found = [any(hit.id in record["relevant"] for hit in expected[record["query"]]) for record in asked]
    assert sum(found) / len(found) >= LEAST[language]


def test_operators_give_what_whoosh_gives(from_nothing, oracle, texts):
    words = words_of(texts)
    pairs = list(zip(words[::9], words[4::9], strict=False))
    asked = [f"{one} -{other}" for one, other in pairs] + [f"“{one}” {other}" for one, other in pairs]
    asked += [f'"{one} {other}"' for one, other in pairs] + ["卫规〔1876〕9号", "令第517号", "民法典第十条", "-asthma"]
    for query in asked:
        hits, answer = search(oracle, query), from_nothing.ask(query)[0]
        assert [result["id"] for result in answer["results"]] == [hit.id for hit in hits], query
        assert (answer["total"], answer["some"], answer["number"]) == (
            hits.total,
            hits.some,
            not hits.is_unknown_number,
        )


def test_the_document_that_is_named_leads_to_the_article(opened):
    law = text("law", "中华人民共和国传染病防治法", "第十二条")
    other = text("other", "传染病防治法实施办法", "传染病防治法第十二条")
    first, second = opened(index_of([law, other])).ask("传染病防治法第12条")[0]["results"]
    assert (first["id"], first["place"]) == ("law", {"anchor": "article-12", "label": "第12条"})
    assert "place" not in second


SMALL = [
    text("news", "Vaccine", "Cold and influenza season.", column="policy-information"),
    text("law", "Vaccine", "Cold and influenza season."),
    text("flu", "Asthma Care", "The flu season of 新冠, and asthma."),
    text("care", "Notice on Asthma in Rural Schools", "Care of asthma; a vaccine."),
    text("zh", "疫苗管理办法", "新型冠状病毒疫苗。食品安全。"),
    text("part", "药品公告", "新型农村合作医疗，药品。食品品安安全。"),
]


FEW = (
    *("cold vaccine", "flu season", "新冠", "vaccine -influenza", "season -“cold and”", "“flu season” of"),
    *("what is asthma care", "药", "疫苗管理办法", "食品安全", "what is the influenza vaccine for"),
)


def test_a_few_documents_are_answered_as_by_whoosh(opened):
    oracle = fresh_index([one.document for one in SMALL], plain_of(SMALL), **OPTIONS)
    expected = {query: search(oracle, query) for query in FEW}
    assert all(expected.values())
    assert differences(opened(index_of(SMALL, **OPTIONS)), expected) == []
