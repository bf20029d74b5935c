"""Nothing with a classification mark leaves the house."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.passages import Together, hits
from plugins.rules.rule import rule

STARS = "★☆⭐✦✧✩✪✫✬✭✮✯⋆🌟"
WRITTEN = r"&(?:#9733|#9734|#x2605|#x2606|starf?|bigstar);|\\(?:u|x|U0000)\{?260[56]\}?|%E2%98%8[56]|:star2?:"
"""A star as programs write it."""

CUES = (*STARS, "&", "260", "%E2", "%e2", ":star", "*", "＊", "﹡", "∗", "※", "●", "◆", "级", "級", "lassif", "LASSIF")
LEVEL = r"(?:[绝絕]{0}[密宻]|[机機]{0}[密宻]|[秘祕]{0}[密宻])".format(r"[\s\-·・.．_|/~*]{0,4}")
GAP = r"[\s\-·・.．_|/~*:：()（）\[\]【】〔〕「」『』《》<>'\"“”]{0,6}"
TERM = r"(?:[0-9一二三四五六七八九十两]{1,3}\s*(?:年|个月|個月|月|years?|months?)|长期|長期|永久)"
IN_ENGLISH = r"\b(?:TOP[\s-]*SECRET|SECRET|CONFIDENTIAL)"
MARK = re.compile(
    rf"{LEVEL}[级級]?{GAP}(?:[{STARS}]|{WRITTEN})"
    rf"|{LEVEL}[级級]?[\s()（）]{{0,3}}[*＊﹡∗※●◆]{{1,3}}[\s()（）]{{0,3}}{TERM}"
    rf"|[{STARS}]\s{{0,3}}{LEVEL}[级級]?(?![\w、和或与及的])"
    rf"|密\s{{0,4}}[级級]\s{{0,4}}[:：]\s{{0,4}}{LEVEL}"
    rf"|{IN_ENGLISH}[\s:()\[\]-]{{0,4}}(?:[{STARS}]|{WRITTEN})"
    rf"|{IN_ENGLISH}\s?\*{{1,3}}\s?{TERM}"
    r"|\b(?:security\s+)?classification(?:\s+level)?\s*[:：]\s*(?:top[\s-]*secret|secret|confidential)\b",
    re.IGNORECASE,
)
START = re.compile(rf"[绝絕机機秘祕密{STARS}]|\b[TtSsſCc]")
"""Where a mark may begin: to look for these first takes a tenth of the time."""
SECRET = re.compile("[密宻]")
BEFORE = 16
"""So many characters may stand before the first 密 of a mark, spaced out and behind a star."""


@rule("SEC001", clause="I.2", weight=Weight.STOP, adopted=True)
def classification_mark(document: Document) -> Iterator[Finding]:
    """Stop a document with a mark of secrecy: 绝密, 机密 or 秘密 beside a star, with or without a term.

    In fields, text, names and contents of attachments; spaced, in brackets,
    in the other script, with an asterisk before the term, behind 密级 or in
    English too. It cannot be waived, and nothing of it is quoted.

    Source: regulation I.2; Law on Guarding State Secrets; GB/T 9704-2012, 7.2.2 (level★term).
    """
    for hit in hits(document, _marks, _may_hold):
        yield document.finding(
            classification_mark,
            field=hit.passage.field,
            line=hit.line,
            got=hit.called("a classification mark"),
            expected="no document of this kind on any public machine; tell the secrecy officer at once",
        )


def _may_hold(together: Together) -> bool:
    words = together.words
    if "密" in words or "宻" in words or "ecret" in together.lower or "conf" in together.lower or "&#" in words:
        return any(cue in words for cue in CUES)
    return False


def marks(words: str) -> Iterator[int]:
    """Yield where marks begin; what `MARK` finds from the left to the right."""
    end = 0
    for first, last in _near(words):
        for start in START.finditer(words, first, last):
            if start.start() >= end and (mark := MARK.match(words, start.start())):
                end = mark.end()
                yield mark.start()


def _near(words: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which a mark can begin, from left to right; all of a text that may hold one in English."""
    if ("e" in words or "E" in words) and any(cue in words.lower() for cue in ("ecret", "onf")):
        yield 0, len(words)
        return
    end = 0
    for found in SECRET.finditer(words):
        yield max(end, found.start() - BEFORE), found.end()
        end = found.end()


def _marks(words: str) -> Iterator[tuple[int, str]]:
    found = [(start, "mark") for start in marks(words)]
    if not found and "&#" in words and MARK.search(unescape(words)):
        found = [(words.index("&#"), "mark")]
    return iter(found)
