"""Words of titles, and what the browser suggests from them when words of a question occur nowhere."""

from __future__ import annotations

import json

import pytest

from plugins.search.title_words import MOST_WORDS, title_words
from tests.search.make import index_of, text

TITLES = (
    *("中华人民共和国传染病防治法", "疫苗管理法", "疫苗流通和预防接种管理条例", "传染病防治法实施办法"),
    *("Vaccination Card to Fill In", "Measles and Mumps", "Nurses in Dialysis", "What is asthma?"),
)


def test_the_file_has_words_pairs_and_their_sounds():
    made = json.loads(title_words(["Vaccines 2026 b12", "疫苗 vaccines"]))
    assert made == {"words": "vaccines", "pairs": "疫苗", "sounds": {"miao": "苗", "yi": "疫"}}
    assert json.loads(title_words(["丙肝"]))["sounds"] == {"bing": "丙", "gan": "肝"}


def test_it_has_no_more_words_than_it_may_and_the_same_in_any_order():
    titles = [f"word{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(9000)]
    made = title_words([*titles, "wordzzz", "wordzzz"])
    assert len(json.loads(made)["words"].split()) == MOST_WORDS
    assert "wordzzz" in json.loads(made)["words"]
    assert title_words(["wordzzz", "wordzzz", *titles[::-1]]) == made


@pytest.fixture(scope="module")
def asked(opened):
    """An index of these titles, opened."""
    return opened(index_of([text(f"d{n}", title, "Some words.") for n, title in enumerate(TITLES)]))


def suggested(asked, query: str) -> list[str]:
    """Texts that are suggested for a question."""
    script = "async (query) => ((await window.index.search(query)).suggestions ?? []).map(({ text }) => text)"
    return list(asked.page.evaluate(script, query))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("vacination", "vaccination"),
        ("vaccintaion card", "vaccination card"),
        ("measels", "measles"),
        ("dialisis", "dialysis"),
        ("astma", "asthma"),
        ("yimiao", "疫苗"),
        ("chuanranbing", "传染病"),
        ("chuanranbing fangzhifa", "传染病防治法"),
        ("yi miao guan li fa", "疫苗管理法"),
    ],
)
def test_a_slip_and_pinyin_are_understood(asked, query, first):
    assert suggested(asked, query)[:1] == [first]


@pytest.mark.parametrize("query", ["vaccination", "疫苗", "zzzzzzzz", "asthma card", "令第517号", ""])
def test_nothing_is_suggested_where_all_words_occur_or_none_is_near(asked, query):
    assert suggested(asked, query) == []


def test_words_of_a_title_that_is_gone_for_good_are_not_in_the_file():
    rest, gone = [text("a", "Vaccination", "x")], [text("b", "Zyxomycotin", "y")]
    files = index_of(rest, gone)
    assert [path for path, data in files.items() if "words." in path and b"zyxomycotin" in data] == []
    assert [path for path, data in index_of([*rest, *gone]).items() if "words." in path and b"zyxomycotin" in data]
