"""Words that hide in images: comments and descriptions, read from the bytes."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

MOST_CHARACTERS = 200_000
_XMP = re.compile(rb"<x:xmpmeta.{0,200000}?</x:xmpmeta>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_PRINTABLE = re.compile(rb"[\x20-\x7e\x80-\xff]{4,}")


def image_text(data: bytes) -> str:
    """Return comments, descriptions and XMP of an image, ``""`` when it carries none."""
    pieces: list[bytes] = []
    if data.startswith(b"\x89PNG"):
        pieces += _png_texts(data)
    elif data.startswith(b"\xff\xd8"):
        pieces += _jpeg_texts(data)
    elif data.startswith(b"GIF8"):
        pieces += re.findall(rb"\x21\xfe[\x01-\xff](.{1,255}?)\x00", data, re.DOTALL)
    texts = [piece.decode("utf-8", errors="replace") for piece in pieces]
    texts += [_TAG.sub(" ", match.decode("utf-8", errors="replace")) for match in _XMP.findall(data)]
    return "\n".join(" ".join(text.split()) for text in texts)[:MOST_CHARACTERS]


def _png_texts(data: bytes) -> Iterator[bytes]:
    position = 8
    while position + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        body = data[position + 8 : position + 8 + length]
        if kind == b"tEXt":
            yield body.replace(b"\0", b" ")
        elif kind in (b"zTXt", b"iTXt"):
            yield _packed_text(kind, body)
        elif kind == b"eXIf":
            yield from _PRINTABLE.findall(body)
        position += 12 + length


def _packed_text(kind: bytes, body: bytes) -> bytes:
    keyword, _, rest = body.partition(b"\0")
    packed = kind == b"zTXt" or rest[:1] == b"\1"
    if kind == b"iTXt":
        rest = rest[2:].split(b"\0", 2)[-1]
    elif rest:
        rest = rest[1:]
    if packed:
        try:
            rest = zlib.decompressobj().decompress(rest, MOST_CHARACTERS)
        except zlib.error:
            rest = b""
    return keyword + b" " + rest


def _jpeg_texts(data: bytes) -> Iterator[bytes]:
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xDA:
            return
        (length,) = struct.unpack_from(">H", data, position + 2)
        body = data[position + 4 : position + 2 + length]
        if marker == 0xFE:
            yield body
        elif marker in (0xE1, 0xED) and not body.startswith(b"http://ns.adobe.com/xap/"):
            yield from _PRINTABLE.findall(body)
        position += 2 + max(length, 2)
