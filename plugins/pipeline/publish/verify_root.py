"""Check policy, ledger, approved bytes and the current release."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from plugins.model.clock import Clock
from plugins.model.finding import Finding
from plugins.pipeline.publish.make_release import check_signature
from plugins.pipeline.snapshot.facts import NoFacts
from plugins.pipeline.snapshot.root import dossiers_at, read_root
from plugins.policy.load import load_policy
from plugins.release.verify import verify_release
from plugins.review import signature


def verify_root(root: Path, at: datetime) -> tuple[tuple[Finding, ...], list[str]]:
    """Check policy, ledger, approved bytes and the current release; return findings and a summary in lines."""
    policy = load_policy(root)
    contents = read_root(root, policy, NoFacts(root, policy).read)
    _, misfits = dossiers_at(contents, Clock(at), {})
    lines = [
        f"Acts: {len(contents.ledger.acts)}, every signature checked",
        f"Seals: {len(contents.ledger.seals)}{', broken: ' + contents.ledger.fault if contents.ledger.fault else ''}",
        f"Approved revisions intact: {len(contents.revisions)}",
    ]
    machines = [p for p in policy.people.values() if any(t.role == "machine" for t in p.terms)]
    if contents.released:
        prints = [signature.fingerprint(key.public) for machine in machines for key in machine.keys]
        results = [verify_release(contents.released.path, fingerprint=p, check=check_signature) for p in prints]
        faults = min(results, key=len, default=("no machine in policy/people.yaml has a key",))
        lines += [f"Release {contents.released.number}: {'good' if not faults else f'{len(faults)} faults'}", *faults]
    return tuple(sorted({*contents.ledger.findings, *contents.findings, *misfits})), lines
