"""The attachments of a working document on disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from unicodedata import normalize

from plugins.model.document import Document


def attachment_files(path: Path, document: Document) -> Mapping[str, Path]:
    """Return where the attachments of a working document lie, by name; names on disk may be decomposed."""
    folder = path.with_suffix("")
    there = {normalize("NFC", p.name): p for p in folder.iterdir()} if folder.is_dir() else {}
    return {a.name: there[a.name] for a in document.attachments}
