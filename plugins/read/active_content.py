"""What an attachment does besides being read: by the kind that its name tells."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import PurePosixPath

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "html": (".htm", ".html"),
    "office": (".docx", ".odp", ".ods", ".odt", ".ofd", ".pptx", ".xlsx"),
    "old_office": (".doc", ".dps", ".et", ".ppt", ".wps", ".xls"),
    "pdf": (".pdf",),
    "rows": (".csv", ".tsv"),
    "xml": (".gpx", ".kml", ".rdf", ".svg", ".xml", ".xsd"),
}
"""Endings by the file below ``active/`` that looks at them; each is loaded when there is such a file."""

_FAMILY_OF = {ending: family for family, endings in FAMILIES.items() for ending in endings}


def active_content(name: str, data: bytes) -> tuple[str, ...]:
    """Return what runs, calculates or is fetched when a file is opened, each in words; ``()`` for nothing.

    Args:
        name: of the file; its ending, in any case, says how it is read.
        data: its bytes.
    """
    family = _FAMILY_OF.get(PurePosixPath(name).suffix.lower())
    if family is None:
        return ()
    return tuple(importlib.import_module(f"plugins.read.active.{family}").active(data))
