"""Going back to an earlier release, and checking everything that is there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from plugins.model.clock import Clock
from plugins.model.error import RefusedError, UsageError
from plugins.model.finding import Finding
from plugins.pipeline.known import accounts, read_root
from plugins.pipeline.releasing import check_signature, read_records
from plugins.release.rollback import rollback
from plugins.release.verify import verify_release
from plugins.review import signature
from plugins.review.entitlement import OFFICE


def roll_back(root: Path, number: int, who: str, at: datetime) -> None:
    """Show an earlier release again, if no act lies between it and now.

    Raises:
        UsageError: ``who`` is not known.
        RefusedError: they are not of the Information Office, or acts lie between.
    """
    known = read_records(root)
    if who not in known.policy.people:
        raise UsageError(f"{who} is not in policy/people.yaml")
    if OFFICE not in known.policy.people[who].roles(at):
        raise RefusedError(f"a rollback is for the Information Office; {who} is not of it")
    target = next((s.release for s in known.ledger.seals if s.release and s.release.number == number), None)
    between = [a for a in known.ledger.acts if target and known.ledger.seen.get(a, at) > target.at]
    rollback(root, number, acts_between=bool(between), at=at, by=who)


def verify_root(root: Path, at: datetime) -> tuple[tuple[Finding, ...], list[str]]:
    """Check policy, ledger, approved bytes and the current release; return findings and a summary in lines."""
    known = read_root(root)
    _, misfits = accounts(known, Clock(at), {})
    lines = [
        f"Acts: {len(known.ledger.acts)}, every signature checked",
        f"Seals: {len(known.ledger.seals)}{', broken: ' + known.ledger.fault if known.ledger.fault else ''}",
        f"Approved revisions intact: {len(known.revisions)}",
    ]
    machines = [p for p in known.policy.people.values() if any(t.role == "machine" for t in p.terms)]
    if known.released:
        prints = [signature.fingerprint(key.public) for machine in machines for key in machine.keys]
        results = [verify_release(known.released.path, fingerprint=p, check=check_signature) for p in prints]
        faults = min(results, key=len, default=("no machine in policy/people.yaml has a key",))
        lines += [f"Release {known.released.number}: {'good' if not faults else f'{len(faults)} faults'}", *faults]
    return tuple(sorted({*known.ledger.findings, *known.findings, *misfits})), lines
