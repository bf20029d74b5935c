"""Links lead to documents that exist."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("LNK001", clause="IV.7", scope="reference")
def link_target(document: Document, library: Library) -> Iterator[Finding]:
    """Require that every ``doc:`` link names a document that is public or being written.

    Until its target is public the link shows as plain text; that, and a
    target that was withdrawn, is only noted. Each target is named once.

    Source: 国办秘函〔2019〕19号 (links that lead nowhere are counted).
    """
    first = {link.target: link for link in reversed(document.text.links) if link.kind == "document"}
    for link in sorted(first.values(), key=lambda link: link.line):
        if link.target in library.catalogue.publications:
            continue
        dossier = library.catalogue.dossiers.get(link.target)
        if dossier is not None and dossier.withdrawn:
            got, expected, weight = "a document that was withdrawn", "a document in force, or no link", Weight.NOTE
        elif link.target in library.working or (dossier is not None and dossier.approvals):
            got, weight = "a document that is not public yet", Weight.NOTE
            expected = "nothing now: until it is public the link shows as plain text"
        else:
            got, expected, weight = "no document", "the id of one, such as [text](doc:k7m29xqf)", Weight.REFUSE
        yield document.finding(
            link_target, line=link.line, got=(f"doc:{link.target}, {got}",), expected=expected, weight=weight
        )
