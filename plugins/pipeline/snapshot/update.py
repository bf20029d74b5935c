"""The step that applies a delta to a snapshot: only the dirty documents are decided again.

The dirty set is what changed or depends on the instant, closed over addresses,
common instants and references. The stages are asked the same questions as for
a whole site, about these documents alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from plugins.model.act import Item
from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.policy import Policy
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.model.standing import Dossier
from plugins.model.subject import subjects_of
from plugins.pipeline.snapshot.delta import FullReadNeeded, LedgerDelta
from plugins.pipeline.snapshot.facts import RevisionFacts
from plugins.pipeline.snapshot.record import Dependencies, DocumentRecord, by_document, dependencies_of
from plugins.pipeline.snapshot.snapshot import Snapshot
from plugins.plan.relations import with_relations
from plugins.plan.schedule import decide
from plugins.review.dossiers import dossiers, restricted_to
from plugins.review.faults import ACT
from plugins.review.ledger import Ledger, SignedAct


def update(
    snapshot: Snapshot, delta: LedgerDelta, policy: Policy, facts: RevisionFacts, clock: Clock, *, releasing: bool
) -> frozenset[str]:
    """Apply a delta to a snapshot, and move it on to an instant.

    Args:
        snapshot: under the same policy, of an earlier or the same instant; modified in place.
        delta: since then.
        policy: in force.
        facts: on the texts of revisions.
        clock: the instant.
        releasing: whether this build becomes a release.

    Returns:
        Ids of the documents of which something else is public, or of which something was.

    Raises:
        FullReadNeeded: an act does not count, or the account of a document cannot be believed;
            ``snapshot`` is as it was then.
    """
    records = _records(snapshot, delta, _directly_dirty(snapshot, delta, clock, releasing=releasing))
    dependencies = {id: dependencies_of(record, policy) for id, record in records.items()}
    for id in _dirty_closure(snapshot.dependencies, dependencies) - records.keys():
        records[id] = snapshot.records.get(id) or DocumentRecord()
        dependencies[id] = snapshot.dependencies[id]
    accounts, settled = _dossiers(records, delta, policy, clock)
    revisions = {(id, r.digest): r for id, record in records.items() for r in record.revisions}
    withheld, marks = facts.withheld(list(revisions.values()))
    decision = decide(accounts, revisions, withheld, policy, clock, releasing=releasing)
    public = _with_relations(snapshot, records, decision.publications, policy, clock)
    texts = [publication.revision for publication in public.values()]
    links, cites = facts.links(texts), facts.cites(texts)
    notices = {notice.id: notice for notice in decision.notices}
    kept = (f for id in records for f in snapshot.findings.get(id, ()) if f.weight is Weight.NOTE)
    notes = (f for f in kept if f.code != ACT.code)  # on the same bytes
    findings = by_document((*notes, *settled, *marks, *decision.findings))
    dirty = set()
    for id, record in records.items():
        dossier, publication = accounts.get(id), public.get(id)
        if snapshot.enter(
            id,
            replace(record, dossier=dossier, standing=decision.standings.get(id), links=links.get(id, ())),
            dependencies[id].decided(dossier, publication, clock.about(id).next),
            publication,
            policy,
            notice=notices.get(id),
            findings=findings.get(id, ()),
            articles=cites.get(id, ()),
        ):
            dirty.add(id)
    snapshot.advance(clock.at, delta.stamps, delta.act_ids, delta.seals, releasing=releasing)
    return frozenset(dirty)


def _directly_dirty(snapshot: Snapshot, delta: LedgerDelta, clock: Clock, *, releasing: bool) -> set[str]:
    """Return the documents that the delta names, or that depend on the instant, the kind of build or its facts."""
    dirty = {item.id for signed in delta.acts for item in signed.act.items}
    dirty.update(revision.id for revision in delta.revisions)
    for seal in delta.seals:
        dirty.update(id for _, documents in seal.acts for id in documents)
        if seal.release:
            dirty.update(seal.release.ended, (id for id, _ in seal.release.public))
    is_release, now = releasing or snapshot.releasing, clock.at.timestamp()
    for id, needs in snapshot.dependencies.items():
        if needs.unsealed or (needs.next and needs.next <= now) or (needs.unreleased and is_release):
            dirty.add(id)
    withheld = (id for id, found in snapshot.findings.items() if any(f.weight is Weight.STOP for f in found))
    return dirty.union(withheld)  # others may have searched their texts


def _records(snapshot: Snapshot, delta: LedgerDelta, ids: Iterable[str]) -> dict[str, DocumentRecord]:
    """Return the records of documents with what is new in them."""
    acts: dict[str, list[SignedAct]] = defaultdict(list)
    for signed in delta.acts:
        for item in signed.act.items:
            acts[item.id].append(replace(signed, act=restricted_to(signed.act, item)))
    revisions: dict[str, list[Revision]] = defaultdict(list)
    for revision in delta.revisions:
        revisions[revision.id].append(revision)
    records = {}
    for id in ids:
        record = snapshot.records.get(id) or DocumentRecord()
        known = {signed.act.id for signed, _ in record.acts}
        every = (*record.acts, *((signed, None) for signed in acts[id] if signed.act.id not in known))
        by_path = {revision.path: revision for revision in (*record.revisions, *revisions[id])}
        records[id] = replace(
            record,
            acts=tuple((signed, sealed_at or delta.sealed_at.get(signed.act.id)) for signed, sealed_at in every),
            revisions=tuple(by_path[path] for path in sorted(by_path)),
        )
    return records


def _dirty_closure(before: Mapping[str, Dependencies], now: Mapping[str, Dependencies]) -> set[str]:
    """Return the documents of ``now``, and those bound to them by an address, a common instant or a reference.

    A consolidated text or a translation and what it is a text of are decided together: its force follows from theirs.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    followed: list[set[str]] = []
    for every in (before, now):
        for id, needs in every.items():
            if needs.followed:
                followed.append({id, *needs.followed})
            for address in needs.addresses:
                holders[address].add(id)
            for partner in needs.released_with:
                holders[partner].add(id)
                holders[id].add(partner)
    known = before.keys() | now.keys()

    def before_and_now(id: str) -> list[Dependencies]:
        return [every[id] for every in (before, now) if id in every]

    def bound(ids: Iterable[str]) -> set[str]:
        found: set[str] = set()
        todo = list(ids)
        while todo:
            id = todo.pop()
            if id in known and id not in found:
                found.add(id)
                todo.extend(holders.get(id, ()))
                todo.extend(other for needs in before_and_now(id) for a in needs.addresses for other in holders[a])
        return found

    group = bound(now)
    found = bound(group | {target for id in group for needs in before_and_now(id) for target in needs.references})
    while more := set().union(*(texts for texts in followed if not found.isdisjoint(texts))) & known - found:
        found = bound(found | more)
    return found


