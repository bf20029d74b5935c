"""A working document: front matter, text and attachments, read whole and judged by nobody yet."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from plugins.model.column import Column
from plugins.model.document import Document
from plugins.model.file_name import is_portable
from plugins.model.finding import Finding
from plugins.read.attachments import read_attachments
from plugins.read.characters import note_unseen
from plugins.read.cuts import note_cuts
from plugins.read.doubtful import note_doubtful
from plugins.read.encoding import DOCUMENT_BYTES, decode
from plugins.read.faults import COLUMN, FILE_NAME, HEAVY, MISSING, NOTE_IN_NOTE, PLACE, SYMLINK, Faults, shown
from plugins.read.files import LinkError, UnreadableError, read_bytes
from plugins.read.foreign import note_broken, note_foreign
from plugins.read.front import read_front
from plugins.read.kept import note_lost
from plugins.read.markdown import convert
from plugins.read.values import STATUS, typed

EXPECTED_FILE_NAME = 'a name that Windows can hold too: not aux, con, nul, prn or com1, without \\ / : * ? " < > | #'


def read_document(root: Path, path: str, columns: Mapping[str, Column]) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read ``content/<column>/…/<name>.md`` with the attachments in the folder of its name.

    Returns:
        The document and all faults of its files at once, sorted by line. No
        document when nothing can be made of it: no front matter, another
        encoding, NUL, too large, a symbolic link, no column of the policy.
    """
    faults = Faults(path)
    parts = PurePosixPath(path).parts
    column = columns.get(parts[1]) if len(parts) > 2 and parts[0] == "content" else None
    if column is None:
        near = get_close_matches(parts[1] if len(parts) > 1 else "", columns, 1) or list(columns)[:1]
        expected = f"a file in the folder of a column, such as content/{near[0]}/; policy/columns/ has a file for each"
        faults.add(PLACE, 0, got="a document outside the columns", expected=expected)
        return None, faults.findings()
    text = read_source(root, path, faults)
    front = None if text is None else read_front(text, faults)
    if front is None:
        return None, faults.findings()
    for part in parts[1:]:
        if not is_portable(part.removesuffix(".md")):
            faults.add(FILE_NAME, 0, got=shown(part), expected=EXPECTED_FILE_NAME)
    note_unseen(front.text, 2, faults)
    note_unseen(front.body, front.body_line, faults)
    note_foreign(front.body, front.body_line, faults)
    note_cuts(front, faults)
    note_broken(front.text, lambda offset: 2 + offset, faults)
    fields = typed(front.values, front.lines, {STATUS.name: STATUS, **column.fields}, faults)
    named = fields.get("column")
    if named is not None and named != column.key:
        faults.add(
            COLUMN,
            front.lines["column"],
            field="column",
            got=shown(named),
            expected=f"{column.key}, or no column: the folder says it",
        )
    folder = path.removesuffix(".md")
    body = convert(front.body, first_line=front.body_line, faults=faults, folder=PurePosixPath(folder).name)
    if not faults.has(HEAVY, NOTE_IN_NOTE):
        note_doubtful(front.body, front.body_line, faults)
        note_lost(front.body, front.body_line, body.html, faults)
    attachments, of_attachments = read_attachments(root, folder)
    faults.gather(of_attachments)
    document = Document(
        path=path,
        column=column.key,
        fields=fields,
        raw=front.values,
        lines=front.lines,
        body=front.body,
        body_line=front.body_line,
        attachments=attachments,
        text=body,
    )
    return document, faults.findings(document.id)


def read_source(root: Path, path: str, faults: Faults) -> str | None:
    """Read the text of a Markdown file; None with a fault when it cannot be read as UTF-8."""
    try:
        data = read_bytes(root, path, most_bytes=DOCUMENT_BYTES)
    except LinkError as error:
        faults.add(SYMLINK, 0, got=str(error), expected="a regular file within content/, in folders that are no links")
        return None
    except UnreadableError as error:
        faults.add(MISSING, 0, got=str(error), expected="a regular file")
        return None
    return decode(data, faults)
