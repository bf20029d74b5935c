"""Who got a copy is not published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.passages import Together, hits
from plugins.rules.rule import rule

LIST = re.compile(
    r"^[ \t>*|]*(?:抄\s*送|抄\s*报|分\s*送|传\s*阅|发\s*送范围|分发范围)\s*[:：].+"
    r"|^[ \t>*|]*(?:cc|c\.c\.|copies? to|distribution list|for distribution to)\s*:.+",
    re.IGNORECASE | re.MULTILINE,
)

CUES = ("抄", "送", "阅", "分发范围", ":")


@rule("SEC005", clause="I.2")
def distribution_list(document: Document) -> Iterator[Finding]:
    """Refuse lines that list who received copies of a paper.

    Source: GB/T 9704-2012, 7.4.2 (offices that receive copies); regulation I.2.
    """
    for hit in hits(document, _lists, _may_hold):
        yield document.finding(
            distribution_list,
            field=hit.passage.field,
            line=hit.line,
            got=hit.called("a list of those who received copies"),
            expected="the text without it; check that this paper may be public",
        )


def _may_hold(together: Together) -> bool:
    return any(cue in together.words for cue in CUES)


def _lists(words: str) -> Iterator[tuple[int, str]]:
    return ((found.start(), found[0].strip()) for found in LIST.finditer(words))
