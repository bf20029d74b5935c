"""An index number, once public, never changes."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("REV005", clause="IV.2", scope="reference")
def index_kept(document: Document, library: Library) -> Iterator[Finding]:
    """Require that the index number of a public document stays what it is, also when the body is renamed.

    Source: directory of government information (the index number is given once).
    """
    publication = library.catalogue.publications.get(document.id)
    before = publication.revision.string("index_number") if publication else ""
    if before and document.string("index_number") != before:
        yield document.finding(
            index_kept,
            field="index_number",
            got=document.string("index_number") or None,
            expected=f"{before}, under which it is public",
        )
