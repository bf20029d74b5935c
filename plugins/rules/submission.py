"""The time at which people who stand in a document are judged."""

from __future__ import annotations

from datetime import datetime

from plugins.model.document import Document
from plugins.rules.library import Library


def submitted_at(document: Document, library: Library) -> datetime:
    """Return when the text was submitted; of a text that nobody has submitted, now.

    A term that ends later takes nothing back.
    """
    dossier = library.catalogue.dossiers.get(document.id)
    if dossier is not None and dossier.pending and dossier.steps:
        return dossier.steps[0].at
    if dossier is not None and dossier.approvals and document.string("status") in ("", "approved"):
        return dossier.approvals[-1].acts[0].at
    return library.catalogue.at
