"""Nothing headed SECRET leaves the house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.passages import Together, first_lines, hits
from plugins.rules.rule import rule

FIRST = 5
LINE = re.compile(
    r"(?:STRICTLY\s+)?(?:TOP\s+SECRET|SECRET|CONFIDENTIAL)(?:\s*(?://|[:/–—-])\s*[A-Z0-9 ,/–—-]*)?"
    r"|(?i:top[\s-]*secret|(?:strictly|highly)\s+confidential|secret\s+and\s+confidential)[!.]?"
    r"|[绝絕机機秘祕][ ]{0,4}[密宻][级級]?"
    r"(?:[ ]{0,4}[(（]?[0-9一二三四五六七八九十]{1,3}[ ]?(?:年|个月|個月|月)[)）]?|[ ]{0,4}(?:长期|長期|永久))?"
)


@rule("SEC002", clause="I.2", weight=Weight.STOP, adopted=True)
def classification_line(document: Document) -> Iterator[Finding]:
    """Stop a document in whose first five lines TOP SECRET, SECRET, CONFIDENTIAL, 绝密, 机密 or 秘密 stands alone.

    In English in capitals, TOP SECRET in any, with or without brackets and an
    addition in capitals; in Chinese with or without a term; in
    fields, text and attachments alike. A name of a file that begins so is one
    too. It cannot be waived, and nothing of it is quoted.

    Source: regulation I.2; Law on Guarding State Secrets (marks in foreign languages have the same force).
    """
    for hit in hits(document, _lines, _may_hold):
        yield document.finding(
            classification_line,
            field=hit.passage.field,
            line=hit.line,
            got=hit.called("a classification mark"),
            expected="no document of this kind on any public machine; tell the secrecy officer at once",
        )


def _may_hold(together: Together) -> bool:
    lower = together.lower
    return "ecret" in lower or "confidential" in lower or "密" in together.words or "宻" in together.words


def _lines(words: str) -> Iterator[tuple[int, str]]:
    for offset, line in first_lines(words, FIRST):
        if LINE.fullmatch(line):
            yield offset, "mark"
