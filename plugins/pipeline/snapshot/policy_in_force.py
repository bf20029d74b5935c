"""The policy in force: that of ``policy/``; while that has a fault, the one under which acts were sealed last."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from plugins.model.error import IntegrityError, PolicyError
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.policy.faults import POLICY
from plugins.policy.load import FOLDER, load_policy
from plugins.review.seal_file import seal_path, split_seal
from plugins.system.state_folder import state_of
from plugins.system.unfinished import unfinished_folder

LINE = re.compile(r"(?P<path>[^:\n]+):(?P<line>[0-9]+): (?P<sentence>.+)")


class PolicyInForce(NamedTuple):
    """A policy, and a finding for each fault that ``policy/`` has; none when it is that of ``policy/``."""

    policy: Policy
    faults: tuple[Finding, ...] = ()


def policy_in_force(root: Path) -> PolicyInForce:
    """Return the policy that decides now: a slip in ``policy/`` does not stop an urgent notice, a hold or a withdrawal.

    The copy counts only where a seal names its digest; whoever reads the ledger under it checks that seal.

    Raises:
        PolicyError: ``policy/`` has faults, and no policy that was sealed lies here.

    Source: regulation I.6 (information on emergencies is released in time).
    """
    try:
        return PolicyInForce(load_policy(root))
    except PolicyError as error:
        try:
            kept = load_policy(state_of(root).sealed)
        except PolicyError:
            raise error from None
        if kept.digest not in _sealed_digests(root):
            raise
        return PolicyInForce(kept, tuple(_finding(line) for line in str(error).splitlines()))


def keep_policy(root: Path, policy: Policy) -> None:
    """Keep a copy of the policy of ``policy/`` once a seal names it, for the day on which a fault comes in."""
    with suppress(PolicyError):
        if load_policy(state_of(root).sealed).digest == policy.digest:
            return
    with suppress(PolicyError):
        if load_policy(root).digest == policy.digest == next(_sealed_digests(root), ""):
            sealed = state_of(root).sealed
            sealed.mkdir(exist_ok=True)
            with unfinished_folder(root, sealed) as folder:
                shutil.copytree(root / FOLDER, folder / FOLDER)
                shutil.rmtree(sealed / FOLDER, ignore_errors=True)
                (folder / FOLDER).rename(sealed / FOLDER)


def _sealed_digests(root: Path) -> Iterator[str]:
    """Yield the digests of the policies that seals name, newest first; what is no seal is left to who reads them."""
    for file in sorted((root / seal_path(1)).parent.glob("*.seal"), reverse=True):
        with suppress(IntegrityError, OSError):
            yield split_seal(file.read_bytes())[0].policy


def _finding(line: str) -> Finding:
    found = LINE.fullmatch(line)
    path, number, said = found.group("path", "line", "sentence") if found else (FOLDER, "0", line)
    return Finding(
        path=path,
        line=int(number),
        code=POLICY.code,
        rule=POLICY.name,
        field="",
        got=f"a fault ({said})",
        expected="none; until it is mended the policy that was sealed last holds, and nothing is approved but "
        "urgent notices",
        weight=POLICY.weight,
    )
