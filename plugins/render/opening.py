"""The first sentences of a text, for those who show a page elsewhere: search engines, messages."""

from __future__ import annotations

import re
from html import unescape

MOST = 160
"""Characters: what results of search engines show of a description."""
LEAST = 20
"""Characters: a shorter paragraph, such as a greeting, says nothing alone where a longer one follows."""

_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_END = re.compile(r"[。！？；]|[.!?](?= )")


def opening(html: str) -> str:
    """Return the beginning of the first paragraph that says something, ``""`` for a text without paragraphs.

    Args:
        html: of a text, without what the site adds. Paragraphs with pictures or marks of notes are passed over.

    Returns:
        Words as they stand in the text, at most `MOST` characters: whole sentences, or else with an ellipsis.
    """
    found = ""
    for match in _PARAGRAPH.finditer(html):
        if "<img" in match[1] or "footnote" in match[1]:
            continue
        found = " ".join(unescape(_TAG.sub("", match[1])).split())
        if len(found) >= LEAST:
            break
    if len(found) <= MOST:
        return found
    ends = [end.end() for end in _END.finditer(found, 0, MOST)]
    if ends and ends[-1] >= LEAST:
        return found[: ends[-1]]
    cut = found[: MOST - 1]
    return f"{cut[: cut.rfind(' ') if ' ' in cut[MOST // 2 :] else None]}…"
