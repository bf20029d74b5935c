"""The ledger as it lies on disk: acts whose signatures fit, the chain of seals, and what is wrong with either."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from plugins.model.act import Act, Seal
from plugins.model.counted import counted
from plugins.model.digest import sha256
from plugins.model.error import IntegrityError
from plugins.model.finding import Finding
from plugins.model.packing import packed
from plugins.model.policy import Policy
from plugins.model.policy_chain import PolicyChain
from plugins.review import policy_act_file, signature
from plugins.review.act_file import parse_act
from plugins.review.clock_act_file import CLOCK_FILE, clock_act_path
from plugins.review.clock_acts import read_clock_acts
from plugins.review.faults import LEDGER
from plugins.review.ledger_file import split_file
from plugins.review.policy_acts import kept_files, read_chain
from plugins.review.seal_chain import seal_chain
from plugins.review.seal_file import seal_path, split_seal

ACT_FILE = re.compile(r"ledger/[0-9]{4}/[0-9]{2}/[0-9]{8}T[0-9]{6}Z-[a-z]+-[0-9a-f]{8}\.act")
SEAL_FILE = re.compile(r"ledger/seals/([0-9]{6})\.seal")
SEALS = "ledger/seals"
NOTE_FILE = re.compile(r"ledger/notes/[0-9a-f]{64}\.md")
NO_ROOT = PolicyChain()


@packed
@dataclass(frozen=True, slots=True)
class SignedAct:
    """An act and the public keys whose signatures fit it, in the order of ``by``."""

    act: Act
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What lies in ``ledger/`` and can be believed as far as signatures go.

    Attributes:
        acts: by id; whether their signers were entitled is judged elsewhere.
        seals: from the first, without gaps, as far as the chain holds; see `seal_chain`.
        seen: when an act counted, by id: the instant of the seal that holds it.
        missing: sealed acts that are not there, with the ids of the documents concerned.
        policy_acts: root and policy acts, as far as each counts.
        fault: why the chain of seals cannot be believed to its end, ``""`` when it can.
        findings: everything that is wrong with its files, sorted.
    """

    acts: Mapping[str, SignedAct]
    seals: tuple[Seal, ...]
    seen: Mapping[str, datetime]
    missing: Mapping[str, tuple[str, ...]]
    fault: str
    findings: tuple[Finding, ...]
    policy_acts: PolicyChain = NO_ROOT


def read_ledger(root: Path, policy: Policy) -> Ledger:
    """Read every act and seal under ``<root>/ledger``; a file that is neither is a finding."""
    findings: list[Finding] = []
    acts: dict[str, SignedAct] = {}
    seals: dict[int, Seal] = {}
    of_clock: dict[int, bytes] = {}
    of_policy: dict[int, bytes] = {}
    fault = ""
    for path, regular in _files(root):
        try:
            if not regular:
                raise IntegrityError("a symbolic link or a device; the ledger holds regular files only")
            if match := policy_act_file.ACT_FILE.fullmatch(path):
                of_policy[int(match[1])] = (root / path).read_bytes()
            elif ACT_FILE.fullmatch(path):
                signed = read_act((root / path).read_bytes(), path)
                acts[signed.act.id] = signed
            elif match := CLOCK_FILE.fullmatch(path):
                of_clock[int(match[1])] = (root / path).read_bytes()
            elif match := SEAL_FILE.fullmatch(path):
                seals[int(match[1])] = read_seal((root / path).read_bytes(), int(match[1]), policy)
            elif not is_kept(path):
                raise IntegrityError("the ledger holds acts, seals and notes under their own names, and nothing else")
        except IntegrityError as error:
            findings.append(_finding(path, str(error)))
            if SEAL_FILE.fullmatch(path) or path == SEALS:
                fault = fault or f"{path}: {error}"
    policy_acts, found = _policy_acts(root, of_policy)
    findings += found
    clock_acts, faults = read_clock_acts(of_clock, policy)
    findings += (_finding(clock_act_path(number), fault) for number, fault in faults.items())
    chain, broken = seal_chain(seals, clock_acts)
    if broken and not fault:
        fault = broken
        findings.append(_finding(SEALS, broken))
    seen: dict[str, datetime] = {}
    missing: dict[str, tuple[str, ...]] = {}
    for seal in chain:
        for act, documents in seal.acts:
            seen.setdefault(act, seal.at)
            if act not in acts and act not in policy_acts.ids:
                missing[act] = documents
                gone = f"the sealed act {act[:8]} is not in the ledger"
                findings.append(_finding(seal_path(seal.number), gone))
                fault = fault or ("" if documents else f"{gone}; it let a policy through")
    return Ledger(acts, chain, seen, missing, fault, tuple(sorted(findings)), policy_acts)


