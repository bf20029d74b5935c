"""An account that begins with what the last build knew, and looks at what changed since."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.revision import Revision
from plugins.model.standing import Dossier
from plugins.pipeline.cache.fingerprints import program_fingerprint
from plugins.pipeline.snapshot.evaluate import apply_delta, try_incremental
from plugins.pipeline.snapshot.record import DocumentRecord
from plugins.pipeline.snapshot.root import read_root
from plugins.pipeline.snapshot.snapshot import Snapshot
from plugins.pipeline.snapshot.update import ledger_of
from plugins.pipeline.snapshot.view import FullView, RootView
from plugins.review.ledger import Ledger


class IncrementalView(RootView):
    """An account that begins with what the last build knew of a sound root, and looks at what changed since.

    Where a document has no approved bytes, nothing of it is decided by its column, so that ``content/`` is not asked.

    Attributes:
        snapshot: what is known now.
    """

    def __init__(self, root: Path, past: Snapshot, policy: Policy, clock: Clock) -> None:
        """Bring the past up to an instant; it is used up.

        Raises:
            UnexpectedError: something is not as a sound root grows.
        """
        super().__init__(policy, clock)
        apply_delta(root, past, policy, NoFacts(), clock, anew=_withheld_before(past))
        self._root = root
        self.snapshot = past

    @cached_property
    def catalogue(self) -> Catalogue:
        """What is public; the record of a document is unpacked when it is asked for."""
        return self.snapshot.catalogue(self.policy)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be said of approved bytes; of a sound root that is notes."""
        found = {finding for some in self.snapshot.findings.values() for finding in some}
        return tuple(sorted(finding for finding in found if finding.weight is Weight.NOTE))

    @property
    def pending(self) -> Mapping[str, Dossier]:
        """Of documents of which a text waits for review."""
        return {
            id: self.dossiers[id] for id in sorted(self.snapshot.dependencies) if self.snapshot.dependencies[id].pending
        }

    @cached_property
    def revisions(self) -> Mapping[tuple[str, str], Revision]:
        """Approved revisions by id and digest, all of them."""
        return {(id, r.digest): r for id, record in self.snapshot.records for r in record.revisions}

    def revisions_of(self, id: str) -> Sequence[Revision]:
        """Return the approved revisions of one document, by path."""
        return self._record(id).revisions

    def ledger_about(self, ids: Collection[str]) -> tuple[Ledger, Mapping[str, Dossier] | None]:
        """Return the acts on some documents, and their dossiers, which hold what all seals tell of them."""
        records = {id: self._record(id) for id in ids}
        return ledger_of(records), {id: record.dossier for id, record in records.items() if record.dossier}

    @property
    def _next(self) -> datetime | None:
        instants = (self._clock.next, *(ties.next for ties in self.snapshot.dependencies.values()))
        return min(filter(None, instants), default=None)

    def moved_to(self, at: datetime, columns: Mapping[str, str]) -> RootView:
        """Account for the root as it is now; this account is used up."""
        return view_at(self._root, at, columns, self)

    def _record(self, id: str) -> DocumentRecord:
        return self.snapshot.records.get(id) or DocumentRecord()


class NoFacts:
    """Revisions as they are when nobody looks for marks in their texts, or for links."""

    def withheld(self, revisions: Sequence[Revision]) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
        """Withhold nothing."""
        return {}, ()

    def links(self, revisions: Sequence[Revision]) -> Mapping[str, tuple[str, ...]]:
        """Return no links."""
        return {}


def view_at(root: Path, at: datetime, columns: Mapping[str, str], before: RootView | None = None) -> RootView:
    """Account for a root at an instant: from what was known before and what changed since, or from everything.

    Args:
        root: where policy, ledger and approved revisions lie.
        at: the instant, with a zone.
        columns: of documents that are only in ``content/``, by id.
        before: of the same root; it is used up. Without one, what the last build left is asked.

    Raises:
        PolicyError: the policy does not say what it must.
        IntegrityError: ``public/current`` does not lead to a release.
    """
    clock = Clock(at)

    def followed(past: Snapshot | None) -> RootView | None:
        return try_incremental(root, past, clock, lambda past, policy: IncrementalView(root, past, policy, clock))

    return (
        followed(before.snapshot if isinstance(before, IncrementalView) else None)
        or followed(Snapshot.load(root / ".cache", program_fingerprint()))
        or FullView(read_root(root), at, columns)
    )


def _withheld_before(past: Snapshot) -> frozenset[str]:
    """Return the documents that the build withheld or found no place for: nobody withholds them here."""
    return frozenset(id for id, some in past.findings.items() if any(f.weight is Weight.STOP for f in some))
