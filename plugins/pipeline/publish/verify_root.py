"""Check policy, ledger, approved bytes and the current release."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from plugins.model.clock import Clock
from plugins.model.finding import Finding
from plugins.pipeline.publish.make_release import check_signature
from plugins.pipeline.snapshot.root import dossiers_at, read_root
from plugins.release.verify import verify_release
from plugins.review import signature


def verify_root(root: Path, at: datetime) -> tuple[tuple[Finding, ...], list[str]]:
    """Check policy, ledger, approved bytes and the current release; return findings and a summary in lines."""
    known = read_root(root)
    _, misfits = dossiers_at(known, Clock(at), {})
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
