"""Nothing headed SECRET leaves the house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.passages import Together, first_lines, hits
from plugins.rules.rule import rule

FIRST = 5
LINE = re.compile(r"(?:STRICTLY\s+)?(?:TOP\s+SECRET|SECRET|CONFIDENTIAL)(?:\s*(?://|[:/–—-])\s*[A-Z0-9 ,/–—-]*)?")


@rule("SEC002", clause="I.2", weight=Weight.STOP, adopted=True)
def classification_line(document: Document) -> Iterator[Finding]:
    """Stop a document in whose first five lines TOP SECRET, SECRET or CONFIDENTIAL stands as a line of its own.

    In capitals, with or without brackets and an addition in capitals; in
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
    return "SECRET" in together.ascii or "CONFIDENTIAL" in together.ascii


def _lines(words: str) -> Iterator[tuple[int, str]]:
    for offset, line in first_lines(words, FIRST):
        if LINE.fullmatch(line):
            yield offset, "mark"
