"""What changed in a root since the last build: new acts, new seals, approved revisions that were written or touched."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from plugins.model.act import Seal
from plugins.model.error import IntegrityError
from plugins.model.policy import Policy
from plugins.model.revision import Revision
from plugins.pipeline.snapshot.snapshot import Snapshot
from plugins.pipeline.snapshot.tree_stamps import TreeDelta, TreeStamps
from plugins.read.approved import read_revision
from plugins.review.ledger import NOTE_FILE, SEAL_FILE, SignedAct, read_act, read_seal
from plugins.system.file_stamps import RACY

REVISION = re.compile(r"(approved/[^/]+/[^/]+/[^/.][^/]*)(?:/.*)?")


class FullReadNeeded(Exception):
    """Something is not as a sound root grows: everything is read again, which finds out what it is."""


@dataclass(frozen=True, slots=True)
class LedgerDelta:
    """What is new.

    Attributes:
        acts: read now; some may be known already.
        seals: those behind the last known, in order.
        revisions: whose folders are new or were touched.
        stamps: stamps as they are now.
    """

    acts: tuple[SignedAct, ...]
    seals: tuple[Seal, ...]
    revisions: tuple[Revision, ...]
    stamps: TreeStamps


def read_delta(root: Path, past: Snapshot, policy: Policy, looked: TreeDelta | None = None) -> LedgerDelta:
    """Look at the stamps of ``approved/`` and ``ledger/``, and read what is new.

    Args:
        root: that they lie in.
        past: knows how they were.
        policy: in force.
        looked: what a look has found out since this began; without one they are looked at now.

    Raises:
        UnexpectedError: something went, changed or came that never does, or cannot be believed.
    """
    found = looked if looked and looked.token == past.stamps.token else past.stamps.scan(root)
    if found is None:
        raise FullReadNeeded("nobody knows what was seen")
    touched = [path for path in sorted(found.now) if path.startswith("approved")]
    added = [path for path in sorted(found.now) if not path.startswith("approved")]
    acts: list[SignedAct] = []
    seals: dict[int, Seal] = {}
    try:
        for path in added:
            if _is_folder(root, path):
                continue
            if found.before[path] not in (None, RACY) or (root / path).is_symlink():
                raise FullReadNeeded(path)
            if match := SEAL_FILE.fullmatch(path):
                seals[int(match[1])] = read_seal((root / path).read_bytes(), int(match[1]), policy)
            elif not NOTE_FILE.fullmatch(path):
                acts.append(read_act((root / path).read_bytes(), path))
    except (IntegrityError, OSError) as error:
        raise FullReadNeeded(str(error)) from error
    revisions = _revisions(root, touched, policy)
    return LedgerDelta(tuple(acts), _chained(seals, past), revisions, past.stamps.advanced(found))


def _chained(seals: dict[int, Seal], past: Snapshot) -> tuple[Seal, ...]:
    """Return the seals that follow on those known.

    Raises:
        UnexpectedError: they do not follow without a gap, or one that is known is another now.
    """
    last = max(past.seals, default=0)
    number, digest, at = last, past.seals.get(last, ""), past.sealed_at
    chain = []
    for seal in (seals[number] for number in sorted(seals)):
        if seal.number <= last:
            if past.seals.get(seal.number) != seal.digest:
                raise FullReadNeeded(f"seal {seal.number}")
            continue
        if seal.number != number + 1 or seal.previous != digest or (at and seal.at < at):
            raise FullReadNeeded(f"seal {seal.number}")
        number, digest, at = seal.number, seal.digest, seal.at
        chain.append(seal)
    return tuple(chain)


def _revisions(root: Path, touched: list[str], policy: Policy) -> tuple[Revision, ...]:
    """Read the revisions in whose folders something changed.

    Raises:
        UnexpectedError: a folder went, or holds no sound revision.
    """
    folders: dict[str, None] = {}
    for path in touched:
        if match := REVISION.fullmatch(path):
            folders[match[1]] = None
        elif not _is_folder(root, path):
            raise FullReadNeeded(path)
    found = []
    for path in folders:
        revision, findings = read_revision(root, path, policy.columns)
        if revision is None or findings:
            raise FullReadNeeded(path)
        found.append(revision)
    return tuple(found)


def _is_folder(root: Path, path: str) -> bool:
    try:
        return stat.S_ISDIR((root / path).lstat().st_mode)
    except OSError:
        raise FullReadNeeded(path) from None
