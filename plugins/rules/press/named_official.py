"""What officials say is said under their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.passages import hits
from plugins.rules.rule import rule

ANONYMOUS = re.compile(
    r"不愿(?:意)?(?:透露|公开)姓名的[^，。\s]{0,12}(?:官员|负责人|工作人员|干部)|匿名(?:官员|负责人|干部)"
    r"|\b(?:unnamed|anonymous) (?:\w+ )?officials?\b"
    r"|\bofficials? who (?:asked not to be|declined to be|did not want to be) named\b"
    r"|\bofficials? (?:speaking )?on condition of anonymity\b",
    re.IGNORECASE,
)


@rule("PRE001", clause="II.7", every=False)
def named_official(document: Document) -> Iterator[Finding]:
    """Require that no unnamed official is a source.

    Source: regulation II.7.
    """
    for hit in hits(document, _anonymous):
        yield document.finding(
            named_official,
            field=hit.passage.field,
            line=hit.line,
            got=hit.value,
            expected="the name and office of whoever said it, such as Sun Hao, Vice Minister, or nothing of it",
        )


def _anonymous(words: str) -> Iterator[tuple[int, str]]:
    return ((found.start(), found[0]) for found in ANONYMOUS.finditer(words))
