"""The step from a root to its evaluation at an instant, for builds and people alike; incremental where it can be.

An `Evaluation` is its result: what is public and why, answered from a snapshot.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from plugins.model.act import Released
from plugins.model.clock import MINISTRY_ZONE, Clock
from plugins.model.finding import Finding
from plugins.model.law_changes import month_ends
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.register import RegisterEntry
from plugins.model.revision import Revision
from plugins.model.staff import next_change
from plugins.model.standing import Dossier, Standing
from plugins.pipeline.cache.store import Store
from plugins.pipeline.snapshot.delta import FullReadNeeded, read_delta
from plugins.pipeline.snapshot.facts import RevisionFacts
from plugins.pipeline.snapshot.full import is_reusable, snapshot_of
from plugins.pipeline.snapshot.policy_acts import NOBODY, ReadActs, keep_policy_acts
from plugins.pipeline.snapshot.policy_in_force import PolicyInForce, policy_in_force
from plugins.pipeline.snapshot.record import DocumentRecord
from plugins.pipeline.snapshot.record_view import RecordView
from plugins.pipeline.snapshot.root import RootContents, dossiers_at, read_root
from plugins.pipeline.snapshot.snapshot import Snapshot, discard
from plugins.pipeline.snapshot.tree_stamps import TreeDelta
from plugins.pipeline.snapshot.update import ledger_of, update
from plugins.plan.schedule import schedule
from plugins.policy.faults import POLICY
from plugins.review.ledger import Ledger

FactsOf = Callable[[Policy], RevisionFacts]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What is public of a root at an instant, and why.

    Attributes:
        policy: in force.
        clock: of the instant.
        snapshot: all that is known; the answers below are taken from it.
        catalogue: what is public.
        is_reusable: whether `snapshot` may be the base of another evaluation, which modifies it.
        dirty_ids: ids of documents of which something else is public than in the base; None after a full read.
        contents: everything that was read; None if it began with a base.
        drafts: columns of documents that are only in ``content/``, by id; only unsound contents depend on them.
        policy_faults: what ``policy/`` has while the policy in force is another.
        policy_acts: root and policy acts that let the policy through.
    """

    policy: Policy
    clock: Clock
    snapshot: Snapshot
    catalogue: Catalogue
    is_reusable: bool = True
    dirty_ids: frozenset[str] | None = None
    contents: RootContents | None = None
    drafts: Mapping[str, str] | None = None
    policy_faults: tuple[Finding, ...] = ()
    policy_acts: ReadActs = NOBODY

    @property
    def next(self) -> datetime | None:
        """The next instant at which an answer changes, of the clock, of policy or of the month; None for none."""
        time = min(filter(None, (needs.next for needs in self.snapshot.dependencies.values())), default=None)
        instants = (
            self.clock.next,
            next_change(self.policy, self.clock.at),
            month_ends(self.catalogue.rows, self.clock.at),
            datetime.fromtimestamp(time, MINISTRY_ZONE) if time else None,
        )
        return min(filter(None, instants), default=None)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Findings on policy, ledger, acts, approved bytes and texts, and addresses that two documents want, sorted."""
        found = {finding for some in self.snapshot.findings.values() for finding in some}
        return tuple(sorted(found.union(self.policy_faults)))

    @property
    def policy_slips(self) -> tuple[Finding, ...]:
        """Faults of ``policy/`` until whose end nothing is approved; none where a root says which policy holds."""
        return tuple(finding for finding in self.policy_faults if finding.code == POLICY.code)

    @property
    def not_public(self) -> tuple[Standing, ...]:
        """Standings of what is not public, or not in its newest text, by id."""
        return tuple(self.snapshot.not_public[id] for id in sorted(self.snapshot.not_public))

    @property
    def pending(self) -> Mapping[str, Dossier]:
        """Dossiers of documents of which a text waits for review, by id."""
        needs = self.snapshot.dependencies
        return {id: self.catalogue.dossiers[id] for id in sorted(needs) if needs[id].pending}

    @property
    def returned(self) -> Mapping[str, Dossier]:
        """Dossiers of documents of which a text was sent back and none submitted since, by id."""
        needs = self.snapshot.dependencies
        return {id: self.catalogue.dossiers[id] for id in sorted(needs) if needs[id].returned}

    @property
    def unsettled(self) -> tuple[Dossier, ...]:
        """Dossiers of documents about which acts contradict each other, sorted by id."""
        needs = self.snapshot.dependencies
        return tuple(self.catalogue.dossiers[id] for id in sorted(needs) if needs[id].unsettled)

    @property
    def entries(self) -> Mapping[str, tuple[str, RegisterEntry]]:
        """Entries of registers with their ids in the ledger, by reference, in the order in which they were opened."""
        needs = self.snapshot.dependencies
        found = [(id, self.catalogue.dossiers[id].entry) for id in sorted(needs) if needs[id].internal]
        entries: dict[str, tuple[str, RegisterEntry]] = {}
        for _, id, entry in sorted(((one.opened, id, one) for id, one in found if one), key=lambda one: one[:2]):
            entries.setdefault(entry.reference, (id, entry))  # a reference is that of the entry which had it first
        return entries

    @property
    def references(self) -> Mapping[str, Sequence[str]]:
        """Ids that the text of a public document links to, by its id."""
        return RecordView(self.snapshot.records, "links")

    @property
    def releases(self) -> tuple[Released, ...]:
        """Releases that seals record, oldest first."""
        return tuple(self.snapshot.releases)

    @property
    def shown(self) -> Mapping[str, str] | None:
        """Digests by id of what the current release shows; None when the last seal records that release."""
        if self.is_reusable:
            return None
        return {id: dossier.shown for id, dossier in self.catalogue.dossiers.items() if dossier.shown}

    @property
    def revisions(self) -> Mapping[tuple[str, str], Revision]:
        """Approved revisions whose bytes are intact, by id and digest."""
        return {(id, r.digest): r for id, record in self.snapshot.records for r in record.revisions}

    def revisions_of(self, id: str) -> Sequence[Revision]:
        """Return the approved revisions of one document, by path; copies of the last release come after them."""
        return self._record(id).revisions

    def revision(self, id: str, digest: str) -> Revision | None:
        """Return one approved revision, None when its bytes are not there."""
        return next((revision for revision in self.revisions_of(id) if revision.digest == digest), None)

    def ledger_about(self, ids: Collection[str]) -> tuple[Ledger, Mapping[str, Dossier] | None]:
        """Return a ledger with all acts on some documents, and what earlier seals recorded, as `dossiers` takes it."""
        if self.contents:
            return self.contents.ledger, None
        records = {id: self._record(id) for id in ids}
        return ledger_of(records), {id: record.dossier for id, record in records.items() if record.dossier}

    def save(self, store: Store, software: str) -> bool:
        """Save what the next evaluation by the same software can begin with; call it in `Store.writing`.

        Returns:
            Whether the store holds its snapshot now.
        """
        keep_policy_acts(store, self.policy_acts)
        if self.is_reusable:
            return self.snapshot.save(store, software)
        discard(store)
        return False

    def _record(self, id: str) -> DocumentRecord:
        return self.snapshot.records.get(id) or DocumentRecord()


def evaluate(
    root: Path,
    at: datetime,
    facts_of: FactsOf,
    bases: Iterable[Snapshot | None] = (),
    *,
    releasing: bool = False,
    scanned: TreeDelta | None = None,
    contents: RootContents | None = None,
    drafts: Mapping[str, str] | None = None,
) -> Evaluation:
    """Decide what is public of a root at an instant.

    Args:
        root: in which policy, ledger and approved revisions lie.
        at: the instant, with a zone.
        facts_of: gives the facts on the texts of revisions under a policy.
        bases: snapshots; the first is taken of which the root grew into what it is now as a sound root does.
            It is modified in place and is part of the result; nobody else may use it afterwards.
            None of them: everything is read.
        releasing: whether the build becomes a release.
        scanned: differences between the stamps of the first base and now, if a scan since the start found them.
        contents: of the root, which is as it was when they were read; no base is tried then.
        drafts: columns of documents that are only in ``content/``, by id; a build has none.

    Raises:
        PolicyError: the policy does not say what it must.
        IntegrityError: ``public/current`` does not lead to a release.
    """
    tried = iter(bases if contents is None else ())
    first = next(tried, None)  # without one, nothing that an earlier build kept is used
    policy, faults, acts = (
        PolicyInForce(contents.policy) if contents else policy_in_force(root, cached=first is not None)
    )
    facts = facts_of(policy)
    for base in chain([first], tried):
        if base is not None and base.policy == policy.digest and base.at <= at:
            with suppress(FullReadNeeded):
                clock = Clock(at)
                delta = read_delta(root, base, policy, at, scanned if base is first else None, acts.chain)
                dirty_ids = update(base, delta, policy, facts, clock, releasing=releasing)
                catalogue = base.catalogue(policy)
                return Evaluation(
                    policy, clock, base, catalogue, dirty_ids=dirty_ids, policy_faults=faults, policy_acts=acts
                )
    contents = contents or read_root(root, policy, facts.read)
    full = _full(contents, facts, Clock(at), drafts or {}, releasing=releasing)
    return replace(full, policy_faults=faults, policy_acts=acts)


def _full(
    contents: RootContents, facts: RevisionFacts, clock: Clock, drafts: Mapping[str, str], *, releasing: bool
) -> Evaluation:
    policy = contents.policy
    dossiers, misfits = dossiers_at(contents, clock, drafts)
    withheld, marks = facts.withheld(list(contents.revisions.values()))
    catalogue, clashes = schedule(dossiers, contents.revisions, withheld, policy, clock, releasing=releasing)
    texts = [publication.revision for publication in catalogue.publications.values()]
    links, cites = facts.links(texts), facts.cites(texts)
    findings = (*contents.ledger.findings, *contents.findings, *misfits, *marks, *clashes)
    snapshot = snapshot_of(contents, catalogue, findings, links, cites, clock, releasing=releasing)
    return Evaluation(
        policy,
        clock,
        snapshot,
        snapshot.catalogue(policy),
        is_reusable=is_reusable(contents, findings, clock),
        contents=contents,
        drafts=drafts,
    )
