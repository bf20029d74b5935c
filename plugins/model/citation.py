"""Places of a text that name a law or an article: found once for each revision, resolved when its page is made."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple


class Named(NamedTuple):
    """A name that a law may have.

    Attributes:
        name: as `plugins.model.law_name.full_name` gives it.
        start, end: where it stands, in characters of the HTML; equal where the text names the law further ahead.
    """

    name: str
    start: int
    end: int


class Citation(NamedTuple):
    """A place of a text that names an article, a law, or both.

    Attributes:
        start, end: of the article's number with its paragraphs and items, in characters of the HTML; equal for none.
        anchor: of the article, ``article-12``; ``""`` for none.
        named: what the law may be called, the longest name first, of which the first counts that a public law
            has; ``()`` for the text itself.
    """

    start: int
    end: int
    anchor: str
    named: tuple[Named, ...]


def found_anchor(anchor: str, anchors: Collection[str]) -> str:
    """Return where a cited article stands among the anchors of a text, ``""`` where the text has none such.

    A section of an Act is a division of it or, where it is written with §, one of its articles.
    """
    if anchor in anchors:
        return anchor
    article = anchor.replace("section-", "article-", 1)
    return article if article in anchors else ""