def _dossiers(
    records: Mapping[str, DocumentRecord], delta: LedgerDelta, policy: Policy, clock: Clock
) -> tuple[Mapping[str, Dossier], Sequence[Finding]]:
    """Account for documents by their acts and the new seals; return notes on acts that never counted as well.

    Raises:
        FullReadNeeded: an act does not count, or an account cannot be believed.
    """
    ledger = replace(ledger_of(records), seals=delta.seals)
    subjects = subjects_of(revision for record in records.values() for revision in record.revisions)
    before = {id: record.dossier for id, record in records.items() if record.dossier}
    accounts, findings = dossiers(ledger, policy, subjects, clock, before)
    if any(f.weight is not Weight.NOTE for f in findings) or any(dossier.broken for dossier in accounts.values()):
        raise FullReadNeeded("an act does not count")
    return accounts, findings


def ledger_of(records: Mapping[str, DocumentRecord]) -> Ledger:
    """Return the acts on some documents, as far as they are about these, as a ledger without its seals."""
    acts: dict[str, SignedAct] = {}
    items: dict[str, list[Item]] = defaultdict(list)
    counted_at: dict[str, datetime] = {}
    for record in records.values():
        for signed, sealed_at in record.acts:
            acts[signed.act.id] = signed
            items[signed.act.id] += signed.act.items
            if sealed_at:
                counted_at[signed.act.id] = sealed_at
    whole = {id: replace(signed, act=replace(signed.act, items=tuple(items[id]))) for id, signed in acts.items()}
    return Ledger(whole, (), counted_at, {}, "", ())


def _with_relations(
    snapshot: Snapshot,
    records: Mapping[str, DocumentRecord],
    decided: Mapping[str, Publication],
    policy: Policy,
    clock: Clock,
) -> Mapping[str, Publication]:
    """Enter at each document what others say of it, clean ones that refer to it among them."""
    group = records.keys()
    referring = (
        id
        for id, needs in snapshot.dependencies.items()
        if needs.references and id not in group and not group.isdisjoint(needs.references)
    )
    others = [publication for id in referring if (publication := snapshot.publications.get(id))]
    related = with_relations([*decided.values(), *others], policy, clock)
    return {p.revision.id: p for p in related if p.revision.id in group}
