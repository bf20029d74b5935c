"""The text of PDF files, with their properties and notes."""

from __future__ import annotations

import logging
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

MOST_CHARACTERS = 5_000_000
MOST_PAGES = 2_000


def pdf_text(data: bytes) -> str | None:
    """Return the text of all pages, annotations and properties; None when it cannot be read.

    Encrypted files, files that are broken, and pages without any text (a
    scan) cannot be read.
    """
    quiet = logging.getLogger("pypdf")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)
    try:
        return _read(data)
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError):
        return None
    finally:
        quiet.setLevel(level)


def _read(data: bytes) -> str | None:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted or len(reader.pages) > MOST_PAGES:
        return None
    pieces: list[str] = []
    total = 0
    for page in reader.pages:
        text = page.extract_text()
        if not text.strip():
            return None
        total += len(text)
        if total > MOST_CHARACTERS:
            return None
        pieces.append(text)
        for reference in page.get("/Annots") or ():
            note = reference.get_object().get("/Contents")
            if note:
                pieces.append(str(note))
    pieces += [str(value) for value in (reader.metadata or {}).values()]
    if reader.xmp_metadata is not None:
        pieces += [str(reader.xmp_metadata.dc_title or ""), str(reader.xmp_metadata.dc_description or "")]
    return "\n".join(pieces)
