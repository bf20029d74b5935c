"""Whether a picture says where it was taken, as those of telephones do."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

PLACE_TAG = 0x8825
"""Of the entry that leads to the place; telephones write it though no place is known, so its own entries count."""

COORDINATES = frozenset((2, 4, 20, 22))
"""Latitude and longitude of the place, and of what was aimed at."""

MOST_ENTRIES = 1_000
_XMP = re.compile(rb"exif:GPS(?:Dest)?(?:Latitude|Longitude)\s*(?:=\s*[\"']|>)\s*[0-9]")


def says_where(data: bytes) -> bool:
    """Tell whether a JPEG, PNG or WebP picture has the place of its taking in its Exif or XMP.

    Source: Exif 2.32 (CIPA DC-008), 4.6.6; XMP part 2, Exif namespace.
    """
    return bool(_XMP.search(data)) or any(map(_has_place, _exif(data)))


def _exif(data: bytes) -> Iterator[bytes]:
    """Yield the TIFF structures of a picture."""
    if data.startswith(b"\xff\xd8"):
        position = 2
        while position + 4 <= len(data) and data[position] == 0xFF and data[position + 1] != 0xDA:
            (length,) = struct.unpack_from(">H", data, position + 2)
            if data[position + 1] == 0xE1 and data[position + 4 : position + 10] == b"Exif\0\0":
                yield data[position + 10 : position + 2 + length]
            position += 2 + max(length, 2)
    elif data.startswith(b"\x89PNG"):
        position = 8
        while position + 8 <= len(data):
            length, kind = struct.unpack_from(">I4s", data, position)
            if kind == b"eXIf":
                yield data[position + 8 : position + 8 + length]
            position += 12 + length
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        position = 12
        while position + 8 <= len(data):
            kind, length = struct.unpack_from("<4sI", data, position)
            if kind == b"EXIF":
                yield data[position + 8 : position + 8 + length].removeprefix(b"Exif\0\0")
            position += 8 + length + length % 2


def _has_place(tiff: bytes) -> bool:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return False
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        places = [value for tag, value in _entries(tiff, order, first) if tag == PLACE_TAG]
        return any(tag in COORDINATES for place in places for tag, _ in _entries(tiff, order, place))
    except struct.error:
        return False


def _entries(tiff: bytes, order: str, offset: int) -> Iterator[tuple[int, int]]:
    """Yield tag and value, or the place of the value, of each entry of a directory."""
    (count,) = struct.unpack_from(f"{order}H", tiff, offset)
    for number in range(min(count, MOST_ENTRIES)):
        tag, _, _, value = struct.unpack_from(f"{order}HHII", tiff, offset + 2 + 12 * number)
        yield tag, value
