"""Last good copies, used when a revision's bytes fail."""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.pipeline.cache.partitions import PartitionedMap
from plugins.pipeline.cache.revision_source import place_of, source_of
from plugins.pipeline.cache.stamps import STAMPS
from plugins.pipeline.cache.store import Store
from plugins.read.approved import read_revision
from plugins.review.acting import stage_revision
from plugins.review.canonical import revision_folder
from plugins.system.file_stamps import Stamp, diff, differing, patch, stamped, walk
from plugins.system.state_folder import state_of

KIND = "copies"
FOLDER = "approved"


def refresh_copies(root: Path, policy: Policy, catalogue: Catalogue) -> None:
    """Keep copies of the approved bytes of everything public, and of nothing else.

    A copy that did not change since it was found intact is not read again; one
    that a killed run half wrote is not intact, and is made again.
    """
    begun_ns = time.time_ns()
    with closing(Store(state_of(root).cache)) as store:
        found: PartitionedMap[Stamp] | None = PartitionedMap.load(store, KIND, STAMPS)
        record = PartitionedMap(KIND, STAMPS) if found is None else found
        record.replace(_refresh(root, policy, catalogue, record.all(), begun_ns))
        if record.is_changed:
            with store.writing():
                record.save(store)


def _refresh(
    root: Path, policy: Policy, catalogue: Catalogue, known: Mapping[str, Stamp], begun_ns: int
) -> Mapping[str, Stamp]:
    """Bring the copies up to date, and return their stamps."""
    place = source_of(root, last_good=True)
    if known:
        changed = diff(place, differing(known, f"{place}/"), known.get, begun_ns)
    else:
        changed = dict.fromkeys(walk(place, FOLDER))
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
        folder = place_of(root, revision.path)
        files = {a.name: folder / a.name for a in revision.attachments}
        stage_revision(place, revision.id, revision.digest, (folder / "document.md").read_bytes(), files)
    for path in lying - wanted:
        _clear(place / path)
    if changed or lying != wanted:
        stamps = stamped(walk(place, FOLDER), begun_ns, f"{place}/")
    return stamps


def _folder(path: str) -> str:
    """Return the folder of the copy to which a path belongs, or the path itself above that."""
    return "/".join(path.split("/")[:4])


def _clear(place: Path) -> None:
    """Remove whatever is there; links are not followed."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
