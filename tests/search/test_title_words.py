"""Words of titles, from which the browser suggests what a question may have meant."""

from __future__ import annotations

import json

from plugins.search.title_words import MOST_WORDS, title_words
from tests.search.make import index_of, text


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


def test_words_of_a_title_that_is_gone_for_good_are_not_in_the_file():
    rest, gone = [text("a", "Vaccination", "x")], [text("b", "Zyxomycotin", "y")]
    files = index_of(rest, gone)
    assert [path for path, data in files.items() if "words." in path and b"zyxomycotin" in data] == []
    assert [path for path, data in index_of([*rest, *gone]).items() if "words." in path and b"zyxomycotin" in data]
