"""What central leaders attend is cleared by the central offices, and follows the release of Xinhua."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document, Publish
from plugins.model.finding import Finding
from plugins.rules.entries import named_entry
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("REG006", clause="III.1", scope="reference", every=False)
def central_release(document: Document, library: Library) -> Iterator[Finding]:
    """Require of an event with central leaders the central offices' approval, and ``publish: on-go``.

    The text waits for the act ``go``, which cites the release that Xinhua has published.

    Source: regulation III.1.
    """
    entry, _ = named_entry(document, "event", "event", library)
    if entry is None or entry.facts.get("central") != "yes":
        return
    if not entry.step("clear"):
        yield document.finding(
            central_release,
            field="event",
            got=(entry.reference,),
            expected="an event whose release the central offices have approved: the steps send and clear",
        )
    publish = document.fields.get("publish")
    if not (isinstance(publish, Publish) and publish.kind == "on-go"):
        yield document.finding(
            central_release,
            field="publish",
            got=(str(publish) if publish else "nothing",),
            expected="publish: on-go, which waits for the release of Xinhua",
        )
