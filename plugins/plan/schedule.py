"""The catalogue of what is public at one instant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from plugins.model.clock import Clock, day_ends, day_starts
from plugins.model.finding import Finding
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.publication import Notice, Publication, Punctuality, Version, punctuality
from plugins.model.revision import Revision
from plugins.model.standing import Dossier, State
from plugins.plan.opening import Revisions, standings
from plugins.plan.places import Places, main_date, places, public_address
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
    placed = places(standings(dossiers, revisions, withheld, policy, clock), dossiers, revisions, withheld, policy)
    orders = _orders(placed, dossiers)
    chosen = [
        _publication(revision, url, dossiers[id], revisions, policy, clock, releasing, orders[id])
        for id, (revision, url) in placed.revisions.items()
    ]
    publications = with_relations(chosen, policy, clock)
    _mark_days(publications, clock)
    catalogue = Catalogue(
        at=clock.at,
        policy=policy,
        publications={p.revision.id: p for p in publications},
        notices=_notices(placed, dossiers, revisions, policy),
        standings=placed.standings,
        dossiers=dossiers,
    )
    return catalogue, placed.findings


def _orders(placed: Places, dossiers: Mapping[str, Dossier]) -> Mapping[str, int]:
    """Count approvals from 0; documents that one act let through share a number."""
    orders: dict[str, int] = {}
    last, order = "", -1
    for id, (revision, _) in placed.revisions.items():
        acts = [a.acts[-1].id for a in dossiers[id].approvals if a.digest == revision.digest]
        act = acts[-1] if acts else id
        order += act != last
        last = act
        orders[id] = order
    return orders


def _mark_days(publications: Iterable[Publication], clock: Clock) -> None:
    """Ask the clock for the days on which a page says "today", so that it knows when that changes."""
    for publication in publications:
        if publication.day is not None and not clock.reached(day_ends(publication.day)):
            clock.reached(day_starts(publication.day))


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
        day=revision.day(main_date(revision, policy)),
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
    placed: Places, dossiers: Mapping[str, Dossier], revisions: Revisions, policy: Policy
) -> tuple[Notice, ...]:
    """Make a notice for each withdrawn document that a release had shown, unless its address is in use again.

    Where several stood one after the other, the one withdrawn last is told of.
    """
    notices: dict[str, Notice] = {}
    taken = {url for _, url in placed.revisions.values()}
    for id, one in placed.standings.items():
        dossier = dossiers[id]
        known = [revisions[id, d] for d, _ in dossier.released if (id, d) in revisions]
        if one.state is State.WITHDRAWN and known and dossier.withdrawn_at:
            url = public_address(known[-1], policy)
            before = notices.get(url)
            if url not in taken and (before is None or before.at < dossier.withdrawn_at):
                notices[url] = Notice(id, url, known[-1].column, dossier.withdrawn_at, known[-1].language)
    return tuple(notices[url] for url in sorted(notices))
