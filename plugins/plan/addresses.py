"""Assign addresses: each belongs to one document, first of all to the one the current release shows there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from plugins.model.address import SLUG, address
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.model.revision import Revision
from plugins.model.standing import Dossier, Standing, State
from plugins.plan.faults import ADDRESS
from plugins.plan.opening import Revisions

UNSEALED = 1 << 40
"""Rank of approvals that no seal holds yet: later than any seal, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of public documents.

    Attributes:
        revisions: by id, the revision that the public sees and its address; in the order of approval.
        standings: all of them; a document that could not get its address is held, or carried forward.
        findings: one for each document that could not get its address.
    """

    revisions: Mapping[str, tuple[Revision, str]]
    standings: Mapping[str, Standing]
    findings: tuple[Finding, ...]


def assign_addresses(
    standings: Mapping[str, Standing],
    dossiers: Mapping[str, Dossier],
    revisions: Revisions,
    withheld: Mapping[str, str],
    policy: Policy,
) -> Addresses:
    """Give each public document its address.

    The document that the current release shows at an address keeps it; next in
    line are documents shown elsewhere, then others by approval. A document that
    cannot get its address stays as the current release shows it, or is held.
    """
    result = dict(standings)
    placed: dict[str, tuple[Revision, str]] = {}
    taken: dict[str, str] = {}
    findings: list[Finding] = []

    def claim(id: str) -> int:
        return 0 if standings[id].public == dossiers[id].shown else 1 if dossiers[id].shown else 2

    for id in sorted(_by_approval(standings, dossiers), key=claim):
        revision = revisions[id, standings[id].public]
        url = public_address(revision, policy)
        fault, expected = _fault(revision, url, taken)
        if fault:
            findings.append(_finding(revision, fault, expected))
            shown = revisions.get((id, dossiers[id].shown))
            url = public_address(shown, policy) if shown else ""
            if shown is None or shown.digest in withheld or _fault(shown, url, taken)[0]:
                result[id] = Standing(id, State.HELD, (f"its address is {fault}",))
                continue
            result[id] = Standing(id, State.PUBLIC, (f"its new address is {fault}",), shown.digest, carried=True)
            revision = shown
        taken[url] = id
        placed[id] = (revision, url)
    order = [id for id in _by_approval(result, dossiers) if id in placed]
    return Addresses({id: placed[id] for id in order}, result, tuple(findings))


def public_address(revision: Revision, policy: Policy) -> str:
    """Return the address of a revision, whose year is that of its column's main date."""
    return address(revision, main_date(revision, policy))


def main_date(revision: Revision, policy: Policy) -> str:
    """Return the name of the field that gives year and order, ``""`` when policy has no such column."""
    column = policy.columns.get(revision.column)
    return column.main_date if column else ""


def approval_order(dossier: Dossier, digest: str) -> int:
    """Return a number that sorts revisions by approval; equal for all revisions that one act approved.

    It combines the instant at which the act counted, the instant it claims,
    and its id, so it does not change when others are approved or withdrawn.
    Acts that no seal holds yet come last. A revision that only releases mention
    is ranked by its first release.
    """
    for approval in dossier.approvals:
        if approval.digest == digest:
            act = approval.acts[-1]
            seen = _seconds(approval.seen) if approval.sealed else UNSEALED
            return seen << 96 | _seconds(act.at) << 64 | int(act.id[:16], 16)
    first = next(at for released, at in dossier.released if released == digest)
    return _seconds(first) << 96 | _seconds(first) << 64


def _by_approval(standings: Mapping[str, Standing], dossiers: Mapping[str, Dossier]) -> list[str]:
    """Return the ids of public documents in the order in which their revisions were approved."""

    def rank(id: str) -> tuple[int, str]:
        return approval_order(dossiers[id], standings[id].public), id

    return sorted((id for id, s in standings.items() if s.public), key=rank)


def _seconds(instant: datetime) -> int:
    return max(0, int(instant.timestamp()))


def _fault(revision: Revision, url: str, taken: Mapping[str, str]) -> tuple[str, str]:
    """Return why a revision cannot have its address, and what would pass; two empty strings when it can."""
    slug = revision.string("slug") or revision.id
    if not SLUG.fullmatch(slug):
        return f"{url!r}, which is no address", "a-z, 0-9 and single hyphens, such as vaccine-storage"
    if url in taken:
        return (
            f"{url}, which is the address of {taken[url]}",
            "an address that no other document has; give it another slug and submit it again",
        )
    return "", ""


def _finding(revision: Revision, got: str, expected: str) -> Finding:
    return Finding(
        path=f"{revision.path}/document.md",
        line=0,
        code=ADDRESS.code,
        rule=ADDRESS.name,
        field="slug",
        got=got,
        expected=expected,
        weight=ADDRESS.weight,
        document=revision.id,
    )
