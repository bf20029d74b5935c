"""A press conference says when it begins, or for when it had been announced."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.revision import Revision
from plugins.model.value import parse_minute
from plugins.rules.library import Library
from plugins.rules.rule import rule

BEGINS, ENDS, BEFORE = "begins", "ends", "announced_for"


@rule("DAT008", clause="I.4", scope="reference", every=False)
def conference_times(document: Document, library: Library) -> Iterator[Finding]:
    """Require ``begins`` of a conference that takes place, and ``announced_for`` of one that does not.

    What goes out with a conference waits for ``begins``; one that is
    postponed or cancelled has none, so that nothing goes out. It says instead
    for when it was announced last, as the public knows it. A conference ends
    after it began, and was not held before it began.

    Source: regulation I.4, I.5; RFC 5545, 3.6.1 (an end is later than the start).
    """
    standing = document.string("standing")
    begins, ends = document.string(BEGINS), document.string(ENDS)
    if standing in ("planned", "held"):
        yield from _either(document, BEGINS, BEFORE, f"the day and time at which it begins, as it is {standing}")
        if standing == "held" and begins and parse_minute(begins) > library.catalogue.at:
            yield document.finding(
                conference_times, field="standing", got=standing, expected=f"planned until it has begun, {begins}"
            )
    elif standing:
        yield from _either(
            document, BEFORE, BEGINS, f"the day and time for which it was announced, as it is {standing}"
        )
        publication = library.catalogue.publications.get(document.id)
        known, said = _announced(publication.revision) if publication else "", document.string(BEFORE)
        if known and said and said != known:
            yield document.finding(
                conference_times, field=BEFORE, got=said, expected=f"{known}, as the public knows it"
            )
    if begins and ends and parse_minute(ends) <= parse_minute(begins):
        yield document.finding(conference_times, field=ENDS, got=ends, expected=f"a time after it begins, {begins}")
    if ends and not begins and standing not in ("planned", "held"):
        yield document.finding(
            conference_times, field=ENDS, got=ends, expected=f"nothing, as it is {standing or 'without a time'}"
        )


def _either(document: Document, wanted: str, other: str, expected: str) -> Iterator[Finding]:
    if not document.string(wanted):
        yield document.finding(conference_times, field=wanted, expected=f"{expected}, such as 2026-11-23 10:00")
    if said := document.string(other):
        yield document.finding(conference_times, field=other, got=said, expected=f"nothing; {wanted} says {expected}")


def _announced(revision: Revision) -> str:
    return revision.string(BEGINS) or revision.string(BEFORE)
