"""The words of a text, cut into passages."""

from __future__ import annotations

import pytest

from plugins.read.markdown import to_text
from plugins.render.passages import MARK, passages, shown, tokens_of


def said(html: str) -> list[tuple[str, str]]:
    """Return kind and words of each passage."""
    return [(one.kind, "".join(map(shown, one.tokens))) for one in passages(html)]


@pytest.mark.parametrize(
    ("words", "tokens"),
    [
        ("within 24 hours", ("within", " ", "24", " ", "hours")),
        ("不得少于30日。", ("不", "得", "少", "于", "30", "日", "。")),
        ("3.5\n mg", ("3", ".", "5", " ", "mg")),
        ("𠮷野", ("𠮷", "野")),
        ("  ", ()),
    ],
)
def test_chinese_is_cut_by_characters_and_the_rest_by_words(words, tokens):
    assert tokens_of(words) == tokens


def test_blocks_items_and_cells_are_passages_of_their_own():
    html = to_text("# A\n\nOne *two*.\n\n- x\n- y\n\n| a | b |\n| --- | --- |\n| 1 |  |\n", first_line=1).html
    kinds = [kind for kind, _ in said(html)]
    assert kinds == ["heading", "text", "item", "item", "cell", "cell", "cell", "cell"]
    assert said(html)[-1] == ("cell", "")


def test_numbers_that_a_browser_counts_are_words():
    assert said('<ol start="3"><li>a</li><li value="7">b</li><li>c</li></ol>') == [
        ("item", "3. a"),
        ("item", "7. b"),
        ("item", "8. c"),
    ]


def test_an_item_with_a_list_in_it_counts_on():
    html = "<ol><li>a<ol><li>x</li></ol></li><li>b</li></ol>"
    assert said(html) == [("item", "1. a"), ("item", "1. x"), ("item", "2. b")]


def test_how_words_are_set_and_where_links_lead_are_marks():
    (one,) = passages('<p>10<sup>5</sup> <a href="doc:k7m29xqf">law</a></p>')
    assert one.tokens == ("10", f"{MARK}^", "5", f"{MARK}^", " ", "law", f"{MARK}⟨doc:k7m29xqf⟩")


def test_a_picture_is_its_words_and_its_file():
    assert said('<p><img src="attachment:map.png" alt="The wells"></p>') == [("text", "The wells⟨attachment:map.png⟩")]


def test_targets_are_said_as_it_is_asked():
    html = '<p><a href="doc:k7m29xqf#article-2">law</a> <img alt="map" src="attachment:map.png"></p>'
    (one,) = passages(html, str.upper)
    assert [token for token in one.tokens if token.startswith(MARK)] == [
        f"{MARK}⟨DOC:K7M29XQF#ARTICLE-2⟩",
        f"{MARK}⟨ATTACHMENT:MAP.PNG⟩",
    ]
