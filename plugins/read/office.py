"""The text of Word, Excel, PowerPoint and OpenDocument files: every XML part, properties and comments included."""

from __future__ import annotations

import re
import zipfile
import zlib
from html import unescape
from io import BytesIO

MOST_BYTES = 100_000_000
MOST_PARTS = 5_000
_BLOCK_END = re.compile(
    r"</(?:w:p|a:p|text:p|text:h|si|row|table:table-row|w:tc|is)>|<(?:w:br|w:tab|text:tab|text:line-break)\b[^<>]*>"
)
_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE_TEXT = re.compile(r'\b(?:sheet|name|title|descr|office:value|w:author)\s*=\s*"([^"<>]*)"')
_BETWEEN = re.compile(r"[ \t]*\n\s*")
_PARTS = (".xml", ".rels", ".vml")


def office_text(data: bytes) -> str | None:
    """Return the text of all parts of a zipped Office file; None when it cannot be read.

    What unpacks to more than 100 MB, holds more than 5,000 parts, is encrypted or
    broken cannot be read, and neither can one with embedded files or macros.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        LookupError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
    ):
        return None


def _read(archive: zipfile.ZipFile) -> str | None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        return None
    left = MOST_BYTES
    pieces: list[str] = []
    for part in sorted(parts, key=lambda part: part.filename):
        if part.filename.endswith("vbaProject.bin") or "/embeddings/" in part.filename:
            return None
        if not part.filename.endswith(_PARTS):
            continue
        with archive.open(part) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            return None
        pieces.append(_words(content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")))
    return _BETWEEN.sub("\n", "\n".join(filter(None, pieces))) if pieces else None


def _words(xml: str) -> str:
    named = " ".join(_ATTRIBUTE_TEXT.findall(xml))
    return unescape(f"{_TAG.sub('', _BLOCK_END.sub(chr(10), xml))}\n{named}").strip()
