"""What a build that read everything leaves to the next."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.revision import Revision
from plugins.pipeline.cache.revision_source import LAST_GOOD
from plugins.pipeline.snapshot.record import DocumentRecord, SealedAct, dependencies_of
from plugins.pipeline.snapshot.root import RootContents
from plugins.pipeline.snapshot.snapshot import LAST_SEALS, Snapshot, by_document, is_not_public
from plugins.pipeline.snapshot.tree_stamps import TreeStamps
from plugins.review.dossiers import narrowed
from plugins.system.file_stamps import stamped, walk


def stamp_inputs(root: Path) -> TreeStamps:
    """Take the stamps of everything below ``approved/`` and ``ledger/``, before any of it is read."""
    now_ns = time.time_ns()
    paths = chain(walk(root, "ledger"), walk(root, "approved"))
    stamps = stamped(paths, now_ns, f"{root}/")
    return TreeStamps(stamps)


def is_reusable(known: RootContents, findings: Sequence[Finding], clock: Clock) -> bool:
    """Tell whether nothing is wrong with ledger and bytes, and the last seal tells of what the public sees now.

    Only then may the next build look at what changed alone.
    """
    ledger = known.ledger
    releases = [seal.release for seal in ledger.seals if seal.release]
    last = releases[-1].digest if releases else ""
    return (
        not (ledger.findings or ledger.fault or ledger.missing)
        and all(f.weight is Weight.NOTE for f in known.findings)
        and all(f.document and f.code != "LED002" for f in findings)
        and not any(revision.path.startswith(f"{LAST_GOOD}/") for revision in known.revisions.values())
        and (known.released is None or known.released.digest == last)
        and all(seal.at <= clock.at and not (seal.release and seal.release.at > clock.at) for seal in ledger.seals)
    )


def snapshot_of(
    known: RootContents,
    seen: TreeStamps,
    catalogue: Catalogue,
    findings: Sequence[Finding],
    links: Mapping[str, tuple[str, ...]],
    clock: Clock,
    *,
    releasing: bool,
) -> Snapshot:
    """Put together what the next build begins with; only of a sound root.

    Args:
        known: everything read.
        seen: before.
        catalogue: made of it at the clock's instant.
        findings: on single documents.
        links: ids that the text of each public document links to.
        clock: that was asked.
        releasing: whether the build becomes a release.
    """
    ledger = known.ledger
    past = Snapshot(
        policy=known.policy.digest,
        at=clock.at,
        releasing=releasing,
        stamps=seen,
        seals={seal.number: seal.digest for seal in ledger.seals[-LAST_SEALS:]},
        sealed_at=ledger.seals[-1].at if ledger.seals else None,
        unsealed=frozenset(ledger.acts.keys() - ledger.seen.keys()),
        releases=[seal.release for seal in ledger.seals if seal.release],
        notices={notice.id: notice for notice in catalogue.notices},
        findings=by_document(findings),
        rows=dict(catalogue.rows),
        not_public={id: standing for id, standing in catalogue.standings.items() if is_not_public(standing)},
    )
    for id, record in _records(known, catalogue, links).items():
        publication = catalogue.publications.get(id)
        past.records.put(id, record)
        past.publications.put(id, publication)
        past.dependencies[id] = dependencies_of(record, publication, known.policy, clock.about(id).next)
    return past


def _records(
    known: RootContents, catalogue: Catalogue, links: Mapping[str, tuple[str, ...]]
) -> Mapping[str, DocumentRecord]:
    revisions: dict[str, list[Revision]] = defaultdict(list)
    for (id, _), revision in sorted(known.revisions.items(), key=lambda pair: pair[1].path):
        revisions[id].append(revision)
    acts: dict[str, list[SealedAct]] = defaultdict(list)
    for signed in known.ledger.acts.values():
        seen = known.ledger.seen.get(signed.act.id)
        for item in signed.act.items:
            acts[item.id].append((replace(signed, act=narrowed(signed.act, item)), seen))
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