def is_kept(path: str) -> bool:
    """Tell whether a file is a note, or one of a policy that was signed: its name says which bytes it has."""
    return bool(NOTE_FILE.fullmatch(path) or policy_act_file.KEPT_FILE.fullmatch(path))


def _policy_acts(root: Path, files: Mapping[int, bytes]) -> tuple[PolicyChain, list[Finding]]:
    """Follow root and policy acts; findings on those that do not count, and where the policy in force is not kept."""
    acts, faults = read_chain(files)
    findings = [_finding(policy_act_file.policy_act_path(number), fault) for number, fault in faults.items()]
    for path, digest in acts.files.items():
        try:
            kept_files(root, {path: digest})
        except IntegrityError:
            findings.append(
                _finding(policy_act_file.kept_path(digest), f"nothing, or not {path} as the root signed it")
            )
    return acts, findings


def seals_behind(ledger: Ledger, seal: str) -> Ledger:
    """Return the ledger, with a fault if the seal that a release rests on is not in its chain.

    ``seal`` is its digest, ``""`` for none. So it is
    noticed when the newest acts were deleted together with the newest seals.
    """
    if not seal or ledger.fault or any(seal == known.digest for known in ledger.seals):
        return ledger
    fault = f"the seal {seal[7:19]}, on which the last release rests, is not in the ledger"
    return doubted(ledger, SEALS, fault)


def doubted(ledger: Ledger, path: str, fault: str) -> Ledger:
    """Return the ledger with a fault, and the finding on the file that shows it."""
    return replace(ledger, fault=fault, findings=(*ledger.findings, _finding(path, fault)))


def _files(root: Path) -> Iterator[tuple[str, bool]]:
    """Yield every path below the ledger that is no folder, sorted, and whether it is a regular file."""
    folders = ["ledger"] if (root / "ledger").is_dir() else []
    files: list[tuple[str, bool]] = []
    while folders:
        folder = folders.pop()
        with os.scandir(root / folder) as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                else:
                    files.append((path, entry.is_file(follow_symlinks=False)))
    yield from sorted(files)


def read_act(data: bytes, path: str) -> SignedAct:
    """Read an act from the bytes of its file.

    Raises:
        IntegrityError: it is not an act as it is written, or a signature does not fit.
    """
    payload, blocks = split_file(data)
    act = parse_act(payload, path)
    if len(blocks) != len(act.by):
        raise IntegrityError(
            f"it has {counted(len(blocks), 'signature')} for {counted(len(act.by), 'person', 'people')}"
        )
    return SignedAct(act, tuple(signature.signer_of(payload, block, signature.ACTS) for block in blocks))


def read_seal(data: bytes, number: int, policy: Policy) -> Seal:
    """Read a seal from the bytes of its file.

    Raises:
        IntegrityError: it is not that seal as it is written, or not signed by a machine of the policy.
    """
    seal, payload, blocks = split_seal(data)
    if seal.number != number:
        raise IntegrityError(f"it is the seal {seal.number} under the name of seal {number}")
    if len(blocks) != 1:
        raise IntegrityError(f"it has {counted(len(blocks), 'signature')}; a seal has one")
    key = signature.signer_of(payload, blocks[0], signature.SEALS)
    machine = policy.people.get(seal.machine)
    if machine is None or not machine.holds("machine", seal.at) or key not in machine.keys_at(seal.at):
        raise IntegrityError(f"it is not signed by a machine of policy/people.yaml that could sign at {seal.at}")
    return seal


def note_text(root: Path, note: str) -> str | None:
    """Return the text of a note by its digest; None when it is missing or not what its name says."""
    path = root / "ledger" / "notes" / f"{note.removeprefix('sha256:')}.md"
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data.decode(errors="replace") if sha256(data) == path.stem else None


def _finding(path: str, got: str) -> Finding:
    return Finding(
        path=path,
        line=0,
        code=LEDGER.code,
        rule=LEDGER.name,
        field="ledger",
        got=got,
        expected="the file as it was signed; bring it back from version control, and tell the head of the office",
        weight=LEDGER.weight,
    )
