"""The release about a leader's event was submitted before the event began."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.entries import begins, named_entry
from plugins.rules.library import Library
from plugins.rules.rule import rule

FIELD = "event"


@rule("REG005", clause="III.3", scope="reference", every=False)
def before_event(document: Document, library: Library) -> Iterator[Finding]:
    """Require an entry of the register of events of the same leader, with this text submitted before the event began.

    The time is that of the machine's seal, which nobody types. What was put
    off after it had begun has begun all the same.

    Source: regulation III.3.
    """
    entry, got = named_entry(document, FIELD, FIELD, library)
    if entry is None:
        yield document.finding(
            before_event,
            field=FIELD,
            got=(got,),
            expected="the reference of the event; python3 inv register event --as WHO announces one",
        )
        return
    submitted, begin = entry.step("submit"), begins(entry)
    facts, leader = entry.facts, document.string("leader")
    late = submitted and begin and submitted.at >= begin
    for fault, expected in (
        (entry.step("drop"), "an event that is reported; this one was dropped"),
        (facts.get("leader") != leader, f"an event of {leader}; this one is of {facts.get('leader')}"),
        (not submitted, "an event whose release was submitted before it began: the step submit"),
        (
            submitted and facts.get("document") != document.id,
            f"an event whose release is {document.id}; it names {facts.get('document')}",
        ),
        (
            late,
            "a release that was submitted before the event began"
            + (f", {begin.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}" if begin else ""),
        ),
    ):
        if fault:
            yield document.finding(before_event, field=FIELD, got=(entry.reference,), expected=expected)
