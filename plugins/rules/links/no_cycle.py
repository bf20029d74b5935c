"""No law amends or repeals, over others, itself."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule

EFFECTS = ("amends", "repeals")


@rule("LNK006", clause="IV.2", scope="reference")
def no_cycle(document: Document, library: Library) -> Iterator[Finding]:
    """Require that what a document amends or repeals does not, over any number of steps, amend or repeal it.

    Source: Legislation Law of 2023, article 103 (the newer provision prevails: of two, one is the newer).
    """
    for name in EFFECTS:
        for id in document.strings(name):
            if id != document.id and document.id in library.reachable(id, EFFECTS):
                yield document.finding(
                    no_cycle,
                    field=name,
                    got=(f"{id}, which in the end amends or repeals this document",),
                    expected="an older document, such as one announced before this",
                )
