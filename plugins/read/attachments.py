"""Attachments: the regular files in the folder of a document's name, with what can be read in them."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath

from plugins.model.digest import sha256
from plugins.model.document import Attachment
from plugins.model.file_name import is_portable
from plugins.model.finding import Weight
from plugins.read.active_content import active_content
from plugins.read.characters import HIDDEN
from plugins.read.dropped_files import is_dropped
from plugins.read.extraction import IMAGES, looks_unlike, with_text
from plugins.read.faults import (
    ACTIVE,
    ATTACHMENT_SIZE,
    MISSING,
    NAME,
    PICTURE_PLACE,
    PICTURE_SIZE,
    PLACE,
    SIGNATURE,
    SYMLINK,
    Faults,
    shown,
)
from plugins.read.files import LinkError, Listed, UnreadableError, list_folder, read_bytes
from plugins.read.measures import measured
from plugins.read.picture_place import says_where

ATTACHMENT_BYTES = 50_000_000
PICTURE_BYTES = 2_000_000
DOCUMENT_NAME = "document.md"
EXPECTED_NAME = 'a name such as form-a.pdf or 附件1.pdf: without \\ / : * ? " < > | #, not document.md'
EXPECTED_STILL = (
    "a file that only shows what is in it: save the text, the values or the picture alone, or make a PDF of it"
)
EXPECTED_NO_PLACE = (
    "a picture without it: on Windows, Properties, Details, Remove Properties and Personal Information; or a screenshot"
)
EXPECTED_SMALLER = "at most 2 MB, some 2,000 points wide: readers on telephones wait for each picture and pay for it"


def read_attachments(root: Path, folder: str) -> tuple[tuple[Attachment, ...], Faults]:
    """Read the attachments of a working document, sorted by the bytes of their names.

    Files that may not be taken along are faults and absent; those that systems
    and programs drop into folders by themselves are passed over. Names are NFC
    even where the file system keeps them decomposed.
    """
    faults = Faults(folder)
    try:
        entries = list_folder(root, folder)
    except LinkError as error:
        faults.add(SYMLINK, 0, got=str(error), expected="a folder of its own for the attachments")
        return (), faults
    except UnreadableError as error:
        faults.add(MISSING, 0, got=str(error), expected="a folder for the attachments")
        return (), faults
    found: dict[str, Attachment] = {}
    for entry in entries:
        if entry.kind == "file" and is_dropped(entry.name):
            continue
        name = unicodedata.normalize("NFC", entry.name)
        own = Faults(f"{folder}/{name}")
        if name in found:
            own.add(NAME, 0, got=f"{shown(name)} for the second time, differently composed", expected=EXPECTED_NAME)
        elif _may_be_read(entry, name, own) and (attachment := _read(root, f"{folder}/{entry.name}", name, own)):
            found[name] = attachment
        faults.gather(own)
    return tuple(sorted(found.values(), key=lambda attachment: attachment.name.encode())), faults


def is_plain_name(name: str) -> bool:
    """Tell whether ``name`` may be that of an attachment."""
    return is_portable(name) and name.lower() != DOCUMENT_NAME and not HIDDEN.search(name)


def _may_be_read(entry: Listed, name: str, faults: Faults) -> bool:
    if entry.kind == "link":
        faults.add(SYMLINK, 0, got="a symbolic link", expected="the file itself")
    elif name.startswith("."):
        faults.add(NAME, 0, got="a hidden file", expected="no hidden files; it is not taken along", weight=Weight.NOTE)
    elif entry.kind != "file":
        faults.add(
            PLACE,
            0,
            got=f"a {entry.kind}" if entry.kind == "folder" else "something that is no file",
            expected="files directly in the folder of the document",
            weight=Weight.REFUSE,
        )
    elif not is_plain_name(name):
        faults.add(NAME, 0, got=shown(name), expected=EXPECTED_NAME)
    else:
        return True
    return False


def _read(root: Path, path: str, name: str, faults: Faults) -> Attachment | None:
    try:
        data = read_bytes(root, path, most_bytes=ATTACHMENT_BYTES)
    except UnreadableError as error:
        faults.add(SYMLINK if isinstance(error, LinkError) else MISSING, 0, got=str(error), expected="a regular file")
        return None
    if len(data) > ATTACHMENT_BYTES:
        faults.add(ATTACHMENT_SIZE, 0, got=f"more than {ATTACHMENT_BYTES} bytes", expected="a file of at most 50 MB")
        return None
    if unlike := looks_unlike(name, data):
        faults.add(SIGNATURE, 0, got=unlike[0], expected=unlike[1])
    attachment = with_text(measured(Attachment(name, len(data), sha256(data)), data), data)
    for what in active_content(name, data):
        faults.add(ACTIVE, 0, got=what, expected=EXPECTED_STILL)
    if PurePosixPath(name).suffix.lower() in IMAGES:
        _note_picture(data, faults)
    return attachment


def _note_picture(data: bytes, faults: Faults) -> None:
    if says_where(data):
        faults.add(PICTURE_PLACE, 0, got="the place where it was taken, in its properties", expected=EXPECTED_NO_PLACE)
    if len(data) > PICTURE_BYTES:
        faults.add(PICTURE_SIZE, 0, got=f"{len(data) / 1_000_000:.1f} MB", expected=EXPECTED_SMALLER)
