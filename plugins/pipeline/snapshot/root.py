"""The contents of a root as data, read whole: policy, ledger and approved revisions, at no instant; never a draft."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
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
from plugins.pipeline.cache.revision_source import LAST_GOOD, ReadRevision, source_of
from plugins.pipeline.snapshot.last_seal import kept_last_seal
from plugins.pipeline.snapshot.release_witness import is_sealed, is_signed, ledger_behind
from plugins.pipeline.snapshot.tree_stamps import TreeStamps
from plugins.read.approved import read_approved_document, read_revision
from plugins.read.faults import EXPUNGED, Faults
from plugins.release.current import Current, current
from plugins.review.canonical import revision_folder
from plugins.review.dossiers import dossiers
from plugins.review.known_acts import ACTS
from plugins.review.ledger import Ledger, read_ledger
from plugins.system.file_stamps import stamped, walk


@dataclass(frozen=True, slots=True)
class RootContents:
    """What lies in a root, read and checked.

    Attributes:
        policy: in force.
        ledger: with the findings on it.
        revisions: approved revisions whose bytes are intact, by id and digest.
        findings: on approved bytes.
        released: the release that the public sees, None before the first.
        stamps: of ``approved/`` and ``ledger/``, taken before any of it was read.
    """

    policy: Policy
    ledger: Ledger
    revisions: Mapping[tuple[str, str], Revision]
    findings: tuple[Finding, ...]
    released: Current | None
    stamps: TreeStamps


def read_root(root: Path, policy: Policy, read: Callable[[list[str]], Iterable[ReadRevision]]) -> RootContents:
    """Read ledger and approved revisions of a root; ``read`` reads revisions in the order of their paths.

    Revisions whose bytes fail or are missing are taken from the copies that the
    last release kept, if those are intact. A ledger that lacks the seal the last release
    rests on is not believed.

    Raises:
        IntegrityError: ``public/current`` does not lead to a release.
    """
    stamps = stamp_inputs(root)
    ledger = read_ledger(root, policy)
    released = current(root)
    ledger = ledger_behind(ledger, policy, released, kept_last_seal(root))
    revisions: dict[tuple[str, str], Revision] = {}
    lying, gone = {*_folders(root)}, {*_expunged(ledger)}
    findings = [finding for path in sorted(lying & gone) for finding in _back_again(path)]
    for revision, faults in read(sorted((lying | {*_approved(ledger)}) - gone)):
        findings.extend(faults)
        if revision is not None:
            revisions[revision.id, revision.digest] = revision
    copies = source_of(root, last_good=True)
    for path in sorted({*_folders(copies)} - gone - {revision.path for revision in revisions.values()}):
        revision, _ = read_revision(copies, path, policy.columns)
        if revision is not None:
            copy = replace(revision, path=f"{LAST_GOOD}/{path}", last_good=True)
            revisions.setdefault((revision.id, revision.digest), copy)
    return RootContents(policy, ledger, revisions, tuple(findings), released, stamps)


def stamp_inputs(root: Path) -> TreeStamps:
    """Take the stamps of everything below ``approved/`` and ``ledger/``."""
    now_ns = time.time_ns()
    return TreeStamps(stamped(chain(walk(root, "ledger"), walk(root, "approved")), now_ns, f"{root}/"))


def dossiers_at(
    contents: RootContents, clock: Clock, drafts: Mapping[str, str]
) -> tuple[Mapping[str, Dossier], tuple[Finding, ...]]:
    """Account for each document; ``drafts`` holds the columns of documents that are only in ``content/``, by id.

    A current release that no seal records yet is counted in. If nobody signed it either, it is believed
    for nothing but what it does not show.
    """
    working = {(id, ""): Subject(column) for id, column in drafts.items()}
    subjects = {**working, **subjects_of(contents.revisions.values())}
    found, findings = dossiers(contents.ledger, contents.policy, subjects, clock)
    released = contents.released
    if released is None or is_sealed(contents.ledger, released) or not clock.reached(released.manifest.at):
        return found, findings
    shown, at = released.documents, released.manifest.at
    believed = shown if is_signed(contents.policy, released) else {}
    unsealed = {id: _with_current_release(found.get(id, Dossier(id)), digest, at) for id, digest in believed.items()}
    ended = {id: one.with_end(at) for id, one in found.items() if one.shown and id not in shown}
    return {**found, **unsealed, **ended}, findings


def _with_current_release(dossier: Dossier, digest: str, at: datetime) -> Dossier:
    """Count in what the current release shows; the seal that records it may not be written yet."""
    return dossier if digest == dossier.shown else dossier.with_release(digest, at)


def read_document_of(root: Path, revision: Revision, policy: Policy) -> Document:
    """Read an approved revision with its text, wherever its bytes lie.

    Raises:
        IntegrityError: they are gone, or others by now.
    """
    folder = revision_folder(revision.id, revision.digest)
    document = read_approved_document(source_of(root, last_good=revision.last_good), folder, policy.columns)
    return replace(document, path=f"{LAST_GOOD}/{document.path}") if revision.last_good else document


class PublicDocuments(Mapping[str, Document]):
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


def _expunged(ledger: Ledger) -> Iterator[str]:
    """Yield the folders of the revisions whose bytes an act says are destroyed."""
    for signed in ledger.acts.values():
        if signed.act.act == "expunge":
            yield from (revision_folder(item.id, item.digest) for item in signed.act.items if item.digest)


def _back_again(path: str) -> Sequence[Finding]:
    """Return the finding on a revision that was expunged, and lies there."""
    faults = Faults(path)
    faults.add(EXPUNGED, 0, got="bytes that were expunged", expected=f"nothing; remove {path} from every clone")
    return faults.findings(path.split("/")[2])


def _folders(root: Path) -> Iterator[str]:
    """Yield the folders in which revisions should lie, sorted; reading them finds out what they are."""
    try:
        yield from sorted(p.relative_to(root).as_posix() for p in (root / "approved").glob("*/*/*") if p.name[0] != ".")
    except OSError as error:
        raise IntegrityError(f"approved/ cannot be listed: {error}") from error
