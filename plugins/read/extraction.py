"""What can be read in an attachment, for the rules; and whether it is of the kind its name tells."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import PurePosixPath

from plugins.model.document import Attachment
from plugins.read.images import image_text
from plugins.read.no_text import NoTextError
from plugins.read.office import ofd_text, office_text
from plugins.read.seven_bits import seven_bit_encoding

_ZIP = b"PK\x03\x04"
SIGNATURES: dict[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    **dict.fromkeys((".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".ofd"), (_ZIP, b"PK\x05\x06")),
    **dict.fromkeys((".doc", ".xls", ".ppt"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)),
}
PLAIN = frozenset({".csv", ".geojson", ".ics", ".json", ".jsonld", ".md", ".tsv", ".txt", ".vcf", ".yaml", ".yml"})
MARKED_UP = frozenset({".gpx", ".htm", ".html", ".kml", ".rdf", ".svg", ".xml", ".xsd"})
OFFICE = frozenset({".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"})
IMAGES = frozenset({".gif", ".jpeg", ".jpg", ".png", ".webp"})
KINDS = {
    b"%PDF-": "a PDF file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    _ZIP: "a zip or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"MZ": "a Windows program",
    b"\x7fELF": "a program",
}
ENCODINGS = ("utf-8-sig", "gb18030")
MOST_CHARACTERS = 10_000_000
"""Of the words in a packed file: a few kilobytes unpack to any number, and rules look at each of them."""

_TAGS = re.compile(r"<[^<>]*>")


def looks_unlike(name: str, data: bytes) -> tuple[str, str] | None:
    """Return what a file begins like and what its name lets expect, None when they agree."""
    suffix = PurePosixPath(name).suffix.lower()
    begins = next((kind for start, kind in KINDS.items() if data.startswith(start)), "")
    expected = SIGNATURES.get(suffix)
    if expected is not None and not data.startswith(expected):
        return begins or "bytes of another kind", f"the bytes of a {suffix} file, or another ending"
    if suffix in PLAIN | MARKED_UP and begins:
        return begins, f"text in a {suffix} file, or another ending"
    return None


def with_text(attachment: Attachment, data: bytes) -> Attachment:
    """Return an attachment with what can be read in its bytes, or why nothing can."""
    try:
        return replace(attachment, text=extract(attachment.name, data))
    except NoTextError as error:
        return replace(attachment, unread=str(error))


def extract(name: str, data: bytes) -> str:
    """Return the text of a file with that of its properties.

    An image has the text of its metadata alone; what it shows, nobody has read.

    Raises:
        NoTextError: it cannot be read, or unpacks to more than 10,000,000 characters.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in PLAIN:
        return decoded(data)
    if suffix in MARKED_UP:
        text = decoded(data)
        return f"{html.unescape(_TAGS.sub(' ', text))}\n{text}"
    if suffix in IMAGES:
        return image_text(data)
    text = _unpacked(suffix, data)
    if len(text) > MOST_CHARACTERS:
        raise NoTextError(f"more than {MOST_CHARACTERS:,} characters when it is unpacked")
    return text


def _unpacked(suffix: str, data: bytes) -> str:
    """Return the text of a file whose bytes hold more than they are long."""
    if suffix == ".pdf":
        from plugins.read.portable import pdf_text  # costly to load, and most builds read no PDF

        return pdf_text(data)
    if suffix in OFFICE:
        return office_text(data)
    if suffix == ".ofd":
        return ofd_text(data)
    raise NoTextError(f"files that end in {suffix} cannot be read" if suffix else "a name without an ending")


def decoded(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or GB18030.

    Raises:
        NoTextError: it is in none of these, or holds NUL.
    """
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ENCODINGS
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if hidden := seven_bit_encoding(data):
            raise NoTextError(f"Chinese in {hidden}, where UTF-8 is expected")
        return text
    raise NoTextError("no text in UTF-8, UTF-16 or GB18030")
