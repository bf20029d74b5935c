"""From what the last build knew and what changed since to what is public: only documents concerned are looked at.

The stages are asked the same questions as for a whole site, about fewer
documents: those that changed, and those that are bound to them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol, TypeVar

from plugins.model.act import Item
from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.policy import Policy
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.model.row import row_of
from plugins.model.standing import Dossier
from plugins.model.subject import subjects_of
from plugins.pipeline.changes import Changes, UnexpectedError
from plugins.pipeline.past import LAST_SEALS, Past, by_document, is_aside
from plugins.pipeline.record import Record, Ties, ties_of
from plugins.plan.relations import with_relations
from plugins.plan.schedule import decide
from plugins.review.dossiers import dossiers, restricted_to
from plugins.review.ledger import Ledger, SignedAct

Value = TypeVar("Value")


class Derived(Protocol):
    """What the texts of revisions amount to."""

    def withheld(self, revisions: Sequence[Revision]) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
        """Return why revisions must not go out, by digest, with the findings that say so."""

    def links(self, revisions: Sequence[Revision]) -> Mapping[str, tuple[str, ...]]:
        """Return the ids that the text of each revision links to, by id of the revision's document."""


def follow(
    past: Past,
    changes: Changes,
    policy: Policy,
    derived: Derived,
    clock: Clock,
    *,
    releasing: bool,
    anew: Iterable[str] = (),
) -> frozenset[str]:
    """Bring what the last build knew up to an instant.

    Args:
        past: by the same policy, of an earlier or the same instant; it is brought up to date.
        changes: since then.
        policy: in force.
        derived: findings and links by digest.
        clock: the instant.
        releasing: whether this build becomes a release.
        anew: documents that are decided anew though nothing happened to them.

    Returns:
        Ids of the documents of which something else is public, or of which something was.

    Raises:
        UnexpectedError: an act does not count, or the account of a document cannot be believed;
            ``past`` is of no use then.
    """
    seals = {act: seal.at for seal in changes.seals for act, _ in seal.acts}
    if seals.keys() - past.unsealed - {signed.act.id for signed in changes.acts}:
        raise UnexpectedError("a seal holds an act that is not there")
    if any(seal.at > clock.at or (seal.release and seal.release.at > clock.at) for seal in changes.seals):
        raise UnexpectedError("a seal is of a later time")
    affected = _affected(past, changes, clock, releasing=releasing).union(anew)
    records = _records(past, changes, seals, affected)
    ties = {id: ties_of(record, None, policy, None) for id, record in records.items()}
    for id in _group(past.ties, ties) - records.keys():
        records[id] = past.records.get(id) or Record()
    files = _dossiers(records, changes, policy, clock)
    revisions = {(id, r.digest): r for id, record in records.items() for r in record.revisions}
    withheld, marks = derived.withheld(list(revisions.values()))
    decision = decide(files, revisions, withheld, policy, clock, releasing=releasing)
    public = _related(past, records, decision.publications, policy, clock)
    links = derived.links([publication.revision for publication in public.values()])
    changed = set()
    notes = (f for id in records for f in past.findings.get(id, ()) if f.weight is Weight.NOTE)  # on bytes as they were
    findings = by_document((*notes, *marks, *decision.findings))
    notices = {notice.id: notice for notice in decision.notices}
    for id, record in records.items():
        if past.publications.get(id) != public.get(id):
            changed.add(id)
            past.publications.put(id, public.get(id))
            _set(past.rows, id, row_of(public[id], policy) if id in public else None)
        standing = decision.standings.get(id)
        after = replace(record, dossier=files.get(id), standing=standing, links=links.get(id, ()))
        if past.records.get(id) != after:
            past.records.put(id, after)
        past.ties[id] = ties_of(after, public.get(id), policy, clock.about(id).next)
        _set(past.notices, id, notices.get(id))
        _set(past.findings, id, findings.get(id))
        _set(past.aside, id, standing if standing and is_aside(standing) else None)
    past.rows = dict(sorted(past.rows.items()))
    _move_on(past, changes, seals, clock, releasing=releasing)
    return frozenset(changed)


def _affected(past: Past, changes: Changes, clock: Clock, *, releasing: bool) -> set[str]:
    """Return the documents that something happened to, or that depend on the instant of the build."""
    found = {item.id for signed in changes.acts for item in signed.act.items}
    found.update(revision.id for revision in changes.revisions)
    for seal in changes.seals:
        found.update(id for _, documents in seal.acts for id in documents)
        if seal.release:
            found.update(seal.release.ended, (id for id, _ in seal.release.public))
    by_instant = releasing or past.releasing
    for id, ties in past.ties.items():
        if ties.unsealed or (ties.next and ties.next <= clock.at) or (ties.unreleased and by_instant):
            found.add(id)
    return found


