"""Nothing is added to a topic that is frozen."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import day_starts
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("TOP002", clause="IV.6", scope="reference", every=False)
def topic_frozen(document: Document, library: Library) -> Iterator[Finding]:
    """Require that a topic gathers nothing new from its day ``frozen`` on; the day in the public text counts.

    What it gathers may be taken out, and its words corrected.

    Source: regulation IV.6.
    """
    public = library.catalogue.publications.get(document.id)
    frozen = public.revision.day("frozen") if public else None
    if public is None or frozen is None or day_starts(frozen) > library.catalogue.at:
        return
    known = public.revision.ids_in("gathers")
    for id in document.ids_in("gathers"):
        if id not in known:
            yield document.finding(
                topic_frozen,
                field="gathers",
                got=(f"{id}, which it did not gather when it was frozen on {frozen.isoformat()}",),
                expected="what it gathered then, or a new topic, or first the approval of a text that is frozen later",
            )
