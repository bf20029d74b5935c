"""Which articles of a text others amend: read from the links of the amending texts, and marked where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import NamedTuple

NUMBER = r'<(?:p|h[2-6]) id="([^"]+)">(?:<(?:strong|b|em)>)?<span class="article-number">([^<]*)</span>'
NUMBERED = re.compile(NUMBER)
STEP = re.compile(NUMBER + r'|<a href="doc:([^"#]*)#([^"]+)"')
PLACE = re.compile(r'<(p|h[2-6]) id="([^"]+)"')


class Amended(NamedTuple):
    """A place of a text that an article of another amends.

    Attributes:
        anchor: of the place.
        by_anchor: of the amending article, ``""`` for words that stand before any article.
        by_number: its number as it stands there, such as ``Article 1``; ``""`` likewise.
    """

    anchor: str
    by_anchor: str
    by_number: str


def numbers(html: str) -> Mapping[str, str]:
    """Return the number of each article by its anchor, in the order of the text.

    ``html`` is sanitised, as `plugins.model.document.Text` holds it.
    """
    return {unescape(anchor): unescape(number).strip() for anchor, number in NUMBERED.findall(html)}


def amended_places(html: str, target: str) -> tuple[Amended, ...]:
    """Return the places of the document ``target`` to which the articles of an amending text lead, each pair once."""
    found: dict[Amended, None] = {}
    anchor = number = ""
    for match in STEP.finditer(html):
        if match[1] is not None:
            anchor, number = unescape(match[1]), unescape(match[2]).strip()
        elif match[3] == target:
            found[Amended(unescape(match[4]), anchor, number)] = None
    return tuple(found)


def with_marks(html: str, marks: Mapping[str, str]) -> str:
    """Put a mark behind each block of a text that has one.

    Args:
        html: of the text, addresses put in or not.
        marks: markup by the anchor of the block; an anchor that no paragraph or heading has is left out.
    """
    return "".join(_parts(html, marks)) if marks else html


def _parts(html: str, marks: Mapping[str, str]) -> Iterable[str]:
    done = 0
    for match in PLACE.finditer(html):
        mark = marks.get(unescape(match[2]))
        end = html.find(f"</{match[1]}>", match.end())
        if mark is None or end < 0:
            continue
        end += len(match[1]) + 3
        yield html[done:end]
        yield mark
        done = end
    yield html[done:]