def _records(past: Past, changes: Changes, seals: Mapping[str, datetime], ids: Iterable[str]) -> dict[str, Record]:
    """Return the records of documents with what is new in them."""
    acts: dict[str, list[SignedAct]] = defaultdict(list)
    for signed in changes.acts:
        for item in signed.act.items:
            acts[item.id].append(replace(signed, act=restricted_to(signed.act, item)))
    revisions: dict[str, list[Revision]] = defaultdict(list)
    for revision in changes.revisions:
        revisions[revision.id].append(revision)
    records = {}
    for id in ids:
        record = past.records.get(id) or Record()
        known = {signed.act.id for signed, _ in record.acts}
        every = (*record.acts, *((signed, None) for signed in acts[id] if signed.act.id not in known))
        by_path = {revision.path: revision for revision in (*record.revisions, *revisions[id])}
        records[id] = replace(
            record,
            acts=tuple((signed, seen or seals.get(signed.act.id)) for signed, seen in every),
            revisions=tuple(by_path[path] for path in sorted(by_path)),
        )
    return records


def _group(before: Mapping[str, Ties], now: Mapping[str, Ties]) -> set[str]:
    """Return the documents of ``now``, and those bound to them by an address, a common instant or a reference."""
    holders: dict[str, set[str]] = defaultdict(set)
    for every in (before, now):
        for id, ties in every.items():
            for address in ties.claims:
                holders[address].add(id)
            for partner in ties.partners:
                holders[partner].add(id)
                holders[id].add(partner)
    known = before.keys() | now.keys()

    def ties_of_both(id: str) -> list[Ties]:
        return [every[id] for every in (before, now) if id in every]

    def bound(ids: Iterable[str]) -> set[str]:
        found: set[str] = set()
        todo = list(ids)
        while todo:
            id = todo.pop()
            if id in known and id not in found:
                found.add(id)
                todo.extend(holders.get(id, ()))
                todo.extend(other for ties in ties_of_both(id) for a in ties.claims for other in holders[a])
        return found

    group = bound(now)
    return bound(group | {target for id in group for ties in ties_of_both(id) for target in ties.targets})


def _dossiers(records: Mapping[str, Record], changes: Changes, policy: Policy, clock: Clock) -> Mapping[str, Dossier]:
    """Account for documents by their acts and the new seals.

    Raises:
        UnexpectedError: an act does not count, or an account cannot be believed.
    """
    ledger = replace(ledger_of(records), seals=changes.seals)
    subjects = subjects_of(revision for record in records.values() for revision in record.revisions)
    before = {id: record.dossier for id, record in records.items() if record.dossier}
    files, findings = dossiers(ledger, policy, subjects, clock, before)
    if findings or any(dossier.broken for dossier in files.values()):
        raise UnexpectedError("an act does not count")
    return files


def ledger_of(records: Mapping[str, Record]) -> Ledger:
    """Return the acts on some documents, as far as they are about these, as a ledger without its seals."""
    acts: dict[str, SignedAct] = {}
    items: dict[str, list[Item]] = defaultdict(list)
    seen: dict[str, datetime] = {}
    for record in records.values():
        for signed, at in record.acts:
            acts[signed.act.id] = signed
            items[signed.act.id] += signed.act.items
            if at:
                seen[signed.act.id] = at
    whole = {id: replace(signed, act=replace(signed.act, items=tuple(items[id]))) for id, signed in acts.items()}
    return Ledger(whole, (), seen, {}, "", ())


def _related(
    past: Past, records: Mapping[str, Record], decided: Mapping[str, Publication], policy: Policy, clock: Clock
) -> Mapping[str, Publication]:
    """Enter at each document what others say of it, those that are not looked at now among them."""
    group = records.keys()
    referring = (id for id, t in past.ties.items() if t.targets and id not in group and not group.isdisjoint(t.targets))
    others = [publication for id in referring if (publication := past.publications.get(id))]
    related = with_relations([*decided.values(), *others], policy, clock)
    return {p.revision.id: p for p in related if p.revision.id in group}


def _move_on(past: Past, changes: Changes, seals: Mapping[str, datetime], clock: Clock, *, releasing: bool) -> None:
    past.at, past.releasing = clock.at, releasing
    past.seen = changes.seen
    past.unsealed = (past.unsealed | {signed.act.id for signed in changes.acts}) - seals.keys()
    for seal in changes.seals:
        past.seals[seal.number] = seal.digest
        past.seals.pop(seal.number - LAST_SEALS, None)
        past.sealed_at = seal.at
        if seal.release:
            past.releases.append(seal.release)


def _set(kept: dict[str, Value], id: str, value: Value | None) -> None:
    if value is None:
        kept.pop(id, None)
    else:
        kept[id] = value
