"""A verdict rests on a primary source that is published."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from plugins.model.document import Document, Publish
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("CLA001", clause="I.2", scope="reference", every=False)
def verdict_source(document: Document, library: Library) -> Iterator[Finding]:
    """Require ``evidence``, documents of this site that are public, or ``evidence_address`` of a source elsewhere.

    A document that comes at the same moment, ``publish: with`` its id, will
    do. Each document that is named and not public is found, for its readers
    cannot check the verdict.

    Source: regulation I.1, I.2 (authoritative information; nothing that violates the facts).
    """
    address = document.string("evidence_address")
    ids = document.ids_in("evidence")
    if not ids and not address:
        yield document.finding(
            verdict_source,
            field="evidence",
            expected="the ids of published documents that show it, such as evidence: [k7m29xqf], "
            "or evidence_address: of figures or a report that its author published",
        )
    publish = document.fields.get("publish")
    together = publish.id if isinstance(publish, Publish) else ""
    for id in ids:
        is_known = id in library.working or id in library.catalogue.dossiers
        if is_known and id != together and id not in library.catalogue.publications:
            yield document.finding(
                verdict_source,
                field="evidence",
                got=(f"{id}, which is not public",),
                expected=f"a published document, or publish: with {id} so that both come at once",
            )
    if address and urlsplit(address).hostname == urlsplit(library.policy.site.base_url).hostname:
        yield document.finding(
            verdict_source,
            field="evidence_address",
            got=address,
            expected="evidence: with the id of the document, for a source on this site",
        )
