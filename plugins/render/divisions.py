"""Articles and divisions of a text as elements: one thing to link to, to mark, to copy and to print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.chinese_number import NUMERALS

_ARTICLE = '(?:<(?:strong|b|em)>)?<(?:a|span) class="article-number"'
_ITEM = rf"[ \u3000]*[（(](?:[{NUMERALS}]{{1,3}}|[0-9]{{1,2}}|[a-z])[）)]"
_STEP = re.compile(
    rf'<p(?: id="[^"]*")?>(?P<article>{_ARTICLE})|<p>(?P<item>{_ITEM})'
    rf'|<(?P<heading>h[2-6])(?: id="[^"]*")?>(?P<numbered>{_ARTICLE})?'
    r'|<(?P<closes>/?)(?P<outer>blockquote|details|div|dl|ol|pre|table|ul)\b(?P<notes> class="footnote")?'
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
        article, item, heading, numbered, closes, outer, notes = step.groups()
        if outer:
            if notes and not depth:
                start = step.start()
                yield html[done:start]
                yield "</div>" * len(open_levels)
                open_levels, done = [], start
            depth += -1 if closes else 1
            continue
        if depth:
            continue
        start = step.start()
        yield html[done:start]
        done = start
        if item:
            yield '<p class="item">'
            done += len("<p>")
            continue
        is_article = bool(article or numbered)
        level = int(heading[1]) if heading else _PARAGRAPH
        kept = _kept(open_levels, level, is_article)
        is_within = bool(heading) and not is_article and bool(kept) and kept[-1][0] == "article"
        yield "</div>" * (len(open_levels) - len(kept))
        open_levels = kept
        if not is_within:
            name = "article" if is_article else "division"
            yield f'<div class="{name}">'
            open_levels = [*kept, (name, level)]
    yield html[done:]
    yield "</div>" * len(open_levels)


def _kept(open_levels: list[tuple[str, int]], level: int, is_article: bool) -> list[tuple[str, int]]:
    """Return what stays open where an article or a heading of a level begins."""
    return [(name, one) for name, one in open_levels if one < level and not (is_article and name == "article")]
