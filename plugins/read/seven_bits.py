"""Chinese in seven bits: bytes that are sound ASCII, and say something else to whoever knows the encoding."""

from __future__ import annotations

import re

_RUNS = {
    "HZ": ("hz", re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")),
    "UTF-7": ("utf-7", re.compile(rb"\+[A-Za-z0-9+/]{3,}-?")),
}
_CHINESE = re.compile("[\u4e00-\u9fff]")
MOST_BYTES = 200_000


def seven_bit_encoding(data: bytes) -> str:
    """Return ``HZ`` or ``UTF-7`` for bytes that hold Chinese so encoded, ``""`` for all others.

    Words of mathematics or of a program that look like a run of these are
    told apart by decoding: their characters are hardly ever Chinese.

    Source: RFC 1843 (HZ), RFC 2152 (UTF-7).
    """
    if not data.isascii() or (b"~{" not in data and b"+" not in data):
        return ""
    for name, (codec, run) in _RUNS.items():
        for found in run.finditer(data[:MOST_BYTES]):
            try:
                words = found[0].decode(codec)
            except (UnicodeDecodeError, ValueError):
                continue
            if len(words) > 1 and len(_CHINESE.findall(words)) * 2 > len(words):
                return name
    return ""
