"""The text of Word, Excel, PowerPoint, OpenDocument and OFD files: every XML part, properties and comments included."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from html import unescape
from io import BytesIO

from plugins.read.no_text import NoTextError

MOST_BYTES = 100_000_000
MOST_PARTS = 5_000
_BLOCK_END = re.compile(
    r"</(?:w:p|a:p|text:p|text:h|si|row|table:table-row|w:tc|is|ofd:TextObject)>|<(?:w:br|w:tab|text:tab|text:line-break)\b[^<>]*>"
)
_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE_TEXT = re.compile(r'\b(?:sheet|name|title|descr|office:value|w:author)\s*=\s*"([^"<>]*)"')
_BETWEEN = re.compile(r"(?:(?<![ \t])[ \t]+)?\n\s*")
_XML = (".xml", ".rels", ".vml")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_PAINTS = re.compile(r"<(?:\w+:)?(?:ImageObject|PathObject|CompositeObject)\b")


def office_text(data: bytes) -> str:
    """Return the text of all parts of a zipped Office file.

    Raises:
        NoTextError: it unpacks to more than 100 MB, holds more than 5,000 parts, is encrypted or broken, or has
            embedded files in it.
    """
    return _BETWEEN.sub("\n", "\n".join(filter(None, map(_words, opened(data).values()))))


def ofd_text(data: bytes) -> str:
    """Return the text of all parts of an OFD file.

    A page that paints and holds no text is a scan, or letters made into curves.

    Source: GB/T 33190-2016, 7.7 and 11 (pages, and the text objects in them).

    Raises:
        NoTextError: as for `office_text`; or a page paints and has no text.
    """
    parts = opened(data)
    for name, xml in parts.items():
        if _PAINTS.search(xml) and "TextCode" not in xml:
            raise NoTextError(f"{name} in it shows something and holds no text, as a scan does")
    return _BETWEEN.sub("\n", "\n".join(filter(None, map(_words, parts.values()))))


def part_names(data: bytes) -> tuple[str, ...]:
    """Return the names of all parts of a zipped Office file, sorted.

    Raises:
        NoTextError: it is broken.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return tuple(sorted(archive.namelist()))
    except _BROKEN as error:
        raise NoTextError("a file that is encrypted or broken") from error


def opened(data: bytes, *, everything: bool = False) -> Mapping[str, str]:
    """Return the XML parts of a zipped Office file by name.

    Args:
        data: the bytes of the file.
        everything: whether files embedded in it are passed over instead of refused.

    Raises:
        NoTextError: as for `office_text`.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _parts(archive, everything)
    except _BROKEN as error:
        raise NoTextError("a file that is encrypted or broken") from error


def _parts(archive: zipfile.ZipFile, everything: bool) -> Mapping[str, str]:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise NoTextError(f"more than {MOST_PARTS:,} parts")
    left = MOST_BYTES
    found: dict[str, str] = {}
    for part in sorted(parts, key=lambda part: part.filename):
        if not everything and "/embeddings/" in part.filename:
            raise NoTextError("other files embedded in it")
        if not part.filename.endswith(_XML):
            continue
        with archive.open(part) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise NoTextError(f"more than {MOST_BYTES:,} bytes when it is unpacked")
        found[part.filename] = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    if not found:
        raise NoTextError("no parts in it that hold text")
    return found


def _words(xml: str) -> str:
    named = " ".join(_ATTRIBUTE_TEXT.findall(xml))
    return unescape(f"{_TAG.sub('', _BLOCK_END.sub(chr(10), xml))}\n{named}").strip()
