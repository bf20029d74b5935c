"""A text has a title and a gist for readers of the other language, and is found by them."""

import pytest

from plugins.model.document import Fielded
from plugins.model.other_language import searched_text, summary_in, title_in


class Front(Fielded):
    def __init__(self, **fields):
        self.fields = fields


LAW = Front(
    language="en",
    title="Measures for Vaccines",
    title_other="疫苗管理办法",
    summary="Every vaccine\nhas a record.",
    summary_other="每一支疫苗都有记录。",
)
NEWS = Front(language="zh-Hans", title="疫苗到了", summary="昨天到达。")


@pytest.mark.parametrize(
    ("front", "language", "title", "summary"),
    [
        (LAW, "en", "Measures for Vaccines", "Every vaccine has a record."),
        (LAW, "zh-Hans", "疫苗管理办法", "每一支疫苗都有记录。"),
        (NEWS, "zh-Hans", "疫苗到了", "昨天到达。"),
        (NEWS, "en", "疫苗到了", ""),
    ],
)
def test_readers_meet_their_own_language_where_the_text_speaks_it(front, language, title, summary):
    assert (title_in(front, language), summary_in(front, language)) == (title, summary)


def test_the_search_has_the_words_of_both_languages():
    assert searched_text(LAW, "Article 1") == "Article 1\n疫苗管理办法\n每一支疫苗都有记录。"
    assert searched_text(NEWS, "正文") == "正文"
