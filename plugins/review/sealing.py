"""The machine's records: a seal of acts before a release, a seal of the release after the switch."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from plugins.model.act import Act, Released, Seal
from plugins.model.digest import sha256
from plugins.model.error import IntegrityError, RefusedError, UsageError
from plugins.model.person import Person
from plugins.model.policy import Policy
from plugins.model.seal_tree import PLACES
from plugins.review import ledger_file, seal_file, signature
from plugins.review.acting import write_once
from plugins.review.keyring import signer
from plugins.review.known_acts import ACTS
from plugins.review.ledger import Ledger


def machine_of(root: Path, policy: Policy, at: datetime) -> Person:
    """Return the machine of this root whose key lies here.

    Raises:
        UsageError: policy names no machine, or its key is not here; the message says which command to run.
    """
    machines = [p for p in policy.people.values() if p.holds("machine", at)]
    for machine in machines:
        try:
            signer(root, machine, at)
        except UsageError:
            continue
        return machine
    names = ", ".join(m.key for m in machines) or "nobody in policy/people.yaml"
    raise UsageError(
        f"this machine cannot seal: the role machine is held by {names}, whose key is not here; "
        "python3 inv enroll --machine makes one"
    )


def seal(root: Path, ledger: Ledger, policy: Policy, at: datetime, release: Released | None = None) -> Seal | None:
    """Seal the acts that no seal holds yet, and a release if one was made; None when there is nothing to seal.

    Root and policy acts stand first, without documents.
    Behind a seal of version 1 an empty one is written, so that a release names none whose digest could be found
    by trying.

    Args:
        root: where the ledger lies.
        ledger: as it is now; its chain must hold to the end.
        policy: in force.
        at: the machine's clock, with a zone.
        release: the release made.

    Raises:
        IntegrityError: the chain of seals is broken.
        RefusedError: the clock is behind the last seal.
        UsageError: this machine has no key.
    """
    if ledger.fault:
        raise IntegrityError(ledger.fault)
    last = ledger.seals[-1] if ledger.seals else None
    if last and at < last.at:
        raise RefusedError(
            f"the clock shows {at:%Y-%m-%d %H:%M:%S}, which is before the last seal; set it right, "
            "or, if that seal is wrong, see docs/handbook/recovery.md#the-clock-was-wrong"
        )
    new = [one.act for id, one in ledger.acts.items() if id not in ledger.seen and _comes(one.act, at)]
    found: list[tuple[str, tuple[str, ...]]] = [(id, ()) for id in ledger.policy_acts.ids if id not in ledger.seen]
    found += [(act.id, tuple(item.id for item in act.items)) for act in sorted(new, key=lambda act: (act.at, act.id))]
    is_needed = found or release is not None or (last is not None and not last.secret)
    if not is_needed:
        return None
    machine = machine_of(root, policy, at)
    parts = [found[start : start + PLACES] for start in range(0, len(found), PLACES)] or [[]]
    for part in parts[:-1]:
        last = _write(root, last, part, machine, policy, at, None)
    return _write(root, last, parts[-1], machine, policy, at, release)


def _comes(act: Act, at: datetime) -> bool:
    """Return whether an act is sealed at an instant: not before the time it claims, unless it only stops something.

    A clock that is not believed stands still, and people go on to sign.
    """
    return act.at <= at or ACTS[act.act].stops


def _write(
    root: Path,
    last: Seal | None,
    acts: Iterable[tuple[str, tuple[str, ...]]],
    machine: Person,
    policy: Policy,
    at: datetime,
    release: Released | None,
) -> Seal:
    """Write the seal that follows on another."""
    unsigned = Seal(
        number=last.number + 1 if last else 1,
        digest="",
        previous=last.digest if last else "",
        at=at.replace(microsecond=0),
        machine=machine.key,
        policy=policy.digest,
        acts=tuple(acts),
        release=release,
        secret=secrets.token_hex(32),
    )
    says, head = seal_file.seal_lines(unsigned)
    _, sign = signer(root, machine, at)
    signed = ledger_file.join_file(head, [sign(head, signature.SEALS)])
    write_once(root, seal_file.seal_path(unsigned.number), says + signed)
    return replace(unsigned, digest=f"sha256:{sha256(head)}")
