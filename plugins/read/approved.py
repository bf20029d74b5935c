"""Approved revisions: canonical bytes that were signed, checked against the name of their folder."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.model.column import Column
from plugins.model.digest import revision_digest, sha256
from plugins.model.document import Attachment, Document
from plugins.model.error import IntegrityError
from plugins.model.finding import Finding, Weight
from plugins.model.ids import ALPHABET
from plugins.model.revision import Revision
from plugins.read.attachments import DOCUMENT_NAME, is_plain_name
from plugins.read.faults import BYTES, CANONICAL, FILES, FOLDER, IDENTITY, REVISION_COLUMN, Faults, shown
from plugins.read.files import UnreadableError, each_file, read_flat_folder
from plugins.read.measures import MOST_BYTES, is_measured, measured
from plugins.read.values import typed

_PLACE = re.compile(rf"approved/([{ALPHABET}]{{2}})/(\1[{ALPHABET}]{{6}})/([0-9a-f]{{12}})")
EXPECTED_PLACE = "approved/<2>/<id>/<12>, such as approved/k7/k7m29xqf/3fa91c22d0aa"
_ENTRY = re.compile(r'([a-z][a-z0-9_]*): (?:"([^"\\\x00-\x1f]*)"|(".*"|\[.*\]))')
_Files = tuple[tuple[tuple[str, int, str], ...], Mapping[str, bytes]]


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

    def read() -> _Files:
        return read_flat_folder(root, path, DOCUMENT_NAME, is_measured, MOST_BYTES)

    return _judged(path, read, columns)[1:]


def read_approved_document(root: Path, path: str, columns: Mapping[str, Column]) -> Document:
    """Read a revision as a document, with its text and those of its attachments.

    Raises:
        IntegrityError: `read_revision` makes nothing of it.
    """
    return approved_document(path, each_file(root, path), columns)


def approved_document(
    path: str, files: Iterable[tuple[str, bytes]], columns: Mapping[str, Column], digest: str = ""
) -> Document:
    """Make a document of names and bytes of the files of a revision, each read once.

    Raises:
        IntegrityError: `read_revision` would make nothing of these bytes, or
            they have another ``digest`` than the one given.
    """
    revision, findings, document = revision_and_document(path, files, columns, lambda found: digest in ("", found))
    if revision is None:
        raise IntegrityError(str(findings[0]))
    if document is None:
        raise IntegrityError(f"{path}: got bytes of {revision.digest}, expected {digest}")
    return document


def revision_and_document(
    path: str, files: Iterable[tuple[str, bytes]], columns: Mapping[str, Column], wants: Callable[[str], bool]
) -> tuple[Revision | None, tuple[Finding, ...], Document | None]:
    """Make of names and bytes what `read_revision` makes of a folder, and a document if ``wants`` takes its digest."""
    from plugins.read.extraction import with_text
    from plugins.read.markdown import to_text

    held: dict[str, bytes] = {}

    def read() -> _Files:
        held.update(files)
        if DOCUMENT_NAME not in held:
            raise UnreadableError(f"no {DOCUMENT_NAME}")
        return tuple((name, len(data), sha256(data)) for name, data in held.items()), held

    source, revision, findings = _judged(path, read, columns)
    if source is None or revision is None or not wants(revision.digest):
        return revision, findings, None
    document = Document(
        path=f"{path}/{DOCUMENT_NAME}",
        column=revision.column,
        fields=revision.fields,
        raw=source.raw,
        lines=source.lines,
        body=source.body,
        body_line=source.body_line,
        attachments=tuple(with_text(a, held.pop(a.name)) for a in revision.attachments),
        text=to_text(source.body, first_line=source.body_line),
    )
    return revision, findings, document


def _judged(
    path: str, read: Callable[[], _Files], columns: Mapping[str, Column]
) -> tuple[_Source | None, Revision | None, tuple[Finding, ...]]:
    """Judge the files of a revision as `read_revision` tells."""
    faults = Faults(path)
    place = _PLACE.fullmatch(path)
    if place is None:
        faults.add(FOLDER, 0, got=shown(path), expected=EXPECTED_PLACE)
        return None, None, faults.findings()
    id_ = place[2]
    try:
        files, held = read()
        for name, _, _ in files:
            if name != DOCUMENT_NAME and not is_plain_name(name):
                raise UnreadableError(f"a file named {shown(name)}")
        source = _parse(held[DOCUMENT_NAME])
    except UnreadableError as error:
        faults.add(FILES, 0, got=str(error), expected=f"regular files, {DOCUMENT_NAME} among them")
        return None, None, faults.findings(id_)
    except ValueError as error:
        faults.add(CANONICAL, 0, got=str(error), expected="canonical bytes, as approve writes them")
        return None, None, faults.findings(id_)
    digest = revision_digest((name, found) for name, _, found in files)
    if digest.removeprefix("sha256:")[:12] != place[3]:
        faults.add(BYTES, 0, got=digest, expected=f"a digest that begins with {place[3]}")
    if source.raw.get("id") != id_:
        faults.add(IDENTITY, source.lines.get("id", 0), field="id", got=shown(source.raw.get("id")), expected=id_)
    column = columns.get(str(source.raw.get("column")))
    if column is None:
        faults.add(
            REVISION_COLUMN,
            source.lines.get("column", 0),
            field="column",
            got=shown(source.raw.get("column")),
            expected="one of " + ", ".join(columns),
        )
    findings = faults.findings(id_)
    if column is None or findings:
        return None, None, findings
    notes = Faults(f"{path}/{DOCUMENT_NAME}")
    fields = typed(source.raw, source.lines, column.fields, notes, Weight.NOTE)
    attachments = tuple(
        measured(Attachment(name, size, found), held[name]) if name in held else Attachment(name, size, found)
        for name, size, found in files
        if name != DOCUMENT_NAME
    )
    return source, Revision(id_, digest, path, column.key, fields, attachments), notes.findings(id_)


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
        key, simple, other = entry.groups()
        raw[key] = _value(other, number) if simple is None else simple
        at[key] = number
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
