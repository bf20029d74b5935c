"""Where a cited article stands among the anchors of a text."""

from __future__ import annotations

import pytest

from plugins.model.citation import found_anchor


@pytest.mark.parametrize(
    ("cited", "anchors", "found"),
    [
        ("article-3", {"article-3"}, "article-3"),
        ("article-3", {"article-33", "section-3"}, ""),
        ("section-3", {"section-3", "article-3"}, "section-3"),
        ("section-3", {"article-3"}, "article-3"),
        ("section-3", {"chapter-3"}, ""),
    ],
)
def test_a_section_is_an_article_where_a_text_has_only_these(cited, anchors, found):
    assert found_anchor(cited, anchors) == found
