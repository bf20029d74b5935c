"""The way of imported documents into a root: all of them with their act, or none.

They are moved to their places before the act is signed, for an act never
names what is not there. A list of them is written before the first is moved.
With it, what lies there without its act is taken back: at once after an
error, and by the next import after a run that was killed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from plugins.model.digest import sha256
from plugins.pipeline.workspace.workspace import Workspace
from plugins.review.acting import put_revision
from plugins.review.canonical import revision_folder
from plugins.review.ledger_file import DIGEST, ID
from plugins.system.durable import fsync_files, replace_file
from plugins.system.links import refuse_links
from plugins.system.state_folder import scratch_folders
from plugins.system.turn import turn

FOLDER = "import"
LIST = "placed.json"


class Placed(NamedTuple):
    """A document that an import puts in its place: id, digest of its revision, path and SHA-256 of its working text."""

    id: str
    digest: str
    path: str
    sha256: str


@contextmanager
def import_staging(root: Path, at: datetime) -> Iterator[Path]:
    """Provide the empty folder in which documents are made, while no other import of this root runs.

    What an earlier import placed without its act is taken back before, and
    what this one did when the block ends with an error; texts that somebody
    changed meanwhile stay.

    Args:
        root: into which is imported.
        at: the instant of the import.
    """
    cache = next(one for one in scratch_folders(root) if one.parent.stat().st_dev == root.stat().st_dev)
    staging = cache / FOLDER
    refuse_links(cache, staging)
    cache.mkdir(exist_ok=True)
    with turn(cache):
        _clear(root, staging, at)
        staging.mkdir()
        try:
            yield staging
        finally:
            _clear(root, staging, at)


def place(root: Path, staging: Path, documents: Iterable[tuple[str, str, str]]) -> None:
    """Put staged documents, each by id, digest and path, in their places, and wait until the disk has them."""
    listed = [Placed(*one, sha256((staging / one[2]).read_bytes())) for one in documents]
    replace_file(root, staging / LIST, json.dumps(listed).encode())
    for one in listed:
        put_revision(staging, root, one.id, one.digest)
        (root / one.path).parent.mkdir(parents=True, exist_ok=True)
        (staging / one.path).replace(root / one.path)
    names = (name for one in listed for name in (f"{revision_folder(one.id, one.digest)}/document.md", one.path))
    fsync_files([f"{root}/{name}" for name in names])


def _clear(root: Path, staging: Path, at: datetime) -> None:
    """Take back what lies in the root without its act, then remove the folder."""
    listed = _listed(staging)
    acted = Workspace(root, at).dossiers if listed else {}
    for one in listed:
        if one.id not in acted:
            _take_back(root, one)
    shutil.rmtree(staging, ignore_errors=True)


def _listed(staging: Path) -> list[Placed]:
    """Return what was placed; whatever could lead elsewhere than an import places it is left out."""
    try:
        listed = [Placed(*map(str, one)) for one in json.loads((staging / LIST).read_bytes())]
    except (OSError, ValueError, TypeError):
        return []
    return [
        one
        for one in listed
        if ID.fullmatch(one.id)
        and DIGEST.fullmatch(one.digest)
        and one.path.startswith("content/")
        and ".." not in PurePosixPath(one.path).parts
    ]


def _take_back(root: Path, one: Placed) -> None:
    """Remove a document that no act names; a working text only as it was placed."""
    text, revision = root / one.path, root / revision_folder(one.id, one.digest)
    with suppress(FileNotFoundError):
        if sha256(text.read_bytes()) == one.sha256:
            text.unlink()
    shutil.rmtree(revision, ignore_errors=True)
    with suppress(OSError):  # it holds other revisions, or is not there
        revision.parent.rmdir()
