"""The policy in force: the one that the root signed last; where there is no root, that of ``policy/``."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from plugins.model.digest import sha256
from plugins.model.error import IntegrityError, PolicyError
from plugins.model.finding import Finding, Weight
from plugins.model.policy import Policy
from plugins.pipeline.cache.fingerprints import program_fingerprint
from plugins.pipeline.snapshot.policy_acts import NOBODY, ReadActs, read_policy_acts
from plugins.pipeline.snapshot.policy_changes import changes
from plugins.policy.faults import POLICY, UNSIGNED
from plugins.policy.load import FOLDER, load_policy, policy_files, policy_of
from plugins.review.policy_acts import kept_files
from plugins.review.policy_proposal import read_proposal
from plugins.review.seal_file import seal_path, split_seal
from plugins.system.state_folder import state_of
from plugins.system.unfinished import unfinished_folder

SIGN = "python3 inv policy shows what changes, python3 inv policy --as NAME signs it"
TOLD = 3
"""So many changes of a file are told in its finding."""

LINE = re.compile(r"(?P<path>[^:\n]+):(?P<line>[0-9]+): (?P<sentence>.+)")


class PolicyInForce(NamedTuple):
    """A policy, and why it is not that of ``policy/``.

    Attributes:
        policy: that decides.
        faults: a finding for each fault of ``policy/``, and for each of its files that nobody signed; none when the
            policy is that of ``policy/``.
        acts: root and policy acts that let it through.
    """

    policy: Policy
    faults: tuple[Finding, ...] = ()
    acts: ReadActs = NOBODY


def policy_in_force(root: Path, *, cached: bool = True) -> PolicyInForce:
    """Return the policy that decides now: the one that the root signed last, whatever lies in ``policy/``.

    Where no root was ever made it is that of ``policy/``, and while that has a
    fault the copy of the one sealed last: a slip does not stop an urgent notice,
    a hold or a withdrawal. The copy counts only where a seal names its digest;
    whoever reads the ledger under it checks that seal.

    Args:
        root: of the site.
        cached: whether what the last build read of root and policy acts may be used.

    Raises:
        PolicyError: ``policy/`` has faults, and no policy that was sealed lies here; or the policy that was signed
            last is not to be had.

    Source: regulation I.6 (information on emergencies is released in time).
    """
    acts = read_policy_acts(root, program_fingerprint(), cached=cached)
    return _signed(root, acts) if acts.chain.ids else _unsigned(root)


def _signed(root: Path, acts: ReadActs) -> PolicyInForce:
    """Return the policy that was signed last: from ``policy/`` if it lies there, else as the ledger keeps it."""
    signed = acts.chain.files
    working, odd = policy_files(root)
    if not odd and _digests(working) == signed:
        return PolicyInForce(policy_of(working), (), acts)
    try:
        kept = kept_files(root, signed)
    except IntegrityError as error:
        raise PolicyError(str(error)) from error
    return PolicyInForce(policy_of(kept), tuple(_unsigned_files(root, acts, kept, working, odd)), acts)


def _unsigned_files(
    root: Path, acts: ReadActs, kept: Mapping[str, bytes], working: Mapping[str, bytes], odd: Iterable[str]
) -> Iterator[Finding]:
    """Yield a finding for each file of ``policy/`` that is not as it was signed, and what changed in it.

    What some of the root have signed is work that is owed; anything else stops.
    """
    proposed = read_proposal(root, acts.chain)
    waits = proposed.lacking if proposed and dict(proposed.act.files) == _digests(working) and not odd else ""
    expected = f"{waits}: {SIGN}" if waits else f"the file as the root signed it, or a policy that it signs: {SIGN}"
    told = {path: "; ".join(lines[:TOLD]) for path, lines in changes(kept, working).items()}
    told |= {line.partition(":")[0]: line.partition(": ")[2] for line in odd}
    for path, what in sorted(told.items()):
        yield Finding(
            path=path,
            line=0,
            code=UNSIGNED.code,
            rule=UNSIGNED.name,
            field="",
            got=f"a change that the root did not sign, so that the policy before it holds ({what})",
            expected=expected,
            weight=Weight.OWED if waits else UNSIGNED.weight,
        )


def _digests(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: sha256(data) for path, data in files.items()}


def _unsigned(root: Path) -> PolicyInForce:
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
