"""The catalogue of what is public at one instant."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plugins.model.address import address
from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.publication import Notice, Publication, Punctuality, Version, punctuality
from plugins.model.revision import Revision
from plugins.model.standing import Dossier, Standing, State
from plugins.plan.opening import Revisions, standings
from plugins.plan.relations import with_relations


def schedule(
    dossiers: Mapping[str, Dossier],
    revisions: Revisions,
    withheld: Mapping[str, str],
    policy: Policy,
    clock: Clock,
    *,
    releasing: bool = False,
) -> tuple[Catalogue, tuple[Finding, ...]]:
    """Decide which documents are public at one instant, and what each of them shows of the others.

    Args:
        dossiers: by id.
        revisions: approved revisions whose bytes are intact, by id and digest.
        withheld: reason by digest for revisions that must not go out.
        policy: in force.
        clock: the instant of the build.
        releasing: whether this build becomes a release, so that what is new in it is
            published at the clock's instant; otherwise it counts as not yet released.

    Returns:
        The catalogue, and a finding for each document that wants an address another one has.

    Source: regulation IV.1, IV.2.
    """
    standing = dict(standings(dossiers, revisions, withheld, policy, clock))
    findings: list[Finding] = []
    taken: dict[str, str] = {}
    chosen: list[Publication] = []
    for id in _by_approval(standing, dossiers):
        revision = revisions[id, standing[id].public]
        url = address(revision, _main_date(revision, policy))
        if url in taken:
            findings.append(_taken(revision, url, taken[url]))
            standing[id] = Standing(id, State.HELD, (f"its address {url} belongs to {taken[url]}",))
            continue
        taken[url] = id
        chosen.append(_publication(revision, url, dossiers[id], revisions, policy, clock, releasing, len(chosen)))
    publications = with_relations(chosen, policy, clock)
    catalogue = Catalogue(
        at=clock.at,
        policy=policy,
        publications={p.revision.id: p for p in publications},
        notices=_notices(standing, dossiers, revisions, policy, taken),
        standings=standing,
        dossiers=dossiers,
    )
    return catalogue, tuple(findings)


def _by_approval(standing: Mapping[str, Standing], dossiers: Mapping[str, Dossier]) -> list[str]:
    """Return the ids of public documents in the order in which their revisions were approved."""

    def rank(id: str) -> tuple[datetime, datetime, str]:
        digest = standing[id].public
        for approval in dossiers[id].approvals:
            if approval.digest == digest:
                return approval.seen, approval.acts[-1].at, id
        first = next(at for released, at in dossiers[id].released if released == digest)
        return first, first, id

    return sorted((id for id, s in standing.items() if s.public), key=rank)


def _publication(
    revision: Revision,
    url: str,
    dossier: Dossier,
    revisions: Revisions,
    policy: Policy,
    clock: Clock,
    releasing: bool,
    order: int,
) -> Publication:
    column = policy.columns.get(revision.column)
    released = dict(dossier.released)
    now = clock.at if releasing else None
    since = min(released.values(), default=now)
    approval = next((a for a in dossier.approvals if a.digest == revision.digest), None)
    adopted = any(a.adopted for a in dossier.approvals)
    digests = [d for d in released if d != revision.digest]
    shown = [revisions[dossier.id, d] for d in [revision.digest, *reversed(digests)] if (dossier.id, d) in revisions]
    announced = revision.day(column.same_day) if column and column.same_day else None
    verdict = None
    if column and column.same_day:
        verdict = Punctuality.OUTSIDE if adopted or announced is None else punctuality(announced, since, clock.at)
    return Publication(
        revision=revision,
        url=url,
        day=revision.day(_main_date(revision, policy)),
        since=since,
        approval=approval.acts if approval else (),
        adopted=adopted,
        listings=(revision.column, *(column.listings if column else ())),
        order=order,
        versions=_versions(shown, released, now),
        punctuality=verdict,
    )


def _versions(shown: list[Revision], released: Mapping[str, datetime], now: datetime | None) -> tuple[Version, ...]:
    """Return the dated history, newest first; the oldest carries no note of a change."""
    return tuple(
        Version(
            digest=revision.digest,
            since=released.get(revision.digest, now),
            change="" if revision is shown[-1] else revision.string("change") or "major",
            note="" if revision is shown[-1] else revision.string("change_note"),
        )
        for revision in shown
    )


def _notices(
    standing: Mapping[str, Standing],
    dossiers: Mapping[str, Dossier],
    revisions: Revisions,
    policy: Policy,
    taken: Mapping[str, str],
) -> tuple[Notice, ...]:
    """Make a notice for each withdrawn document that a release had shown, unless its address is in use again."""
    notices = []
    for id, one in standing.items():
        dossier = dossiers[id]
        known = [revisions[id, d] for d, _ in dossier.released if (id, d) in revisions]
        if one.state is State.WITHDRAWN and known and dossier.withdrawn_at:
            revision = known[-1]
            url = address(revision, _main_date(revision, policy))
            if url not in taken:
                notices.append(Notice(id, url, revision.column, dossier.withdrawn_at, revision.language))
    return tuple(sorted(notices, key=lambda n: n.url))


def _main_date(revision: Revision, policy: Policy) -> str:
    column = policy.columns.get(revision.column)
    return column.main_date if column else ""


def _taken(revision: Revision, url: str, by: str) -> Finding:
    return Finding(
        path=f"{revision.path}/document.md",
        line=0,
        code="PLN001",
        rule="address_of_its_own",
        field="slug",
        got=f"{url}, which is the address of {by}",
        expected="an address that no other document has; give it another slug and submit it again",
        weight=Weight.STOP,
        document=revision.id,
    )
