"""What a reader needs to find the way about in a text: contents, a bar, and how an article is cited."""

from __future__ import annotations

import pytest

from plugins.model.document import Heading
from plugins.read.markdown import to_text
from plugins.render.reader import contents, parts
from plugins.render.words import load_words
from tests.render.make import THEME

ENGLISH, CHINESE = (load_words(THEME, language) for language in ("en", "zh-Hans"))


@pytest.mark.parametrize(
    ("levels", "shown"),
    [
        ((), 0),
        ((2, 2), 0),
        ((2, 2, 2), 3),
        ((2, 3, 2), 3),
        ((3, 4, 4), 3),
        ((2, 3, 4, 4), 0),
        ((2, 3, 4, 2), 3),
    ],
)
def test_the_contents_show_two_levels_of_three_headings_or_more(levels, shown):
    headings = [Heading(level, f"part-{number}", "Part") for number, level in enumerate(levels)]
    assert len(contents(headings)) == shown


def articles(count: int) -> str:
    return "\n\n".join(f"**Article {number}** Words." for number in range(1, count + 1))


@pytest.mark.parametrize(("count", "shown"), [(0, False), (7, False), (8, True)])
def test_a_text_of_eight_articles_has_the_bar(count, shown):
    assert parts("Law", to_text(articles(count), first_line=1), ENGLISH)["with_bar"] is shown


def test_a_text_with_contents_has_the_bar_and_one_without_articles_no_way_to_them():
    found = parts("Report", to_text("## One\n\n## Two\n\n## Three", first_line=1), ENGLISH)
    assert (found["with_bar"], found["with_articles"]) == (True, False)


@pytest.mark.parametrize(
    ("words", "title", "cited"),
    [
        (ENGLISH, "Law on Water", "Article 8, Law on Water"),
        (CHINESE, "饮用水条例", "《饮用水条例》第八条"),
        pytest.param(CHINESE, "《饮用水条例》释义", "《〈饮用水条例〉释义》第八条", id="GB/T 15834-2011, 4.15.3.2"),
    ],
)
def test_an_article_is_cited_by_its_number_and_the_title(words, title, cited):
    number = "第八条" if words is CHINESE else "Article 8"
    assert parts(title, to_text("", first_line=1), words)["cite"].format(article=number) == cited
