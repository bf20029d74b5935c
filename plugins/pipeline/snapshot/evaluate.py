"""What is public at one instant: from what the last build knew and what changed since, or from everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from plugins.model.act import Released
from plugins.model.clock import Clock
from plugins.model.finding import Finding
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.revision import Revision
from plugins.model.standing import Standing
from plugins.pipeline.cache.derived import DerivedValues
from plugins.pipeline.cache.revision_source import ReadRevision
from plugins.pipeline.snapshot.delta import FullReadNeeded, read_delta
from plugins.pipeline.snapshot.full import is_reusable, snapshot_of, stamp_inputs
from plugins.pipeline.snapshot.root import RootContents, dossiers_at, read_root
from plugins.pipeline.snapshot.snapshot import RecordView, Snapshot, is_not_public
from plugins.pipeline.snapshot.tree_stamps import TreeDelta
from plugins.pipeline.snapshot.update import RevisionFacts, update
from plugins.plan.schedule import schedule
from plugins.policy.load import load_policy
from plugins.release.current import current

ComputedFor = Callable[[Policy], DerivedValues]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a build begins with.

    Attributes:
        catalogue: what is public.
        findings: on ledger, approved bytes and documents, sorted.
        not_public: standings of what is not public, or not in its newest text, by id.
        references: ids that the text of a public document links to.
        releases: that seals tell of, oldest first.
        shown: digests by id of what the current release shows; None when the last seal tells of it.
        revision: an approved revision by id and digest, None when its bytes are not there.
        dirty_ids: ids of documents of which something else is public than at the last build; None: all may be.
        next: the next instant at which a document differs.
        snapshot: what the next build may begin with, None when it has to read everything.
    """

    catalogue: Catalogue
    findings: tuple[Finding, ...]
    not_public: tuple[Standing, ...]
    references: Mapping[str, Sequence[str]]
    releases: tuple[Released, ...]
    shown: Mapping[str, str] | None
    revision: Callable[[str, str], Revision | None]
    dirty_ids: frozenset[str] | None
    next: datetime | None
    snapshot: Snapshot | None


def evaluate(
    root: Path,
    past: Snapshot | None,
    computed_for: ComputedFor,
    clock: Clock,
    *,
    releasing: bool,
    looked: TreeDelta | None = None,
) -> Evaluation:
    """Decide what is public at the clock's instant.

    Args:
        root: where policy, ledger and approved revisions lie.
        past: what the last build left, if anything; it is used up.
        computed_for: gives findings and links by digest under a policy.
        clock: the instant.
        releasing: whether this build becomes a release.
        looked: what is otherwise than the last build left it, as far as it was looked at since this one began.

    Raises:
        PolicyError: the policy does not say what it must.
        IntegrityError: ``public/current`` does not lead to a release.
    """

    def followed(past: Snapshot, policy: Policy) -> Evaluation:
        return _followed(root, past, policy, computed_for(policy), clock, releasing=releasing, looked=looked)

    state = try_incremental(root, past, clock, followed)
    return state or _everything(root, computed_for, clock, releasing=releasing)


def try_incremental(
    root: Path, past: Snapshot | None, clock: Clock, work: Callable[[Snapshot, Policy], Result]
) -> Result | None:
    """Let ``work`` begin with what the last build knew; None where that does not hold, and everything is to be read.

    ``work`` may raise `FullReadNeeded`; ``past`` is used up then.

    Raises:
        PolicyError: the policy does not say what it must.
    """
    if past is not None and past.at <= clock.at:
        policy = load_policy(root)
        if past.policy == policy.digest:
            try:
                return work(past, policy)
            except FullReadNeeded:
                clock.forget()
    return None


def apply_delta(
    root: Path,
    past: Snapshot,
    policy: Policy,
    derived: RevisionFacts,
    clock: Clock,
    *,
    releasing: bool = False,
    anew: Iterable[str] = (),
    looked: TreeDelta | None = None,
) -> frozenset[str]:
    """Bring what the last build knew up to an instant; arguments and result as those of `read_delta` and `update`.

    Raises:
        UnexpectedError: something is not as a sound root grows.
        IntegrityError: ``public/current`` does not lead to a release.
    """
    released = current(root)
    changed = update(
        past, read_delta(root, past, policy, looked), policy, derived, clock, releasing=releasing, anew=anew
    )
    if released and released.digest != past.sealed_release:
        raise FullReadNeeded("the public sees another release than the last seal tells of")
    return changed


def _followed(
    root: Path,
    past: Snapshot,
    policy: Policy,
    computed: DerivedValues,
    clock: Clock,
    *,
    releasing: bool,
    looked: TreeDelta | None,
) -> Evaluation:
    changed = apply_delta(root, past, policy, computed, clock, releasing=releasing, looked=looked)
    return Evaluation(
        catalogue=past.catalogue(policy),
        findings=tuple(sorted({finding for some in past.findings.values() for finding in some})),
        not_public=tuple(past.not_public[id] for id in sorted(past.not_public)),
        references=RecordView(past.records, "links"),
        releases=tuple(past.releases),
        shown=None,
        revision=partial(_revision, past),
        dirty_ids=changed,
        next=min(filter(None, (ties.next for ties in past.dependencies.values())), default=None),
        snapshot=past,
    )


def _everything(root: Path, computed_for: ComputedFor, clock: Clock, *, releasing: bool) -> Evaluation:
    seen = stamp_inputs(root)
    made: list[DerivedValues] = []

    def read(policy: Policy, paths: list[str]) -> Iterator[ReadRevision]:
        made.append(computed_for(policy))
        return made[0].read(paths)

    known = read_root(root, read)
    computed = made[0]
    catalogue, documents, others = _judged(known, computed, clock, releasing=releasing)
    links = computed.links([publication.revision for publication in catalogue.publications.values()])
    past = None
    if is_reusable(known, [*documents, *others], clock):
        past = snapshot_of(known, seen, catalogue, documents, links, clock, releasing=releasing)
    return Evaluation(
        catalogue=catalogue,
        findings=tuple(sorted({*documents, *others})),
        not_public=tuple(standing for standing in catalogue.standings.values() if is_not_public(standing)),
        references=links,
        releases=tuple(seal.release for seal in known.ledger.seals if seal.release),
        shown={id: dossier.shown for id, dossier in catalogue.dossiers.items() if dossier.shown},
        revision=lambda id, digest: known.revisions.get((id, digest)),
        dirty_ids=None,
        next=clock.next,
        snapshot=past,
    )


def catalogue_at(
    known: RootContents, computed: DerivedValues, clock: Clock, *, releasing: bool = False
) -> tuple[Catalogue, tuple[Finding, ...]]:
    """Decide from everything that lies in a root what is public; findings hold all that keeps something back."""
    catalogue, documents, others = _judged(known, computed, clock, releasing=releasing)
    return catalogue, tuple(sorted({*documents, *others}))


def _judged(
    known: RootContents, computed: DerivedValues, clock: Clock, *, releasing: bool
) -> tuple[Catalogue, tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the catalogue, findings on single documents, and findings on ledger and acts."""
    files, misfits = dossiers_at(known, clock, {})
    withheld, marks = computed.withheld(list(known.revisions.values()))
    catalogue, clashes = schedule(files, known.revisions, withheld, known.policy, clock, releasing=releasing)
    return catalogue, (*known.findings, *marks, *clashes), (*known.ledger.findings, *misfits)


def _revision(past: Snapshot, id: str, digest: str) -> Revision | None:
    record = past.records.get(id)
    return next((r for r in record.revisions if r.digest == digest), None) if record else None
