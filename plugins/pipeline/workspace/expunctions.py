"""Destroying the bytes of texts that nobody may read: the act, then everything that holds them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from plugins.model.act import Item
from plugins.model.address import short_digest
from plugins.model.counted import counted
from plugins.model.error import RefusedError, UsageError
from plugins.model.reserved import FORMER
from plugins.model.standing import Dossier
from plugins.pipeline.cache.revision_source import LAST_GOOD, place_of
from plugins.pipeline.workspace.workspace import Workspace
from plugins.release.current import current
from plugins.release.prune import purge, purge_texts
from plugins.review.acts.expunge import COLUMN
from plugins.review.canonical import revision_folder
from plugins.review.entitlement import OFFICE
from plugins.review.known_acts import ACTS
from plugins.review.proposal import Proposal
from plugins.system.state_folder import CACHE, state_of


def expunge(root: Path, at: datetime, what: str, by: Sequence[str], note: str, digest: str = "") -> tuple[str, ...]:
    """Sign that texts of a document are to be destroyed, and destroy them; a second call destroys what is left.

    Acts, seals and digests stay, and verify as before. Version control and
    backups are out of reach.

    Args:
        root: where approved revisions, working documents, cache and releases lie.
        at: the instant, with a zone.
        what: id or path of the document.
        by: two of the Information Office, one of them its head.
        note: the reason.
        digest: beginning of the digest of the one text; ``""`` for all texts of a withdrawn document.

    Returns:
        What was removed, as POSIX paths under the root, sorted.

    Raises:
        RefusedError: a text may still be read, or the act would not count.
        UsageError: there is no such document or text, or the release that the public sees still shows it.
    """
    if not note.strip():
        raise UsageError(ACTS["expunge"].needs_note)
    workspace = Workspace(root, at)
    id = what if what in workspace.dossiers else workspace.document(what)[1].id
    dossier = workspace.dossier(id)
    if dossier.broken:
        raise RefusedError(f"nothing of {id} is destroyed while its acts cannot be believed: {dossier.broken[0]}")
    chosen = _chosen(dossier, digest)
    released = current(root)
    if released and (released.documents.get(id) in chosen or _is_shown_as_earlier(released.path, id, chosen)):
        raise UsageError(f"the public still sees that text of {id}: make the release without it first")
    columns = [revision.column for revision in workspace.evaluation.revisions_of(id)]
    for one in chosen:
        dossier = workspace.dossier(id)
        if one not in dossier.expunged:
            extra = ((COLUMN.name, columns[-1] if columns else ""),)
            item = Item(id, one, dossier.heads)
            workspace.sign(Proposal("expunge", tuple(by), OFFICE, (item,), note=note, extra=extra))
            workspace = Workspace(root, at)
    removed = sorted(_destroy(root, workspace, id, chosen, whole=bool(dossier.withdrawn) and not digest))
    if released:
        purge(root, [id]) if id not in released.documents else purge_texts(root, {id: chosen})
    return tuple(removed)


def _chosen(dossier: Dossier, beginning: str) -> tuple[str, ...]:
    every = [approval.digest for approval in dossier.approvals]
    if not beginning:
        if not dossier.withdrawn:
            raise RefusedError(f"{dossier.id} is not withdrawn; say --digest for one earlier text of it")
        return tuple(every)
    found = [digest for digest in every if digest.removeprefix("sha256:").startswith(beginning.removeprefix("sha256:"))]
    if len(found) != 1:
        raise UsageError(
            f"--digest: {beginning} is that of {counted(len(found), 'text')} of {dossier.id}; inv why names them"
        )
    return tuple(found)


def _is_shown_as_earlier(release: Path, id: str, digests: Sequence[str]) -> bool:
    folder = release / FORMER / id
    names = [file.name for file in folder.iterdir()] if folder.is_dir() else []
    return any(short_digest(digest) in name for digest in digests for name in names)


def _destroy(root: Path, workspace: Workspace, id: str, digests: Sequence[str], *, whole: bool) -> Iterator[str]:
    """Remove the bytes of texts, and yield what was removed; ``whole``: those of the working text as well."""
    paths = [folder for one in digests for folder in _places(id, one)]
    for path in workspace.tree.ids.get(id, ()):
        document, _ = workspace.tree.read(path)
        known = document.column in workspace.policy.columns if document else False
        if whole or (document and known and workspace.digest(document) in digests):
            paths += [path, path.removesuffix(".md")]
    folders = [(path, place_of(root, path)) for path in paths]
    for path, place in (*folders, (CACHE, state_of(root).cache)):  # all that is derived from texts
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        elif place.exists() or place.is_symlink():
            place.unlink()
        else:
            continue
        yield path


def _places(id: str, digest: str) -> tuple[str, str]:
    """Return where the bytes of a revision lie: as approved, and in the copy that the last release kept."""
    folder = revision_folder(id, digest)
    return folder, f"{LAST_GOOD}/{folder}"
