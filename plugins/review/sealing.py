"""The machine's records: a seal of acts before a release, a seal of the release after the switch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from plugins.model.act import Act, Released, Seal
from plugins.model.digest import sha256
from plugins.model.error import IntegrityError, RefusedError, UsageError
from plugins.model.person import Person
from plugins.model.policy import Policy
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

    Acts of registers come into a seal of their own, before the others, so that
    no release has to carry it; see `last_told`.

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
        raise RefusedError(f"the clock shows {at:%Y-%m-%d %H:%M:%S}, which is before the last seal; set it right")
    new = [one.act for id, one in ledger.acts.items() if id not in ledger.seen and one.act.at <= at]
    if not new and release is None:
        return None
    machine = machine_of(root, policy, at)
    internal = [act for act in new if ACTS[act.act].is_internal]
    others = [act for act in new if not ACTS[act.act].is_internal]
    if internal:
        last = _write(root, last, internal, machine, policy, at, None)
    return last if not others and release is None else _write(root, last, others, machine, policy, at, release)


def last_told(ledger: Ledger) -> Seal | None:
    """Return the last seal that a release names and carries: one that holds no act of a register.

    A seal of such acts alone is followed by that of the next release, which names it.
    """

    def tells(seal: Seal) -> bool:
        return not any(id in ledger.acts and ACTS[ledger.acts[id].act.act].is_internal for id, _ in seal.acts)

    return next(filter(tells, reversed(ledger.seals)), None)


def _write(
    root: Path,
    last: Seal | None,
    acts: Iterable[Act],
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
        acts=tuple(
            (act.id, tuple(item.id for item in act.items)) for act in sorted(acts, key=lambda act: (act.at, act.id))
        ),
        release=release,
    )
    payload = seal_file.seal_payload(unsigned)
    _, sign = signer(root, machine, at)
    signed = ledger_file.join_file(payload, [sign(payload, signature.SEALS)])
    write_once(root, seal_file.seal_path(unsigned.number), signed)
    return replace(unsigned, digest=f"sha256:{sha256(payload)}")
