"""The catalogue of what is public at one instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.model.clock import Clock, day_ends, day_of, day_starts
from plugins.model.finding import Finding
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.publication import Notice, Publication, Punctuality, punctuality
from plugins.model.revision import Revision
from plugins.model.standing import Dossier, Standing, State
from plugins.model.value import parse_minute
from plugins.model.withdrawal import REASON, SUCCESSOR, permits_title
from plugins.plan.addresses import Addresses, approval_order, assign_addresses, main_date, public_address
from plugins.plan.former import closed_because, dated_history
from plugins.plan.opening import Revisions, standings
from plugins.plan.relations import with_relations
from plugins.plan.renewal import renewals

BANNER_DAYS = 7
"""So many days after that of its first release the banner of a notice stands that does not say when it expires."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided about some documents, before they are related to others.

    Attributes:
        publications: by id; effects of other documents on them are not entered yet.
        standings: by id.
        notices: of withdrawn documents whose address is free.
        findings: one for each document that wants an address which another has, and for each that is public
            without an approval that counts.
    """

    publications: Mapping[str, Publication]
    standings: Mapping[str, Standing]
    notices: tuple[Notice, ...]
    findings: tuple[Finding, ...]


def schedule(
    dossiers: Mapping[str, Dossier],
    revisions: Revisions,
    withheld: Mapping[str, str],
    policy: Policy,
    clock: Clock,
    *,
    releasing: bool = False,
) -> tuple[Catalogue, tuple[Finding, ...]]:
    """Decide which documents are public at one instant, and what each shows about the others.

    Args:
        dossiers: by id.
        revisions: approved revisions whose bytes are intact, by id and digest.
        withheld: reason by digest, for revisions that must not be published.
        policy: in force.
        clock: the instant of the build.
        releasing: whether this build becomes a release; new documents are then published
            at the clock's instant, and count as not yet released if it does not.

    Returns:
        The catalogue, and the findings of a `Decision`.

    Source: regulation IV.1, IV.2.
    """
    decision = decide(dossiers, revisions, withheld, policy, clock, releasing=releasing)
    publications = with_relations(decision.publications.values(), policy, clock)
    catalogue = Catalogue(
        at=clock.at,
        policy=policy,
        publications={p.revision.id: p for p in publications},
        notices=decision.notices,
        standings=decision.standings,
        dossiers=dossiers,
        debts={id: dossier.debts for id, dossier in dossiers.items() if dossier.debts},
    )
    return catalogue, decision.findings


def decide(
    dossiers: Mapping[str, Dossier],
    revisions: Revisions,
    withheld: Mapping[str, str],
    policy: Policy,
    clock: Clock,
    *,
    releasing: bool = False,
) -> Decision:
    """Decide which of some documents are public; arguments as for `schedule`.

    The documents are all, or a part that is closed: with each document come
    those it is published with and those that want the same address. Entries
    of registers are no documents.
    """
    dossiers = {id: dossier for id, dossier in dossiers.items() if not dossier.is_entry}
    opened = standings(dossiers, revisions, withheld, policy, clock)
    placed = assign_addresses(opened, dossiers, revisions, withheld, policy)
    publications = {
        id: _publication(revision, url, dossiers[id], revisions, withheld, policy, clock.about(id), releasing)
        for id, (revision, url) in placed.revisions.items()
    }
    notices = _notices(placed, dossiers, revisions, withheld, policy)
    lost = renewals([one.revision for one in publications.values()], dossiers, policy, clock.at)
    return Decision(publications, placed.standings, notices, (*placed.findings, *lost))


def _publication(
    revision: Revision,
    url: str,
    dossier: Dossier,
    revisions: Revisions,
    withheld: Mapping[str, str],
    policy: Policy,
    clock: Clock,
    releasing: bool,
) -> Publication:
    column = policy.columns.get(revision.column)
    released = dict(dossier.released)
    now = clock.at if releasing else None
    since = min(released.values(), default=now)
    approval = next((a for a in dossier.approvals if a.digest == revision.digest), None)
    adopted = any(a.adopted for a in dossier.approvals)
    versions, earlier = dated_history(revision, dossier, revisions, withheld, now)
    announced = revision.day(column.same_day) if column and column.same_day else None
    verdict = None
    if column and column.same_day:
        verdict = Punctuality.OUTSIDE if adopted or announced is None else punctuality(announced, since, clock.at)
    day = revision.day(main_date(revision, policy))
    for one in filter(None, {day, announced}):
        _mark_day(one, clock)
    if column and (begins := revision.string(column.calendar)):
        clock.reached(parse_minute(begins))  # the calendar says whether it is to come
    return Publication(
        revision=revision,
        url=url,
        day=day,
        since=since,
        approval=approval.acts if approval else (),
        adopted=adopted,
        listings=(revision.column, *(column.listings if column else ())),
        order=approval_order(dossier, revision.digest),
        begun=dossier.acts[0].at if dossier.acts else None,
        versions=versions,
        earlier=earlier,
        punctuality=verdict,
        moved=_moved(revision, url, dossier, revisions, policy),
        banner=_has_banner(revision, dossier, clock),
    )


def _has_banner(revision: Revision, dossier: Dossier, clock: Clock) -> bool:
    """Tell whether every other page points to a notice that two people made public at once.

    A release shows the notice first, with the home page and its column; the
    banner is on all other pages from the next one on, until the notice
    expires, or for a week where it does not say when.
    """
    if not dossier.released or not any(act.act == "urgent" for act in dossier.acts):
        return False
    expires = revision.day("expires")
    first = min(at for _, at in dossier.released)
    return not clock.reached(day_starts(expires) if expires else day_ends(day_of(first) + timedelta(days=BANNER_DAYS)))


def _moved(
    revision: Revision, url: str, dossier: Dossier, revisions: Revisions, policy: Policy
) -> tuple[tuple[str, str], ...]:
    """Return the addresses that a document and its files had in releases and have no more, each with that of today."""
    files = {attachment.name for attachment in revision.attachments}
    found: dict[str, str] = {}
    for digest, _ in dossier.released:
        released = revisions.get((revision.id, digest))
        before = public_address(released, policy) if released else url
        if released is None or before == url:
            continue
        found[before] = url
        for name in sorted(files.intersection(attachment.name for attachment in released.attachments)):
            found[before.removesuffix(".html") + f"/{name}"] = url.removesuffix(".html") + f"/{name}"
    return tuple(sorted(found.items()))


def _mark_day(day: date, clock: Clock) -> None:
    """Ask the clock about a day on which a page says "today" or "overdue", so that it remembers when that changes."""
    if not clock.reached(day_ends(day)):
        clock.reached(day_starts(day))


def _notices(
    placed: Addresses,
    dossiers: Mapping[str, Dossier],
    revisions: Revisions,
    withheld: Mapping[str, str],
    policy: Policy,
) -> tuple[Notice, ...]:
    """Make a notice for each withdrawn document that a release showed, unless its address is in use again.

    Where several documents had the same address in turn, the notice is that of the last one withdrawn.
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
                notices[url] = Notice(
                    id,
                    url,
                    known[-1].column,
                    dossier.withdrawn_at,
                    known[-1].language,
                    known[-1].string("department"),
                    _title(known[-1], dossier, revisions, withheld),
                    dossier.notice.value(REASON) if dossier.notice else "",
                    dossier.notice.value(SUCCESSOR) if dossier.notice else "",
                )
    return tuple(notices[url] for url in sorted(notices))


def _title(last: Revision, dossier: Dossier, revisions: Revisions, withheld: Mapping[str, str]) -> str:
    """Return the title that stood there last, ``""`` unless the withdrawal permits it and nothing closes that text."""
    is_open = dossier.notice is not None and permits_title(dossier.notice)
    was_last = last.digest == dossier.released[-1][0]
    return last.title if is_open and was_last and not closed_because(last.digest, dossier, revisions, withheld) else ""
