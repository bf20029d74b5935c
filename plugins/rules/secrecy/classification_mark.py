"""Nothing with a classification mark leaves the house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.passages import Together, hits
from plugins.rules.rule import rule

STARS = "★☆⭐✩✪✫✬✭✮✯"
CUES = (*STARS, "&")
MARK = re.compile(
    rf"(?:(?:绝|机|秘)\s*密|\b(?:TOP\s+SECRET|SECRET|CONFIDENTIAL))\s*(?:[{STARS}]|&(?:#9733|#x2605|starf?|bigstar);)",
    re.IGNORECASE,
)


@rule("SEC001", clause="I.2", weight=Weight.STOP, adopted=True)
def classification_mark(document: Document) -> Iterator[Finding]:
    """Stop a document with a mark of secrecy: 绝密, 机密 or 秘密 beside a star, with or without a term.

    In fields, text, names and contents of attachments, spaced or in English
    too. It cannot be waived, and nothing of it is quoted.

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
    if "密" in together.words or "ecret" in together.lower or "conf" in together.lower:
        return any(cue in together.words for cue in CUES)
    return False


def _marks(words: str) -> Iterator[tuple[int, str]]:
    return ((found.start(), "mark") for found in MARK.finditer(words))
