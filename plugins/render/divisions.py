"""Articles and divisions of a text as elements: one thing to link to, to mark, to copy and to print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.chinese_number import NUMERALS

_STEP = re.compile(
    r'<(?P<closes>/?)(?P<outer>blockquote|details|div|dl|ol|pre|table|ul)\b(?P<notes> class="footnote")?'
    r'|<(?P<tag>p|h[2-6])(?P<id> id="[^"]*")?>'
    r'(?P<article>(?:<(?:strong|b|em)>)?<(?:a|span) class="article-number")?'
    rf"(?P<item>[ \u3000]*[（(](?:[{NUMERALS}]{{1,3}}|[0-9]{{1,2}}|[a-z])[）)])?"
)
_PARAGRAPH = 7
"""The level of an article that begins with a paragraph: every heading ends it."""


def with_divisions(html: str) -> str:
    """Put each article with all that belongs to it, and each heading with all below it, into an element of its own.

    Articles are ``div`` of the class ``article``: from the block that begins with their number up to the next
    article, the next heading that is no part of them, or the notes. Divisions are ``div`` of the class
    ``division`` and hold their heading, articles and lower divisions. Ids stay where they are. A paragraph that
    begins with （一） or (a) has the class ``item``, so that its lines hang.

    Args:
        html: of a text, marks of amendments behind their articles. What stands in quotations, lists and tables
            begins nothing.
    """
    return "".join(_pieces(html))


def _pieces(html: str) -> Iterator[str]:
    done = depth = 0
    open_levels: list[tuple[str, int]] = []
    for step in _STEP.finditer(html):
        start = step.start()
        if step["outer"]:
            if step["notes"] and not depth:
                yield html[done:start]
                yield "</div>" * len(open_levels)
                open_levels, done = [], start
            depth += -1 if step["closes"] else 1
            continue
        if depth:
            continue
        is_heading, is_article = step["tag"] != "p", bool(step["article"])
        if step["item"] and not is_heading and not step["id"]:
            yield html[done:start]
            yield '<p class="item">'
            done = start + len("<p>")
        if not (is_heading or is_article):
            continue
        level = int(step["tag"][1]) if is_heading else _PARAGRAPH
        kept = _kept(open_levels, level, is_article)
        is_within = is_heading and not is_article and bool(kept) and kept[-1][0] == "article"
        yield html[done:start]
        yield "</div>" * (len(open_levels) - len(kept))
        open_levels, done = kept, start
        if not is_within:
            name = "article" if is_article else "division"
            yield f'<div class="{name}">'
            open_levels = [*kept, (name, level)]
    yield html[done:]
    yield "</div>" * len(open_levels)


def _kept(open_levels: list[tuple[str, int]], level: int, is_article: bool) -> list[tuple[str, int]]:
    """Return what stays open where an article or a heading of a level begins."""
    return [(name, one) for name, one in open_levels if one < level and not (is_article and name == "article")]
