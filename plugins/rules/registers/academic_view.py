"""Who releases in their own name says that it is an academic view of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

FIELD = "statement"
OWN_VIEW = re.compile(r"\bpersonal academic (?:view|opinion|point of view)|个人学术(?:观点|意见|见解)", re.IGNORECASE)
ANSWERS = re.compile(r"\b(?:responsib|answers? for|answerable|liab)|负责|责任", re.IGNORECASE)


@rule("REG003", clause="I.7", every=False)
def academic_view(document: Document) -> Iterator[Finding]:
    """Require of a release in a unit's own name the statement that it is a personal academic view, and who answers.

    In the name of the ministry there is no such statement.

    Source: regulation I.7 ("you must state that it is your personal academic point of view and you must take
    responsibility for it").
    """
    said, name = document.string(FIELD), document.string("in_name_of")
    if name == "ministry" and said:
        yield document.finding(
            academic_view,
            field=FIELD,
            got=said,
            expected="no statement of a personal view in a release in the name of the ministry",
        )
    if name != "ministry" and not (OWN_VIEW.search(said) and ANSWERS.search(said)):
        yield document.finding(
            academic_view,
            field=FIELD,
            got=said or None,
            expected="that it is a personal academic view, and who answers for it, such as "
            "This is the personal academic view of its authors, who are responsible for it. "
            "(本文为作者个人学术观点，由作者负责。)",
        )
