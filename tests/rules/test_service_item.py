"""Articles are named in a service item in every way in which laws number them."""

from __future__ import annotations

import pytest

from plugins.rules.service_item import article_anchors


@pytest.mark.parametrize(
    ("words", "anchors"),
    [
        ("《饮用水法》第十二条", ["article-12"]),
        ("第十二条之一、第一千零三条", ["article-12-1", "article-1003"]),
        ("第廿一条 第两百条 第１２条 第十四條", ["article-21", "article-200", "article-12", "article-14"]),
        ("Articles 3, 5 and 7 of the Water Act", ["article-3", "article-5", "article-7"]),
        ("§ 20", ["article-20"]),
        ("第百百条", ["article-百百"]),
    ],
)
def test_every_number_of_an_article_is_an_anchor(words, anchors):
    assert list(article_anchors(words)) == anchors
