"""A press release names what it announces."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.rule import rule


@rule("PRE002", clause="I.6", weight=Weight.NOTE, every=False)
def bound_release(document: Document) -> Iterator[Finding]:
    """Ask for ``announces``: the document, meeting or activity that a press release is about.

    The page then links both ways, and the document no longer owes a press release.

    Source: regulation I.6, IV.2, IV.3.
    """
    if "announces" not in document.raw:
        yield document.finding(
            bound_release,
            field="announces",
            expected="the ids of what it announces, such as announces: [k7m29xqf]",
        )
