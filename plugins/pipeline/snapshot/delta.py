"""The step from a snapshot to its delta: what was added to a root since, as long as only what may be added was."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from plugins.model.act import Seal
from plugins.model.error import IntegrityError
from plugins.model.policy import Policy
from plugins.model.revision import Revision
from plugins.pipeline.snapshot.snapshot import Snapshot
from plugins.pipeline.snapshot.tree_stamps import TreeDelta, TreeStamps
from plugins.read.approved import read_revision
from plugins.release.current import current
from plugins.review.clock_act_file import CLOCK_FILE
from plugins.review.ledger import NOTE_FILE, SEAL_FILE, SignedAct, read_act, read_seal
from plugins.system.file_stamps import RACY

REVISION = re.compile(r"(approved/[^/]+/[^/]+/[^/.][^/]*)(?:/.*)?")


class FullReadNeeded(Exception):
    """The root did not change as a sound root does; reading everything finds out what is wrong with it."""


@dataclass(frozen=True)
class LedgerDelta:
    """What is new since a snapshot.

    Attributes:
        acts: new, or read again.
        seals: those after the last known one, in order.
        revisions: whose folders are new or were touched.
        stamps: as they are now.
    """

    acts: tuple[SignedAct, ...]
    seals: tuple[Seal, ...]
    revisions: tuple[Revision, ...]
    stamps: TreeStamps

    @cached_property
    def sealed_at(self) -> Mapping[str, datetime]:
        """The instant of the new seal of an act, by the id of the act."""
        return {act: seal.at for seal in self.seals for act, _ in seal.acts}


def read_delta(
    root: Path, snapshot: Snapshot, policy: Policy, at: datetime, scanned: TreeDelta | None = None
) -> LedgerDelta:
    """Compare stamps of ``approved/`` and ``ledger/`` with those of a snapshot, and read what is new.

    Args:
        root: in which they lie.
        snapshot: of an earlier state of this root.
        policy: in force.
        at: the instant; no seal is of a later one.
        scanned: the differences of the stamps, if a scan since the start of this build has found them.

    Raises:
        FullReadNeeded: something was removed, changed or added that never is in a sound root.
        IntegrityError: ``public/current`` does not lead to a release.
    """
    released = current(root)  # before the ledger, in which its seal follows later
    found = scanned if scanned and scanned.token == snapshot.stamps.token else snapshot.stamps.scan(root)
    if found is None:
        raise FullReadNeeded("the stamps of the snapshot are gone")
    acts, seals = _added(root, [path for path in sorted(found.now) if not path.startswith("approved")], found, policy)
    revisions = _revisions(root, [path for path in sorted(found.now) if path.startswith("approved")], policy)
    delta = LedgerDelta(acts, _chained(seals, snapshot), revisions, snapshot.stamps.advanced(found))
    if any(seal.at > at or (seal.release and seal.release.at > at) for seal in delta.seals):
        raise FullReadNeeded("a seal is of a later time")
    if delta.sealed_at.keys() - snapshot.unsealed - {signed.act.id for signed in acts}:
        raise FullReadNeeded("a seal holds an act that is not there")
    releases = [seal.release.digest for seal in delta.seals if seal.release]
    if released and released.digest != (releases[-1] if releases else snapshot.sealed_release):
        raise FullReadNeeded("the public sees another release than the one sealed last")
    return delta


def _added(
    root: Path, paths: Iterable[str], found: TreeDelta, policy: Policy
) -> tuple[tuple[SignedAct, ...], Mapping[int, Seal]]:
    """Read acts, and seals by number, whose files are new.

    Raises:
        FullReadNeeded: a file was changed or removed, or is not what its name says.
    """
    acts: list[SignedAct] = []
    seals: dict[int, Seal] = {}
    try:
        for path in paths:
            if _is_folder(root, path):
                continue
            if found.before[path] not in (None, RACY) or (root / path).is_symlink():
                raise FullReadNeeded(path)
            if match := SEAL_FILE.fullmatch(path):
                seals[int(match[1])] = read_seal((root / path).read_bytes(), int(match[1]), policy)
            elif CLOCK_FILE.fullmatch(path):
                raise FullReadNeeded("an act about the clock")
            elif not NOTE_FILE.fullmatch(path):
                acts.append(read_act((root / path).read_bytes(), path))
    except (IntegrityError, OSError) as error:
        raise FullReadNeeded(str(error)) from error
    return tuple(acts), seals


def _chained(seals: Mapping[int, Seal], snapshot: Snapshot) -> tuple[Seal, ...]:
    """Return the seals that follow on those of the snapshot.

    Raises:
        FullReadNeeded: they do not follow without a gap, or one that is known has changed.
    """
    last = max(snapshot.seals, default=0)
    number, digest, at = last, snapshot.seals.get(last, ""), snapshot.sealed_at
    chain = []
    for seal in (seals[number] for number in sorted(seals)):
        if seal.number <= last:
            if snapshot.seals.get(seal.number) != seal.digest:
                raise FullReadNeeded(f"seal {seal.number}")
            continue
        if seal.number != number + 1 or seal.previous != digest or (at and seal.at < at):
            raise FullReadNeeded(f"seal {seal.number}")
        number, digest, at = seal.number, seal.digest, seal.at
        chain.append(seal)
    return tuple(chain)


def _revisions(root: Path, touched: Sequence[str], policy: Policy) -> tuple[Revision, ...]:
    """Read the revisions in whose folders something changed.

    Raises:
        FullReadNeeded: a folder is gone, or holds no sound revision.
    """
    folders: dict[str, None] = {}
    for path in touched:
        if match := REVISION.fullmatch(path):
            folders[match[1]] = None
        elif not _is_folder(root, path):
            raise FullReadNeeded(path)
    revisions = []
    for path in folders:
        revision, findings = read_revision(root, path, policy.columns)
        if revision is None or findings:
            raise FullReadNeeded(path)
        revisions.append(revision)
    return tuple(revisions)


def _is_folder(root: Path, path: str) -> bool:
    try:
        return stat.S_ISDIR((root / path).lstat().st_mode)
    except OSError:
        raise FullReadNeeded(path) from None
