"""The status in a document is that of the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.standing import Dossier, State
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("REV001", clause="IV.1", scope="reference")
def status_agrees(document: Document, library: Library) -> Iterator[Finding]:
    """Require that ``status`` in a working document is what the ledger says, or ``draft`` while it is being written.

    Waiting, held, public and adopted documents all read ``approved``; one
    that was edited after approval goes back to ``draft``. The status opens
    nothing: it only must not mislead whoever reads the file.

    Source: regulation IV.1 (the Information Office reviews and releases).
    """
    if not document.path.startswith("content/"):
        return
    says = document.string("status") or document.raw.get("status", "nothing")
    dossier = library.catalogue.dossiers.get(document.id)
    real = _of_ledger(dossier)
    if real == "approved" and _is_edited(document, library):
        if says != "draft":
            yield document.finding(
                status_agrees,
                field="status",
                got=(str(says),),
                expected="draft: the text differs from what was approved; inv submit makes it submitted",
            )
    elif says not in (real, "draft"):
        yield document.finding(
            status_agrees,
            field="status",
            got=(str(says),),
            expected=f"{real}, as the ledger says" + (", or draft" if real != "draft" else "; inv submit changes it"),
        )


def _is_edited(document: Document, library: Library) -> bool:
    standing = library.catalogue.standings.get(document.id)
    if standing is not None and standing.state is State.CHANGED:
        return True
    publication = library.catalogue.publications.get(document.id)
    approvals = library.catalogue.dossiers[document.id].approvals
    # What is approved and still waits is not what is public, and not at hand here.
    is_latest = publication is not None and approvals[-1].digest == publication.revision.digest
    return is_latest and library.is_changed(document)


def _of_ledger(dossier: Dossier | None) -> str:
    if dossier is None:
        return "draft"
    if dossier.pending:
        return "submitted"
    if dossier.withdrawn:
        return "withdrawn"
    if dossier.returned:
        return "returned"
    return "approved" if dossier.approvals else "draft"
