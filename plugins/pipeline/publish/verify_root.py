"""Check policy, ledger, approved bytes, the current release and its words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from plugins.model.clock import Clock
from plugins.model.counted import counted
from plugins.model.finding import Finding, Weight
from plugins.model.policy import Policy
from plugins.pipeline.cache.fingerprints import derivation_fingerprint as engine_digest
from plugins.pipeline.paths import THEME
from plugins.pipeline.publish.compared_words import other_words
from plugins.pipeline.publish.progress_pages import progress_faults
from plugins.pipeline.publish.release_check import let_through, signer_of_release
from plugins.pipeline.publish.signed_state import check_signature
from plugins.pipeline.snapshot.facts import NoFacts
from plugins.pipeline.snapshot.policy_acts import said_of_root
from plugins.pipeline.snapshot.policy_in_force import policy_in_force
from plugins.pipeline.snapshot.root import dossiers_at, read_root
from plugins.release.evidence import SHOWING
from plugins.release.layout import EVIDENCE
from plugins.release.manifest import Manifest
from plugins.release.verify import Verified, verify_release
from plugins.render.assets import software_digest as theme_digest
from plugins.review import signature

NO_KEY = ("no machine in policy/people.yaml has a key",)


def verify_root(root: Path, at: datetime) -> tuple[tuple[Finding, ...], list[str], bool]:
    """Check policy, ledger, approved bytes, the current release and its words.

    Returns:
        Findings, a summary in lines, and whether all is well.
    """
    policy, policy_faults, policy_acts = policy_in_force(root, cached=False)
    contents = read_root(root, policy, NoFacts(root, policy).read)
    accounts, misfits = dossiers_at(contents, Clock(at), {})
    lines = [
        said_of_root(policy_acts.chain),
        f"Acts: {len(contents.ledger.acts)}, every signature checked",
        f"Seals: {len(contents.ledger.seals)}{', broken: ' + contents.ledger.fault if contents.ledger.fault else ''}",
        f"Approved revisions intact: {len(contents.revisions)}",
    ]
    is_sound = True
    machines = [p for p in policy.people.values() if any(t.role == "machine" for t in p.terms)]
    if contents.released:
        place, root_print = contents.released.path, policy_acts.chain.fingerprint
        prints = [signature.fingerprint(key.public) for machine in machines for key in machine.keys]
        results = [verify_release(place, fingerprint=p, check=check_signature) for p in prints]
        found = min(results, key=lambda one: len(one.faults), default=Verified(NO_KEY))
        faults = [*found.faults, *(let_through(found, root_print, signer_of_release(place)) if root_print else ())]
        lines += [
            f"Release {contents.released.number}: {'good' if not faults else counted(len(faults), 'fault')}",
            *faults,
        ]
        if f"{EVIDENCE}{SHOWING}" in contents.released.manifest.evidence:
            others = other_words(contents.released.path)
            lines += [f"Words that were not approved so: {len(others) or 'none'}", *others]
            is_sound = not others
        is_sound = is_sound and not faults
    entries = [dossier.entry for dossier in accounts.values() if dossier.entry]
    is_ours = contents.released is None or _made_with(contents.released.manifest, policy)
    for line, is_fault in progress_faults(root, policy, entries, THEME, at, is_ours=is_ours):
        lines.append(line)
        is_sound = is_sound and not is_fault
    findings = tuple(sorted({*contents.ledger.findings, *contents.findings, *misfits, *policy_faults}))
    is_sound = is_sound and not any(finding.weight is Weight.STOP for finding in findings)
    return findings, lines, is_sound


def _made_with(manifest: Manifest, policy: Policy) -> bool:
    """Return whether a release was made by this program and theme, under this policy."""
    return (manifest.engine, manifest.theme, manifest.policy) == (engine_digest(), theme_digest(THEME), policy.digest)
