"""Approved revisions: canonical bytes that were signed, checked against the name of their folder."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.model.column import Column
from plugins.model.digest import revision_digest
from plugins.model.document import Attachment, Document, Text
from plugins.model.error import IntegrityError
from plugins.model.finding import Finding, Weight
from plugins.model.revision import Revision
from plugins.model.value import ALPHABET
from plugins.read.attachments import DOCUMENT_NAME, is_plain_name
from plugins.read.extraction import extract
from plugins.read.faults import BYTES, CANONICAL, FILES, FOLDER, IDENTITY, REVISION_COLUMN, Faults, shown
from plugins.read.files import UnreadableError, read_bytes, read_flat_folder
from plugins.read.markdown import to_text
from plugins.read.values import typed

_PLACE = re.compile(rf"approved/([{ALPHABET}]{{2}})/(\1[{ALPHABET}]{{6}})/([0-9a-f]{{12}})")
EXPECTED_PLACE = "approved/<2>/<id>/<12>, such as approved/k7/k7m29xqf/3fa91c22d0aa"
_ENTRY = re.compile(r'([a-z][a-z0-9_]*): (".*"|\[.*\])')


@dataclass(frozen=True, slots=True)
class _Source:
    """Canonical bytes, parted."""

    raw: Mapping[str, str | tuple[str, ...]]
    lines: Mapping[str, int]
    body: str
    body_line: int


def read_revision(root: Path, path: str, columns: Mapping[str, Column]) -> tuple[Revision | None, tuple[Finding, ...]]:
    """Read ``approved/<2>/<id>/<12>`` and check its bytes against its name.

    Returns:
        The revision, without the texts of its attachments, and findings. No
        revision with a finding that weighs STOP: other bytes than the folder's
        name says, anything but regular files, front matter that is not
        canonical, another id, an unknown column. Keys and values that the
        policy no longer knows are notes.
    """
    faults = Faults(path)
    place = _PLACE.fullmatch(path)
    if place is None:
        faults.add(
            FOLDER, 0, got=shown(path), expected="approved/<2>/<id>/<12>, such as approved/k7/k7m29xqf/3fa91c22d0aa"
        )
        return None, faults.findings()
    id_ = place[2]
    try:
        files, data = read_flat_folder(root, path, DOCUMENT_NAME)
        for name, _, _ in files:
            if name != DOCUMENT_NAME and not is_plain_name(name):
                raise UnreadableError(f"a file named {shown(name)}")
        source = _parse(data)
    except UnreadableError as error:
        faults.add(FILES, 0, got=str(error), expected=f"regular files, {DOCUMENT_NAME} among them")
        return None, faults.findings(id_)
    except ValueError as error:
        faults.add(CANONICAL, 0, got=str(error), expected="canonical bytes, as approve writes them")
        return None, faults.findings(id_)
    digest = revision_digest((name, found) for name, _, found in files)
    if digest.removeprefix("sha256:")[:12] != place[3]:
        faults.add(BYTES, 0, got=digest, expected=f"a digest that begins with {place[3]}")
    if source.raw.get("id") != id_:
        faults.add(IDENTITY, source.lines.get("id", 0), field="id", got=shown(source.raw.get("id")), expected=id_)
    column = columns.get(str(source.raw.get("column")))
    if column is None:
        line = source.lines.get("column", 0)
        faults.add(
            REVISION_COLUMN,
            line,
            field="column",
            got=shown(source.raw.get("column")),
            expected="one of " + ", ".join(columns),
        )
    findings = faults.findings(id_)
    if column is None or findings:
        return None, findings
    notes = Faults(f"{path}/{DOCUMENT_NAME}")
    fields = typed(source.raw, source.lines, column.fields, notes, Weight.NOTE)
    attachments = tuple(Attachment(name, size, found) for name, size, found in files if name != DOCUMENT_NAME)
    return Revision(id_, digest, path, column.key, fields, attachments), notes.findings(id_)


def read_approved_document(root: Path, path: str, columns: Mapping[str, Column]) -> Document:
    """Read a revision as a document, with its text and those of its attachments.

    Raises:
        IntegrityError: `read_revision` makes nothing of it, or its bytes changed meanwhile.
    """
    revision, findings = read_revision(root, path, columns)
    if revision is None:
        raise IntegrityError(str(findings[0]))
    source, text = _text(root, path)
    attachments = []
    for attachment in revision.attachments:
        try:
            data = read_bytes(root, f"{path}/{attachment.name}")
        except UnreadableError as error:
            raise IntegrityError(f"{path}/{attachment.name}: {error}") from None
        attachments.append(replace(attachment, text=extract(attachment.name, data)))
    return Document(
        path=f"{path}/{DOCUMENT_NAME}",
        column=revision.column,
        fields=revision.fields,
        raw=source.raw,
        lines=source.lines,
        body=source.body,
        body_line=source.body_line,
        attachments=tuple(attachments),
        text=text,
    )


def read_text(root: Path, path: str) -> Text:
    """Read the text of a revision; its bytes were checked by `read_revision`.

    Raises:
        IntegrityError: the bytes cannot be read.
    """
    return _text(root, path)[1]


def _text(root: Path, path: str) -> tuple[_Source, Text]:
    try:
        source = _parse(read_bytes(root, f"{path}/{DOCUMENT_NAME}"))
    except (UnreadableError, ValueError) as error:
        raise IntegrityError(f"{path}/{DOCUMENT_NAME}: {error}") from None
    return source, to_text(source.body, first_line=source.body_line)


def _parse(data: bytes) -> _Source:
    """Part canonical bytes.

    Raises:
        ValueError: they are not canonical; the message says what was found.
    """
    text = data.decode("utf-8")
    if "\r" in text or "\0" in text:
        raise ValueError("a character that canonical bytes do not hold")
    end = text.find("\n---\n", 3)
    if not text.startswith("---\n") or end < 0:
        raise ValueError("no front matter, or none that ends")
    raw: dict[str, str | tuple[str, ...]] = {}
    at: dict[str, int] = {}
    entries = text[4:end].split("\n") if end > 3 else []
    for number, line in enumerate(entries, 2):
        entry = _ENTRY.fullmatch(line)
        if entry is None or entry[1] in raw:
            raise ValueError(f"line {number} that is no entry of its own")
        raw[entry[1]] = _value(entry[2], number)
        at[entry[1]] = number
    return _Source(raw, at, text[end + 5 :], len(entries) + 3)


def _value(written: str, number: int) -> str | tuple[str, ...]:
    try:
        value = json.loads(written)
    except ValueError:
        value = None
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return tuple(value)
    raise ValueError(f"line {number} with a value that is no text or list of texts")
