"""The text of an interview has its entry: arranged with consent, and received for review."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.entries import named_entry
from plugins.rules.library import Library
from plugins.rules.rule import rule

FIELD = "interview"


@rule("REG004", clause="II.2", scope="reference", every=False)
def interview_arranged(document: Document, library: Library) -> Iterator[Finding]:
    """Require an entry of the register of interviews: consented to by the leader whom the text names, and arranged.

    An interview that was refused, one by telephone among them, has no text here.
    The text was received for its review.

    Source: regulation II.1, II.2, II.3, II.4, II.6, II.8.
    """
    entry, got = named_entry(document, FIELD, FIELD, library)
    if entry is None:
        yield document.finding(
            interview_arranged,
            field=FIELD,
            got=(got,),
            expected="the reference of the application; python3 inv register interview --as WHO enters one",
        )
        return
    consent = entry.step("consent")
    for fault, expected in (
        (entry.step("refuse"), "an interview that was not refused"),
        (not entry.step("arrange"), "an interview that was arranged; its next step is in python3 inv registers"),
        (entry.step("arrange") and not entry.step("text"), "one of which the text was received: the step text"),
        (
            consent and consent.by != document.string("leader"),
            f"the leader who consented, leader: {consent.by if consent else ''}",
        ),
    ):
        if fault:
            yield document.finding(interview_arranged, field=FIELD, got=(entry.reference,), expected=expected)
