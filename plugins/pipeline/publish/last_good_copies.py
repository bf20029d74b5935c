"""Last good copies, used when a revision's bytes fail."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.pipeline.cache.checked_file import load_checked, save_checked
from plugins.pipeline.cache.revision_source import LAST_GOOD
from plugins.read.approved import read_revision
from plugins.review.acting import write_revision
from plugins.review.canonical import revision_folder
from plugins.system.file_stamps import diff, patch, stamped, walk

VERSION = f"copies 1 {sys.implementation.cache_tag}"
FOLDER = "approved"


def refresh_copies(root: Path, policy: Policy, catalogue: Catalogue) -> None:
    """Keep copies of the approved bytes of everything public, and of nothing else.

    A copy that did not change since it was found intact is not read again.
    """
    place = root / LAST_GOOD
    record = root / ".cache" / "copies"
    begun_ns = time.time_ns()
    known = load_checked(record, VERSION) or {}
    changed = diff(place, known, begun_ns) if known else dict.fromkeys(walk(place, FOLDER))
    stamps = patch(known, changed)
    touched = {_folder(path) for path in changed}
    lying = {path for path in stamps if path.count("/") == 3} | {path for path in touched if path.count("/") == 3}
    intact = {path for path in lying if path not in touched or read_revision(place, path, policy.columns)[0]}
    wanted = set()
    for publication in catalogue.publications.values():
        revision = publication.revision
        path = revision_folder(revision.id, revision.digest)
        wanted.add(path)
        if path in intact:
            continue
        _clear(place / path)
        folder = root / revision.path
        files = {a.name: folder / a.name for a in revision.attachments}
        write_revision(place, revision.id, revision.digest, (folder / "document.md").read_bytes(), files)
    for path in lying - wanted:
        _clear(place / path)
    if changed or lying != wanted:
        stamps = stamped(walk(place, FOLDER), begun_ns, f"{place}/")
    save_checked(record, VERSION, stamps)


def _folder(path: str) -> str:
    """Return the folder of the copy to which a path belongs, or the path itself above that."""
    return "/".join(path.split("/")[:4])


def _clear(place: Path) -> None:
    """Remove whatever is there; links are not followed."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
