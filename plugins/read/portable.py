"""The text of PDF files, with their properties and notes."""

from __future__ import annotations

import logging
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from plugins.read.no_text import NoTextError

MOST_CHARACTERS = 5_000_000
MOST_PAGES = 2_000
PAINTING = frozenset(
    (
        *(b"Do", b"sh", b"INLINE IMAGE", b"BI"),
        *(b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"),
        *(b"Tj", b"TJ", b"'", b'"'),
    )
)
"""Operators after which something is seen; `pypdf` calls an inline image by a name of its own."""

BROKEN = (
    PyPdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reading a file raises that is no sound PDF."""


def pdf_text(data: bytes) -> str:
    """Return the text of all pages, annotations and properties.

    A page without text that paints nothing is empty, as between two chapters.

    Source: ISO 32000-1, annex A (operators).

    Raises:
        NoTextError: the file is encrypted, broken or too large, or a page shows something and has no text.
    """
    quiet = logging.getLogger("pypdf")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)
    try:
        return _read(data)
    except BROKEN as error:
        raise NoTextError("a file that is broken") from error
    finally:
        quiet.setLevel(level)


def pdf_pages(data: bytes) -> int | None:
    """Return how many pages a PDF file has, None when it is encrypted or broken."""
    quiet = logging.getLogger("pypdf")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(data))
        return None if reader.is_encrypted else len(reader.pages)
    except BROKEN:
        return None
    finally:
        quiet.setLevel(level)


def _read(data: bytes) -> str:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        raise NoTextError("a file that is encrypted")
    if len(reader.pages) > MOST_PAGES:
        raise NoTextError(f"more than {MOST_PAGES:,} pages")
    pieces: list[str] = []
    total = 0
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        if not text.strip() and _paints(page):
            raise NoTextError(f"page {number} shows something and has no text, as a scan does")
        total += len(text)
        if total > MOST_CHARACTERS:
            raise NoTextError(f"more than {MOST_CHARACTERS:,} characters")
        pieces.append(text)
        for reference in page.get("/Annots") or ():
            note = reference.get_object().get("/Contents")
            if note:
                pieces.append(str(note))
    if not any(map(str.strip, pieces)):
        raise NoTextError("no page has text")
    pieces += [str(value) for value in (reader.metadata or {}).values()]
    if reader.xmp_metadata is not None:
        pieces += [str(reader.xmp_metadata.dc_title or ""), str(reader.xmp_metadata.dc_description or "")]
    return "\n".join(pieces)


def _paints(page: PageObject) -> bool:
    """Return whether a page paints a picture, a form, an inline image, a curve, a shading or letters."""
    content = page.get_contents()
    return content is not None and any(operator in PAINTING for _, operator in content.operations)
