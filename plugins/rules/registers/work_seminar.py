"""Seminars on work are not reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.entries import named_entry
from plugins.rules.library import Library
from plugins.rules.rule import rule

SEMINAR = re.compile(r"\b(?:work|business|working) seminars?\b|(?:业务|工作)(?:工作)?研讨会", re.IGNORECASE)


@rule("REG007", clause="III.5", scope="reference", every=False)
def work_seminar(document: Document, library: Library) -> Iterator[Finding]:
    """Refuse what reports on a seminar on work, by its title or by the register of events.

    Source: regulation III.5.
    """
    title = document.string("title")
    expected = "nothing: seminars on work are not reported; the entry is closed by the step drop"
    entry, _ = named_entry(document, "event", "event", library)
    if found := SEMINAR.search(title):
        yield document.finding(work_seminar, field="title", got=found[0], expected=expected)
    elif entry and entry.facts.get("kind") == "seminar":
        yield document.finding(
            work_seminar, field="event", got=(f"{entry.reference}, which is a seminar",), expected=expected
        )
