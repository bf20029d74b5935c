"""Looks for words in everything a folder holds, in every form in which bytes may carry them."""

from __future__ import annotations

import base64
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from plugins.search.stored import phrases
from tests.sites.packs import terms, texts
from tests.sites.places import files

GZIP = b"\x1f\x8b\x08"
CARD = b"k7m29xqf\n\nA title\n0\n1\n2\n2026\n2026-11-23\n\n"
GZIP_IN_BASE64 = re.compile(rb"H4sI[A-Za-z0-9+/_-]+")


def _base64(shift: int, encoding: str) -> Callable[[str], bytes]:
    """Return how a word looks inside base64 when ``shift`` bytes stand before it, its uncertain ends cut off."""

    def form(word: str) -> bytes:
        data = word.encode(encoding)
        whole = base64.b64encode(b"\0" * shift + data)
        return whole[-(-shift * 8 // 6) : (shift + len(data)) * 8 // 6]

    return form


FORMS: Mapping[str, Callable[[str], bytes]] = {
    "UTF-8": lambda word: word.encode(),
    "GB18030": lambda word: word.encode("gb18030"),
    "UTF-16, low byte first": lambda word: word.encode("utf-16-le"),
    "UTF-16, high byte first": lambda word: word.encode("utf-16-be"),
    "an address": lambda word: quote(word).encode(),
    "an address, every byte": lambda word: "".join(f"%{byte:02x}" for byte in word.encode()).encode(),
    "a JSON escape": lambda word: "".join(f"\\u{ord(c):04x}" for c in word).encode(),
    "a JSON escape of what is not ASCII": lambda word: word.encode("ascii", "backslashreplace"),
    "HTML, decimal": lambda word: "".join(f"&#{ord(c)};" for c in word).encode(),
    "HTML, hexadecimal": lambda word: "".join(f"&#x{ord(c):x};" for c in word).encode(),
    "hexadecimal": lambda word: word.encode().hex().encode(),
    **{f"base64, {n} before": _base64(n, "utf-8") for n in range(3)},
    **{f"base64 of GB18030, {n} before": _base64(n, "gb18030") for n in range(3)},
}


def leaks(folder: Path, *words: str) -> list[str]:
    """Return ``file: word as form`` for each word found in a file's name or bytes; capitals count in base64 only."""
    needles = {(word, name): form(word) for word in words for name, form in FORMS.items()}
    return [
        f"{path}: {word} as {name}"
        for path, data in files(folder).items()
        for layer in (path.encode(), *_layers(data))
        for (word, name), needle in needles.items()
        if needle in layer or ("base64" not in name and needle.lower() in layer.lower())
    ]


def _layers(data: bytes) -> Iterator[bytes]:
    """Yield the bytes, and everything that is packed in them, however deep."""
    yield data
    for found in re.finditer(re.escape(GZIP), data):
        unpacked = zlib.decompressobj(wbits=31)
        try:
            yield from _layers(unpacked.decompress(data[found.start() :]))
        except zlib.error:
            continue
    for coded in GZIP_IN_BASE64.findall(data):
        packed = base64.b64decode(coded + b"=" * (-len(coded) % 4), altchars=b"-_" if b"-" in coded else None)
        yield from _layers(packed)
    yield from texts(data)
    with suppress(IndexError, ValueError):
        yield " ".join(terms(data)).encode()
    start = data.find(b"PK\x03\x04")
    if start >= 0 and zipfile.is_zipfile(io.BytesIO(data[start:])):
        with zipfile.ZipFile(io.BytesIO(data[start:])) as archive:
            for name in archive.namelist():
                yield from _layers(name.encode() + b"\0" + archive.read(name))


def packings() -> Mapping[str, Callable[[bytes], bytes]]:
    """Return ways to pack bytes, for tests of the scanner."""

    def archive(data: bytes) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as members:
            members.writestr("word/document.xml", data)
        return file.getvalue()

    def pack(said: bytes) -> bytes:
        try:
            words = said.decode().encode("gbk")
        except UnicodeError:
            words = said
        compressor = zlib.compressobj(9, zlib.DEFLATED, -15, 8, 0, phrases())
        part = compressor.compress(CARD + words) + compressor.flush()
        return (8).to_bytes(4, "little") + (8 + len(part)).to_bytes(4, "little") + part

    return {
        "plain": lambda data: data,
        "a passage of the search behind its card": pack,
        "gzip": gzip.compress,
        "gzip behind something": lambda data: b"before" + gzip.compress(data),
        "gzip in base64": lambda data: base64.b64encode(gzip.compress(data)),
        "zip": archive,
        "zip in gzip": lambda data: gzip.compress(archive(data)),
    }
