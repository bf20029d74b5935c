"""Bytes of a document become text, or a fault that says which encoding they look like."""

from __future__ import annotations

from plugins.read.characters import named
from plugins.read.faults import ENCODING, NUL, SIZE, Faults
from plugins.read.seven_bits import seven_bit_encoding
from plugins.read.word_files import WAY

DOCUMENT_BYTES = 5_000_000
EXPECTED = (
    "UTF-8; open the file in an editor and save it as UTF-8, in Notepad by Save as with the encoding UTF-8; "
    "docs/handbook/contacts.md says how in other editors"
)
LIKE = "bytes that look like "
_OF_PROGRAMS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
)
_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
    (b"\x84\x31\x95\x33", "GB18030"),
    *_OF_PROGRAMS,
)
_COMMON_CHINESE = frozenset(
    "的一是不了在人有我他这为之大来以个中上们国家法律条规定部门机关政府生卫应当管理施行年月日第章"
)
_COMMON_TRADITIONAL = frozenset(
    "的一是不了在人有我他這為之大來以個中上們國家法律條規定部門機關政府生衛應當管理施行年月日第章"
)
_SAMPLE_BYTES = 20_000


def decode(data: bytes, faults: Faults) -> str | None:
    """Return the text of a document with LF line ends and without its byte order mark; None with a fault."""
    if len(data) > DOCUMENT_BYTES:
        faults.add(
            SIZE,
            1,
            got=f"more than {DOCUMENT_BYTES} bytes",
            expected="a document of at most 5 MB, its tables as attachments",
        )
        return None
    if (expected := expected_of(data)) != EXPECTED:
        faults.add(ENCODING, 1, got=looks_like(data), expected=expected)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.add(ENCODING, _line(data, error.start), got=looks_like(data), expected=expected_of(data))
        return None
    if "\0" in text:
        if _is_utf_16(data):
            faults.add(ENCODING, 1, got=looks_like(data), expected=EXPECTED)
        else:
            faults.add(NUL, _line(data, data.index(0)), got=named("\0"), expected="text without NUL characters")
        return None
    if hidden := seven_bit_encoding(data):
        faults.add(ENCODING, 1, got=f"Chinese in {hidden}", expected=EXPECTED)
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def expected_of(data: bytes) -> str:
    """Return what would pass in the place of bytes that are no text in UTF-8."""
    return WAY if data.startswith(tuple(mark for mark, _ in _OF_PROGRAMS)) else EXPECTED


def looks_like(data: bytes) -> str:
    """Name the encoding that bytes which are not UTF-8 look like."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return f"{LIKE}{name}"
    if _is_utf_16(data):
        return "bytes that look like UTF-16"
    chinese = max(
        (
            (_likeness(data, codec, common), name)
            for codec, name, common in (
                ("gbk", "GBK (GB18030)", _COMMON_CHINESE),
                ("gb18030", "GB18030", _COMMON_CHINESE),
                ("big5", "Big5", _COMMON_TRADITIONAL),
            )
        ),
        key=lambda scored: scored[0],
    )
    if chinese[0] > 0:
        return f"{LIKE}{chinese[1]}"
    if b"\xc3" in data or b"\xe2\x80" in data or _mostly_utf_8(data):
        return "UTF-8 with damaged bytes"
    return "bytes that look like Latin-1 (Windows-1252)"


def _likeness(data: bytes, codec: str, common: frozenset[str]) -> float:
    """Return the share of common Chinese characters among those beyond ASCII, 0 when the bytes do not decode."""
    sample = data[:_SAMPLE_BYTES]
    for cut in range(4):
        try:
            text = sample[: len(sample) - cut].decode(codec)
        except UnicodeDecodeError:
            continue
        beyond = [c for c in text if ord(c) > 127]
        wide = [
            c for c in beyond if "\u3400" <= c <= "\u9fff" or "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uffef"
        ]
        if len(wide) * 2 <= len(beyond) or not any(c in common for c in wide):
            return 0.0
        return sum(c in common for c in wide) / len(beyond) + len(wide) / len(beyond) / 1000
    return 0.0


def _mostly_utf_8(data: bytes) -> bool:
    text = data[:_SAMPLE_BYTES].decode("utf-8", errors="replace")
    good = sum(ord(c) > 127 and c != "\ufffd" for c in text)
    return good > 2 * text.count("\ufffd")


def _is_utf_16(data: bytes) -> bool:
    sample = data[:_SAMPLE_BYTES]
    zeros = max(sample[::2].count(0), sample[1::2].count(0))
    return len(sample) >= 4 and zeros * 5 >= len(sample)


def _line(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1
