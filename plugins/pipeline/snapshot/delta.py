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
from plugins.model.policy_chain import PolicyChain
from plugins.model.revision import Revision
from plugins.pipeline.snapshot.snapshot import Snapshot
from plugins.pipeline.snapshot.tree_stamps import TreeDelta, TreeStamps
from plugins.read.approved import read_revision
from plugins.release.current import current
from plugins.review.clock_act_file import CLOCK_FILE
from plugins.review.ledger import NO_ROOT, SEAL_FILE, SignedAct, is_kept, read_act, read_seal
from plugins.review.ledger_file import split_file
from plugins.review.policy_act_file import ACT_FILE as POLICY_ACT_FILE
from plugins.review.policy_act_file import parse_policy_act
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
        policy_acts: ids of root and policy acts that are new.
    """

    acts: tuple[SignedAct, ...]
    seals: tuple[Seal, ...]
    revisions: tuple[Revision, ...]
    stamps: TreeStamps
    policy_acts: tuple[str, ...] = ()

    @cached_property
    def act_ids(self) -> frozenset[str]:
        """Ids of all new acts."""
        return frozenset((*self.policy_acts, *(signed.act.id for signed in self.acts)))

    @cached_property
    def sealed_at(self) -> Mapping[str, datetime]:
        """The instant of the new seal of an act, by the id of the act."""
        return {act: seal.at for seal in self.seals for act, _ in seal.acts}


def read_delta(
    root: Path,
    snapshot: Snapshot,
    policy: Policy,
    at: datetime,
    scanned: TreeDelta | None = None,
    policy_acts: PolicyChain = NO_ROOT,
) -> LedgerDelta:
    """Compare stamps of ``approved/`` and ``ledger/`` with those of a snapshot, and read what is new.

    Args:
        root: in which they lie.
        snapshot: of an earlier state of this root.
        policy: in force.
        at: the instant; no seal is of a later one.
        scanned: the differences of the stamps, if a scan since the start of this build has found them.
        policy_acts: root and policy acts that count.

    Raises:
        FullReadNeeded: something was removed, changed or added that never is in a sound root.
        IntegrityError: ``public/current`` does not lead to a release.
    """
    released = current(root)  # before the ledger, in which its seal follows later
    found = scanned if scanned and scanned.token == snapshot.stamps.token else snapshot.stamps.scan(root)
    if found is None:
        raise FullReadNeeded("the stamps of the snapshot are gone")
    added = [path for path in sorted(found.now) if not path.startswith("approved")]
    acts, seals, of_policy = _added(root, added, found, policy, policy_acts)
    revisions = _revisions(root, [path for path in sorted(found.now) if path.startswith("approved")], policy)
    delta = LedgerDelta(acts, _chained(seals, snapshot), revisions, snapshot.stamps.advanced(found), of_policy)
    if any(seal.at > at or (seal.release and seal.release.at > at) for seal in delta.seals):
        raise FullReadNeeded("a seal is of a later time")
    if delta.sealed_at.keys() - snapshot.unsealed - delta.act_ids:
        raise FullReadNeeded("a seal holds an act that is not there")
    releases = [seal.release.digest for seal in delta.seals if seal.release]
    if released and released.digest != (releases[-1] if releases else snapshot.sealed_release):
        raise FullReadNeeded("the public sees another release than the one sealed last")
    return delta


def _added(
    root: Path, paths: Iterable[str], found: TreeDelta, policy: Policy, policy_acts: PolicyChain
) -> tuple[tuple[SignedAct, ...], Mapping[int, Seal], tuple[str, ...]]:
    """Read acts, seals by number, and ids of root and policy acts, whose files are new.

    Raises:
        FullReadNeeded: a file was changed or removed, or is not what its name says.
    """
    acts: list[SignedAct] = []
    of_policy: list[str] = []
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
            elif POLICY_ACT_FILE.fullmatch(path):
                if found.before[path] is not None:  # its name does not say which act it is
                    raise FullReadNeeded(path)
                of_policy.append(_policy_act((root / path).read_bytes(), policy_acts))
            elif not is_kept(path):
                acts.append(read_act((root / path).read_bytes(), path))
    except (IntegrityError, OSError) as error:
        raise FullReadNeeded(str(error)) from error
    return tuple(acts), seals, tuple(of_policy)


def _policy_act(data: bytes, policy_acts: PolicyChain) -> str:
    """Return the id of a root or policy act that came since.

    Raises:
        FullReadNeeded: it is none that counts.
    """
    act = parse_policy_act(split_file(data)[0])
    if act.id not in policy_acts.ids:
        raise FullReadNeeded(f"policy act {act.number}")
    return act.id


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
