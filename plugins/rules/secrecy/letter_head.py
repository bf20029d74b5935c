"""The head of an official letter is not part of what is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.passages import first_lines, hits
from plugins.rules.rule import rule

FIRST = 8
HEAD = re.compile(
    r"(?:份\s*号|密\s*级|保密期限|紧急程度|缓\s*急)\s*[:：].*|(?:份\s*号)\s*[0-9]+|特\s*提|特\s*急|加\s*急|平\s*急|签发人\s*[:：].*"
    r"|(?:copy no\.?|urgency|classification)\s*:.*",
    re.IGNORECASE,
)


@rule("SEC004", clause="I.2")
def letter_head(document: Document) -> Iterator[Finding]:
    """Refuse the fields that head an official letter, in the first eight lines: copy number, level, urgency, signer.

    Whoever copied them copied the paper that went round, not the one to be published.

    Source: GB/T 9704-2012, 7.2.1 to 7.2.3 and 7.2.6.
    """
    for hit in hits(document, _heads):
        yield document.finding(
            letter_head,
            field=hit.passage.field,
            line=hit.line,
            got=hit.called("a field from the head of an official letter"),
            expected="the text alone, from its title on; check that this paper may be public",
        )


def _heads(words: str) -> Iterator[tuple[int, str]]:
    for offset, line in first_lines(words, FIRST):
        if HEAD.fullmatch(line):
            yield offset, line
