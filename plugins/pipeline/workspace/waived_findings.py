"""What a waiver makes of a finding: a note that names who signed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from plugins.model.finding import Finding, Weight
from plugins.model.standing import Dossier
from plugins.review.acts.waive import RULE


def with_waivers(findings: Iterable[Finding], dossier: Dossier, digest: str) -> Iterable[Finding]:
    """Return findings, those that are waived for the text with ``digest`` as notes that name the signer."""
    waived = {act.value(RULE.name): act.by[0] for act in dossier.waivers if act.items[0].digest == digest}
    for finding in findings:
        if finding.weight is Weight.REFUSE and finding.code in waived:
            got = f"{finding.got}, which {waived[finding.code]} waived for this text"
            yield replace(finding, weight=Weight.NOTE, got=got)
        else:
            yield finding
