"""The step from the contents of a root to its first snapshot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plugins.model.cites import Article
from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.revision import Revision
from plugins.pipeline.snapshot.record import DocumentRecord, SealedAct, by_document, dependencies_of
from plugins.pipeline.snapshot.root import RootContents
from plugins.pipeline.snapshot.snapshot import Snapshot
from plugins.review.dossiers import restricted_to
from plugins.review.faults import ACT


def is_reusable(contents: RootContents, findings: Sequence[Finding], clock: Clock) -> bool:
    """Return whether a snapshot of these contents may be the base of another evaluation.

    Nothing is wrong with ledger and bytes, and the last seal records the
    release that the public sees. ``findings`` are all that came out.
    """
    ledger = contents.ledger
    releases = [seal.release for seal in ledger.seals if seal.release]
    last = releases[-1].digest if releases else ""
    return (
        not (ledger.findings or ledger.fault or ledger.missing)
        and all(f.weight is Weight.NOTE for f in contents.findings)
        and all(f.document and (f.code != ACT.code or f.weight is Weight.NOTE) for f in findings)
        and not any(revision.last_good for revision in contents.revisions.values())
        and (contents.released is None or contents.released.digest == last)
        and all(seal.at <= clock.at and not (seal.release and seal.release.at > clock.at) for seal in ledger.seals)
    )


def snapshot_of(
    contents: RootContents,
    catalogue: Catalogue,
    findings: Sequence[Finding],
    links: Mapping[str, tuple[str, ...]],
    cites: Mapping[str, tuple[Article, ...]],
    clock: Clock,
    *,
    releasing: bool,
) -> Snapshot:
    """Put together all that is known of a root.

    Args:
        contents: everything read.
        catalogue: made of it at the clock's instant.
        findings: all that came out.
        links: ids that the text of each public document links to.
        cites: articles of others that it cites.
        clock: that was asked.
        releasing: whether the build becomes a release.
    """
    ledger, policy = contents.ledger, contents.policy
    found = by_document(findings)
    snapshot = Snapshot(
        policy=policy.digest,
        at=clock.at,
        releasing=releasing,
        stamps=contents.stamps,
        seals={},
        sealed_at=None,
        unsealed=frozenset(),
        releases=[],
        findings=found,
    )
    notices = {notice.id: notice for notice in catalogue.notices}
    for id, record in _records(contents, catalogue, links).items():
        publication = catalogue.publications.get(id)
        needs = dependencies_of(record, policy).decided(record.dossier, publication, clock.about(id).next)
        snapshot.enter(
            id,
            record,
            needs,
            publication,
            policy,
            notice=notices.get(id),
            findings=found.get(id, ()),
            articles=cites.get(id, ()),
        )
    snapshot.advance(
        clock.at, contents.stamps, (*ledger.policy_acts.ids, *ledger.acts), ledger.seals, releasing=releasing
    )
    return snapshot


def _records(
    contents: RootContents, catalogue: Catalogue, links: Mapping[str, tuple[str, ...]]
) -> Mapping[str, DocumentRecord]:
    revisions: dict[str, list[Revision]] = defaultdict(list)
    for (id, _), revision in sorted(contents.revisions.items(), key=lambda pair: pair[1].path):
        revisions[id].append(revision)
    acts: dict[str, list[SealedAct]] = defaultdict(list)
    for signed in contents.ledger.acts.values():
        sealed_at = contents.ledger.seen.get(signed.act.id)
        for item in signed.act.items:
            acts[item.id].append((replace(signed, act=restricted_to(signed.act, item)), sealed_at))
    return {
        id: DocumentRecord(
            acts=tuple(acts.get(id, ())),
            revisions=tuple(revisions.get(id, ())),
            dossier=catalogue.dossiers.get(id),
            standing=catalogue.standings.get(id),
            links=links.get(id, ()),
        )
        for id in sorted(acts.keys() | revisions.keys() | catalogue.dossiers.keys())
    }
