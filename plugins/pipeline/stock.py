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
from plugins.pipeline.known import KEPT, Known
from plugins.pipeline.past import LAST_SEALS, Past, by_document, is_aside
from plugins.pipeline.record import Record, Sealed, ties_of
from plugins.pipeline.seen import Seen
from plugins.pipeline.stamps import stamped, tree
from plugins.review.dossiers import restricted_to


def see(root: Path) -> Seen:
    """Take the stamps of everything below ``approved/`` and ``ledger/``, before any of it is read."""
    now_ns = time.time_ns()
    paths = chain(tree(root, "ledger"), tree(root, "approved"))
    stamps = stamped(paths, now_ns, f"{root}/")
    return Seen(stamps)


def is_sound(known: Known, findings: Sequence[Finding], clock: Clock) -> bool:
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
        and not any(revision.path.startswith(f"{KEPT}/") for revision in known.revisions.values())
        and (known.released is None or known.released.digest == last)
        and all(seal.at <= clock.at and not (seal.release and seal.release.at > clock.at) for seal in ledger.seals)
    )


def take_stock(
    known: Known,
    seen: Seen,
    catalogue: Catalogue,
    findings: Sequence[Finding],
    links: Mapping[str, tuple[str, ...]],
    clock: Clock,
    *,
    releasing: bool,
) -> Past:
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
    past = Past(
        policy=known.policy.digest,
        at=clock.at,
        releasing=releasing,
        seen=seen,
        seals={seal.number: seal.digest for seal in ledger.seals[-LAST_SEALS:]},
        sealed_at=ledger.seals[-1].at if ledger.seals else None,
        unsealed=frozenset(ledger.acts.keys() - ledger.seen.keys()),
        releases=[seal.release for seal in ledger.seals if seal.release],
        notices={notice.id: notice for notice in catalogue.notices},
        findings=by_document(findings),
        rows=dict(catalogue.rows),
        aside={id: standing for id, standing in catalogue.standings.items() if is_aside(standing)},
    )
    for id, record in _records(known, catalogue, links).items():
        publication = catalogue.publications.get(id)
        past.records.put(id, record)
        past.publications.put(id, publication)
        past.ties[id] = ties_of(record, publication, known.policy, clock.about(id).next)
    return past


def _records(known: Known, catalogue: Catalogue, links: Mapping[str, tuple[str, ...]]) -> Mapping[str, Record]:
    revisions: dict[str, list[Revision]] = defaultdict(list)
    for (id, _), revision in sorted(known.revisions.items(), key=lambda pair: pair[1].path):
        revisions[id].append(revision)
    acts: dict[str, list[Sealed]] = defaultdict(list)
    for signed in known.ledger.acts.values():
        seen = known.ledger.seen.get(signed.act.id)
        for item in signed.act.items:
            acts[item.id].append((replace(signed, act=restricted_to(signed.act, item)), seen))
    return {
        id: Record(
            acts=tuple(acts.get(id, ())),
            revisions=tuple(revisions.get(id, ())),
            dossier=catalogue.dossiers.get(id),
            standing=catalogue.standings.get(id),
            links=links.get(id, ()),
        )
        for id in sorted(acts.keys() | revisions.keys() | catalogue.dossiers.keys())
    }
