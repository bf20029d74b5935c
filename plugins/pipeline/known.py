"""Everything the public build knows: policy, ledger and approved revisions of a root; never a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from plugins.model.clock import Clock
from plugins.model.document import Document
from plugins.model.error import IntegrityError
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.model.standing import Dossier
from plugins.model.subject import Subject, subjects_of
from plugins.policy.load import load_policy
from plugins.read.approved import read_approved_document, read_revision
from plugins.release.current import Current, current
from plugins.review.canonical import revision_folder
from plugins.review.dossiers import dossiers
from plugins.review.known_acts import ACTS
from plugins.review.ledger import Ledger, read_ledger, seals_behind

Read = tuple[Revision | None, tuple[Finding, ...]]
"""A revision and the findings on its bytes; None when nothing could be made of them."""

KEPT = "public"
"""Folder under the root whose ``approved/`` holds copies of what the last release shows."""


@dataclass(frozen=True, slots=True)
class Known:
    """What lies in a root, read and judged, before any clock decides what is public.

    Attributes:
        root: where it lies.
        policy: in force.
        ledger: with the findings on it.
        revisions: approved revisions whose bytes are intact, by id and digest.
        findings: on approved bytes.
        released: the release that the public sees, None before the first.
    """

    root: Path
    policy: Policy
    ledger: Ledger
    revisions: Mapping[tuple[str, str], Revision]
    findings: tuple[Finding, ...]
    released: Current | None


def read_root(root: Path, read: Callable[[Policy, list[str]], Iterable[Read]] | None = None) -> Known:
    """Read policy, ledger and approved revisions of a root.

    ``read`` reads revisions under the policy, in the order of their paths; one
    after the other unless told otherwise.

    Revisions whose bytes fail or are missing are taken from the copies that the
    last release kept, if those are intact. A ledger that lacks the seal the last release
    rests on is not believed.

    Raises:
        PolicyError: the policy does not say what it must.
        IntegrityError: ``public/current`` does not lead to a release.
    """
    policy = load_policy(root)
    ledger = read_ledger(root, policy)
    released = current(root)
    if released:
        ledger = seals_behind(ledger, released.manifest.seal)
    revisions: dict[tuple[str, str], Revision] = {}
    findings: list[Finding] = []
    paths = sorted({*_folders(root), *_approved(ledger)})
    found = read(policy, paths) if read else (read_revision(root, path, policy.columns) for path in paths)
    for revision, faults in found:
        findings.extend(faults)
        if revision is not None:
            revisions[revision.id, revision.digest] = revision
    for path in sorted({*_folders(root / KEPT)} - {revision.path for revision in revisions.values()}):
        revision, _ = read_revision(root / KEPT, path, policy.columns)
        if revision is not None:
            revisions.setdefault((revision.id, revision.digest), replace(revision, path=f"{KEPT}/{path}"))
    return Known(root, policy, ledger, revisions, tuple(findings), released)


def accounts(
    known: Known, clock: Clock, columns: Mapping[str, str]
) -> tuple[Mapping[str, Dossier], tuple[Finding, ...]]:
    """Account for each document; ``columns`` holds those of documents that are only in ``content/``."""
    working = {(id, ""): Subject(column) for id, column in columns.items()}
    subjects = {**working, **subjects_of(known.revisions.values())}
    files, findings = dossiers(known.ledger, known.policy, subjects, clock)
    if known.released is None or not clock.reached(known.released.manifest.at):
        return files, findings
    shown, at = known.released.documents, known.released.manifest.at
    unsealed = {id: _released(files.get(id, Dossier(id)), digest, at) for id, digest in shown.items()}
    ended = {id: replace(one, ended=True) for id, one in files.items() if one.shown and id not in shown}
    return {**files, **unsealed, **ended}, findings


def _released(dossier: Dossier, digest: str, at: datetime) -> Dossier:
    """Count in what the current release shows; the seal that tells of it may not be written yet."""
    if digest == dossier.shown:
        return dossier
    before = dict(dossier.released)
    first = before.pop(digest, at)
    return replace(dossier, released=(*before.items(), (digest, first)), ended=False)


def read_document_of(root: Path, revision: Revision, policy: Policy) -> Document:
    """Read an approved revision with its text, from wherever `read_root` found it.

    Raises:
        IntegrityError: it has gone since.
    """
    if revision.path.startswith(f"{KEPT}/"):
        path = revision.path.removeprefix(f"{KEPT}/")
        return replace(read_approved_document(root / KEPT, path, policy.columns), path=f"{revision.path}/document.md")
    return read_approved_document(root, revision.path, policy.columns)


class Shown(Mapping[str, Document]):
    """Public documents by id, each read with its text when it is asked for."""

    def __init__(self, root: Path, publications: Mapping[str, Publication], policy: Policy) -> None:
        self._root = root
        self._publications = publications
        self._policy = policy

    def __getitem__(self, id: str) -> Document:
        return read_document_of(self._root, self._publications[id].revision, self._policy)

    def __iter__(self) -> Iterator[str]:
        return iter(self._publications)

    def __len__(self) -> int:
        return len(self._publications)


def _approved(ledger: Ledger) -> Iterator[str]:
    """Yield the folders in which the revisions lie that acts let through."""
    for signed in ledger.acts.values():
        if ACTS[signed.act.act].lets_through:
            yield from (revision_folder(item.id, item.digest) for item in signed.act.items if item.digest)


def _folders(root: Path) -> Iterator[str]:
    """Yield the folders in which revisions lie, sorted; whatever they are, reading them will tell."""
    try:
        yield from sorted(p.relative_to(root).as_posix() for p in (root / "approved").glob("*/*/*") if p.name[0] != ".")
    except OSError as error:
        raise IntegrityError(f"approved/ cannot be listed: {error}") from error
