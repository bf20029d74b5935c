"""What runs or is fetched in a PDF file."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject, TextStringObject

from plugins.read.portable import BROKEN

ACTIONS = {
    "/JavaScript": "a script",
    "/Launch": "a program that is started",
    "/SubmitForm": "a form that is sent",
    "/ImportData": "data that are fetched",
    "/GoToR": "a link to another file",
    "/GoToE": "a link to a file in it",
    "/Rendition": "a film or a sound",
    "/Movie": "a film or a sound",
    "/Sound": "a film or a sound",
    "/RichMediaExecute": "a film or a sound",
    "/GoTo3DView": "a model in space",
}
"""Types of actions that are refused; those that lead to a page of the file itself, or to the web, pass."""

ANNOTATIONS = {
    "/RichMedia": "a film or a sound",
    "/Movie": "a film or a sound",
    "/Sound": "a film or a sound",
    "/3D": "a model in space",
    "/FileAttachment": "another file in it",
}
AT_THE_START = ("/GoTo", "/Named")
LED_TO = re.compile(r"(?:https?://|mailto:|tel:|www\.|#)", re.IGNORECASE)
MOST_OBJECTS = 300_000
_STREAM = re.compile(rb"\bstream\r?\n.*?\bendstream\b", re.DOTALL)
_HEX = re.compile(rb"#([0-9a-fA-F]{2})")
_NAME_END = rb"(?=[\s()<>\[\]{}/%]|\Z)"
_BY_NAME = (
    (re.compile(rb"/(?:JavaScript|JS(?=\s*(?:\(|<(?!<))))" + _NAME_END), "a script"),
    (re.compile(rb"/Launch" + _NAME_END), "a program that is started"),
    (re.compile(rb"/EmbeddedFiles?" + _NAME_END), "another file in it"),
    (re.compile(rb"/RichMedia" + _NAME_END), "a film or a sound"),
    (re.compile(rb"/XFA" + _NAME_END), "a form made of XML (XFA)"),
)
"""Names as they stand in the file, wherever a reader that mends broken files may come upon them."""


def active(data: bytes) -> Iterator[str]:
    """Yield what runs or is fetched, each once.

    Every object is looked at, those in streams of objects and those that an
    earlier state of the file had, too; names may be escaped.

    Source: ISO 32000-1, 7.3.5 (names), 7.5.7 (object streams), 12.6 (actions), 7.11.4 (embedded files), 12.7.8 (XFA).
    """
    found = dict.fromkeys(_in_bytes(_STREAM.sub(b" ", data)))
    quiet = logging.getLogger("pypdf")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)
    try:
        for what in _in_objects(PdfReader(BytesIO(data))):
            found.setdefault(what)
    except BROKEN:
        pass  # that nobody can read it is a finding of its own
    finally:
        quiet.setLevel(level)
    yield from found


def _in_bytes(data: bytes) -> Iterator[str]:
    plain = _HEX.sub(lambda found: bytes([int(found[1], 16)]), data)
    yield from (what for pattern, what in _BY_NAME if pattern.search(plain))


def _in_objects(reader: PdfReader) -> Iterator[str]:
    if reader.is_encrypted:
        reader.decrypt("")
    known = {(number, generation) for generation, places in reader.xref.items() for number in places}
    known |= {(number, 0) for number in reader.xref_objStm}
    if len(known) > MOST_OBJECTS:
        yield f"more than {MOST_OBJECTS:,} objects"
        return
    yield from _of(reader.trailer)
    for number, generation in sorted(known):
        try:
            made = reader.get_object(IndirectObject(number, generation, reader))
        except BROKEN:
            continue
        yield from _of(made)
        if isinstance(made, StreamObject) and made.get("/Type") == "/ObjStm":
            try:
                yield from _in_bytes(made.get_data())
            except BROKEN:
                yield "objects that cannot be read"


def _of(top: object) -> Iterator[str]:
    """Yield what the dictionaries of one object say, those within others too; references are objects of their own."""
    waiting = [top]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ArrayObject):
            waiting += [inner for inner in list.__iter__(one) if not isinstance(inner, IndirectObject)]
        elif isinstance(one, DictionaryObject):
            yield from _of_dictionary(one)
            waiting += [inner for inner in dict.values(one) if not isinstance(inner, IndirectObject)]


def _of_dictionary(said: DictionaryObject) -> Iterator[str]:
    kind, action, note = (str(_value(said, key)) for key in ("/Type", "/S", "/Subtype"))
    script, address = _value(said, "/JS"), str(_value(said, "/URI"))
    if action in ACTIONS and kind != "/StructElem":
        yield ACTIONS[action]
    if isinstance(script, (TextStringObject, bytes, StreamObject)):
        yield "a script"
    if note in ANNOTATIONS and "/Rect" in said:
        yield ANNOTATIONS[note]
    if kind == "/EmbeddedFile" or (kind == "/Filespec" and "/EF" in said) or "/EmbeddedFiles" in said:
        yield "another file in it"
    if "/XFA" in said:
        yield "a form made of XML (XFA)"
    done, opened = _value(said, "/AA"), _value(said, "/OpenAction")
    if isinstance(done, DictionaryObject) and _value(done, "/Type") != "/Font":
        yield "something done without a click (AA)"
    if isinstance(opened, DictionaryObject) and _value(opened, "/S") not in AT_THE_START:
        yield "something done when it is opened (OpenAction)"
    if action == "/URI" and ":" in address and not LED_TO.match(address.strip()):
        yield "a link that is neither one of the web nor of mail"


def _value(said: DictionaryObject, key: str) -> object:
    """Return what stands under a key, wherever it is written; None for nothing."""
    found = said.get(key)
    return None if found is None else found.get_object()
