"""What a reader needs to find the way about in a text: its contents, and a bar that stays above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.model.document import Heading, Text
from plugins.render.words import Words

CONTENTS_LEVELS = 2
"""How many levels of headings the contents show."""
ARTICLES = 8
"""A text with fewer articles is read without the bar."""
LONG = 20_000
"""Characters of a long text, about ten pages: browsers lay out what is in sight alone, and contents are printed."""


def parts(title: str, text: Text, words: Words) -> Mapping[str, object]:
    """Return what templates show around a text.

    Returns:
        ``headings`` of the contents; ``with_bar`` and ``with_articles``: whether there is a bar, and whether
        articles are reached from it; ``is_long``; ``cite``: how an article is cited, ``{article}`` in the place of
        its number.
    """
    headings = contents(text.headings)
    with_articles = text.html.count('class="article-number"') >= ARTICLES
    cited = title.replace("《", "〈").replace("》", "〉")
    return {
        "headings": headings,
        "with_bar": bool(headings) or with_articles,
        "with_articles": with_articles,
        "is_long": len(text.plain) >= LONG,
        "cite": words["article_cite"].format(title=cited, article="{article}"),
    }


def contents(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Return what the contents show: the upper levels, nothing for a text with fewer than three headings."""
    top = min((heading.level for heading in headings), default=0)
    shown = tuple(heading for heading in headings if heading.level < top + CONTENTS_LEVELS)
    return shown if len(shown) >= 3 else ()
