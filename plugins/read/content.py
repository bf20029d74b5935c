"""What lies in content/: the documents, and what lies where nothing belongs."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from plugins.model.finding import Fault, Finding
from plugins.read.dropped_files import is_dropped
from plugins.read.faults import MISSING, PLACE, SYMLINK, Faults
from plugins.read.files import Listed, UnreadableError, list_folder
from plugins.read.word_files import WAY, is_word_file

CONTENT = "content"
EXPECTED_PLACE = "content/<column>/…/<name>.md, with attachments in a folder <name> beside it"
EXPECTED_NO_LINK = "a regular file or folder; copy what the link points to"


def list_documents(root: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """List the Markdown files below the folders of ``content/``, sorted by path.

    Folders named like a document beside them hold its attachments and are not
    looked into; names that begin with a dot, and files that systems drop into folders, are passed over. Symbolic links
    are findings and never followed.
    """
    documents: list[str] = []
    findings: list[Finding] = []
    waiting = [CONTENT]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list_folder(root, folder)
        except UnreadableError as error:
            findings += _finding(folder, MISSING if str(error) != "a symbolic link" else SYMLINK, str(error))
            continue
        of_documents = {entry.name.removesuffix(".md") for entry in entries if _is_document(folder, entry)}
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if entry.kind == "link":
                findings += _finding(path, SYMLINK, "a symbolic link")
            elif entry.name.startswith(".") or (entry.kind == "file" and is_dropped(entry.name)):
                continue
            elif _is_document(folder, entry):
                documents.append(path)
            elif entry.kind == "folder":
                if entry.name not in of_documents:
                    waiting.append(path)
            else:
                findings += _finding(path, PLACE, "a file that belongs to no document")
    return tuple(sorted(documents)), tuple(sorted(findings))


def _is_document(folder: str, entry: Listed) -> bool:
    return folder != CONTENT and entry.kind == "file" and entry.name.endswith(".md") and not entry.name.startswith(".")


def _finding(path: str, fault: Fault, got: str) -> tuple[Finding, ...]:
    faults = Faults(unicodedata.normalize("NFC", path))
    faults.add(
        fault,
        0,
        got=got,
        expected=EXPECTED_NO_LINK if fault is SYMLINK else WAY if is_word_file(path) else EXPECTED_PLACE,
    )
    return faults.findings()
