"""What a page says of a file before it is fetched: how large a picture is, how many pages a PDF file has."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath

from plugins.model.document import Attachment
from plugins.read.extraction import IMAGES

MOST_BYTES = 50_000_000
"""Larger files are not looked at; nobody attaches them, for `plugins.read.attachments` refuses them."""

MOST_PIXELS = 65_535
"""On a side, as in JPEG; a header that says more is not believed."""

MOST_PAGES = 20_000
"""A PDF file that says it has more is not believed."""

PDF = ".pdf"


def is_measured(name: str) -> bool:
    """Tell whether anything is known of files with such a name besides their length."""
    return _suffix(name) in {PDF, *IMAGES}


def measured(attachment: Attachment, data: bytes) -> Attachment:
    """Return an attachment with its measures; a file that is broken, encrypted or too large has none.

    A picture has the sides that browsers show, turned as its Exif says.
    """
    if not is_measured(attachment.name) or len(data) > MOST_BYTES:
        return attachment
    if _suffix(attachment.name) == PDF:
        from plugins.read.portable import pdf_pages  # costly to load, and most builds read no PDF

        pages = pdf_pages(data) or 0
        return replace(attachment, pages=pages) if 0 < pages <= MOST_PAGES else attachment
    import imagesize

    width, height = imagesize.get(BytesIO(data))
    if 0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS:
        return replace(attachment, width=int(width), height=int(height))
    return attachment


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
