"""Shared pictures and forms are public."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document, Link
from plugins.model.finding import Finding, Weight
from plugins.model.shared_file import CREDIT, RIGHTS, SCHEME, shared_file
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("MED002", clause="IV.1", scope="reference")
def shared_file_public(document: Document, library: Library) -> Iterator[Finding]:
    """Require that each ``media:`` address names a document with one file, its credit and its rights.

    Until that document is public, and when it was withdrawn, the page shows the
    words of the picture or of the link instead; this is only noted. Each is
    named once.

    Source: regulation IV.1 (nothing is public without its review).
    """
    first: dict[str, Link] = {}
    for link in sorted(document.text.links, key=lambda link: link.line):
        if link.kind == "media":
            first.setdefault(link.target, link)
    for id, link in first.items():
        publication, dossier = library.catalogue.publications.get(id), library.catalogue.dossiers.get(id)
        instead, weight = "nothing now: until then the page shows its words instead", Weight.NOTE
        if publication is not None:
            if shared_file(publication.revision) and publication.revision.string(CREDIT):
                continue
            got, weight = f"{publication.revision.title!r}, which shares no file", Weight.REFUSE
            instead = f"a document with one file, {CREDIT} and {RIGHTS}; doc:{id} leads to its page"
        elif dossier is not None and dossier.withdrawn:
            got, instead = "a file that was withdrawn", "another one, or none; the page shows its words instead"
        elif id in library.working or (dossier is not None and dossier.approvals):
            got = "a file that is not public yet"
        else:
            got, weight = "no document", Weight.REFUSE
            instead = f"the id of one in a column for shared files, such as ![a map]({SCHEME}k7m29xqf)"
        yield document.finding(
            shared_file_public, line=link.line, got=(f"{SCHEME}{id}, {got}",), expected=instead, weight=weight
        )
