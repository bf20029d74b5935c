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
    standing = library.catalogue.standings.get(document.id)
    is_edited = standing is not None and standing.state is State.CHANGED
    real = _of_ledger(dossier)
    if real == "approved" and (is_edited or library.is_changed(document)):
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
