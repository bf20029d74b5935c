"""Texts as they are stored in packs: compressed one by one, with what most of them say given beforehand.

A text is raw DEFLATE (RFC 1951) of its GBK, or, where it has characters that GBK
lacks, of the byte 255 and its UTF-8. What is given beforehand is `PHRASES`, as
the preset dictionary of RFC 1950, 2.2: it counts as what stands before each text.
``phrases.txt`` has phrases that are frequent in laws and in answers on health,
the most frequent last in each language; no text of a site is among them, so that
nothing in it has to be taken out.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

UTF_8 = b"\xff"
WINDOW_BITS = 13
"""Of what compresses a text, and is most often shorter: to begin with more takes four times as long."""


@cache
def phrases() -> bytes:
    """Return what counts as standing before each text."""
    return "".join(Path(__file__).with_name("phrases.txt").read_text(encoding="utf-8").splitlines()).encode("gbk")


def published() -> bytes:
    """Return the same as browsers get it: raw DEFLATE with nothing before."""
    return _deflated(zlib.compressobj(9, wbits=-zlib.MAX_WBITS), phrases())


def stored(text: str) -> bytes:
    """Return a text as it is stored."""
    try:
        data = text.encode("gbk")
    except UnicodeEncodeError:
        data = UTF_8 + text.encode()
    return _deflated(zlib.compressobj(9, wbits=-WINDOW_BITS, zdict=phrases()), data)


def read(text: bytes) -> str:
    """Return what was stored."""
    data = zlib.decompressobj(-zlib.MAX_WBITS, phrases()).decompress(text)
    return data[1:].decode() if data.startswith(UTF_8) else data.decode("gbk")


def _deflated(compressor: zlib._Compress, data: bytes) -> bytes:
    return compressor.compress(data) + compressor.flush()
