"""What a waiver or a move makes of a finding: a note that names who signed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from plugins.model.finding import Finding, Weight
from plugins.model.standing import Dossier
from plugins.review.acts.waive import RULE

ADDRESS_KEPT = "REV004"
"""Code of the rule by which a public document keeps its address, unless an act moves it."""


def with_waivers(findings: Iterable[Finding], dossier: Dossier, digest: str) -> Iterable[Finding]:
    """Return findings, those that an act lets pass for the text with ``digest`` as notes that name the signer."""
    moved = {act.by[0]: ADDRESS_KEPT for act in dossier.moves if act.items[0].digest == digest}
    waived = {code: who for who, code in moved.items()}
    waived |= {act.value(RULE.name): act.by[0] for act in dossier.waivers if act.items[0].digest == digest}
    for finding in findings:
        if finding.weight is Weight.REFUSE and finding.code in waived:
            done = "signed" if finding.code in moved.values() else "waived"
            got = f"{finding.got}, which {waived[finding.code]} {done} for this text"
            yield replace(finding, weight=Weight.NOTE, got=got)
        else:
            yield finding
