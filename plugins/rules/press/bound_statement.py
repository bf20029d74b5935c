"""A statement of the spokesperson is about something that the public can see."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document, Publish
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("PRE003", clause="I.6", scope="reference", every=False)
def bound_statement(document: Document, library: Library) -> Iterator[Finding]:
    """Require that the document, meeting or activity in ``announces`` is public before the statement, or with it.

    It comes with it where the statement says ``publish: with`` its id.

    Source: regulation I.6, IV.3.
    """
    publish = document.fields.get("publish")
    together = publish.id if isinstance(publish, Publish) else ""
    for id in document.ids_in("announces"):
        is_known = id in library.working or id in library.catalogue.dossiers
        if is_known and id != together and id not in library.catalogue.publications:
            yield document.finding(
                bound_statement,
                field="announces",
                got=(f"{id}, which is not public",),
                expected=f"something that readers can see, or publish: with {id} so that both come at once",
            )
