"""A document that goes out with another names one that exists and does not wait for it in turn."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document, Publish
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("LNK007", clause="IV.2", scope="reference")
def publish_with(document: Document, library: Library) -> Iterator[Finding]:
    """Require that ``publish: with <id>`` names another document, and that the two do not wait for each other.

    Source: regulation IV.2 (uploaded at the same time).
    """
    seen: set[str] = set()
    publish = document.fields.get("publish")
    while isinstance(publish, Publish) and publish.kind == "with" and publish.id not in seen:
        known = publish.id in library.working or publish.id in library.catalogue.dossiers
        if publish.id == document.id:
            got = "this document itself, by way of others" if seen else "this document itself"
        elif not known and not seen:
            got = f"with {publish.id}, which no document has"
        else:
            seen.add(publish.id)
            other = library.working.get(publish.id)
            publish = other.fields.get("publish") if other else None
            continue
        yield document.finding(
            publish_with,
            field="publish",
            got=(got,),
            expected="the id of a document with a time of its own, such as with k7m29xqf",
        )
        return
