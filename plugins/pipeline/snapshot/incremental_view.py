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
from plugins.pipeline.cache.fingerprints import program_digest
from plugins.pipeline.snapshot.evaluate import bring_up, from_past
from plugins.pipeline.snapshot.record import Record
from plugins.pipeline.snapshot.root import read_root
from plugins.pipeline.snapshot.snapshot import Past
from plugins.pipeline.snapshot.update import ledger_of
from plugins.pipeline.snapshot.view import Account, ReadAccount
from plugins.review.ledger import Ledger


class FollowedAccount(Account):
    """An account that begins with what the last build knew of a sound root, and looks at what changed since.

    Where a document has no approved bytes, nothing of it is decided by its column, so that ``content/`` is not asked.

    Attributes:
        past: what is known now.
    """

    def __init__(self, root: Path, past: Past, policy: Policy, clock: Clock) -> None:
        """Bring the past up to an instant; it is used up.

        Raises:
            UnexpectedError: something is not as a sound root grows.
        """
        super().__init__(policy, clock)
        bring_up(root, past, policy, Unmarked(), clock, anew=_stopped(past))
        self._root = root
        self.past = past

    @cached_property
    def catalogue(self) -> Catalogue:
        """What is public; the record of a document is unpacked when it is asked for."""
        return self.past.catalogue(self.policy)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be said of approved bytes; of a sound root that is notes."""
        found = {finding for some in self.past.findings.values() for finding in some}
        return tuple(sorted(finding for finding in found if finding.weight is Weight.NOTE))

    @property
    def pending(self) -> Mapping[str, Dossier]:
        """Of documents of which a text waits for review."""
        return {id: self.dossiers[id] for id in sorted(self.past.ties) if self.past.ties[id].pending}

    @cached_property
    def revisions(self) -> Mapping[tuple[str, str], Revision]:
        """Approved revisions by id and digest, all of them."""
        return {(id, r.digest): r for id, record in self.past.records for r in record.revisions}

    def revisions_of(self, id: str) -> Sequence[Revision]:
        """Return the approved revisions of one document, by path."""
        return self._record(id).revisions

    def ledger_about(self, ids: Collection[str]) -> tuple[Ledger, Mapping[str, Dossier] | None]:
        """Return the acts on some documents, and their dossiers, which hold what all seals tell of them."""
        records = {id: self._record(id) for id in ids}
        return ledger_of(records), {id: record.dossier for id, record in records.items() if record.dossier}

    @property
    def _next(self) -> datetime | None:
        instants = (self._clock.next, *(ties.next for ties in self.past.ties.values()))
        return min(filter(None, instants), default=None)

    def moved(self, at: datetime, columns: Mapping[str, str]) -> Account:
        """Account for the root as it is now; this account is used up."""
        return account_at(self._root, at, columns, self)

    def _record(self, id: str) -> Record:
        return self.past.records.get(id) or Record()


class Unmarked:
    """Revisions as they are when nobody looks for marks in their texts, or for links."""

    def withheld(self, revisions: Sequence[Revision]) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
        """Withhold nothing."""
        return {}, ()

    def links(self, revisions: Sequence[Revision]) -> Mapping[str, tuple[str, ...]]:
        """Return no links."""
        return {}


def account_at(root: Path, at: datetime, columns: Mapping[str, str], before: Account | None = None) -> Account:
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

    def followed(past: Past | None) -> Account | None:
        return from_past(root, past, clock, lambda past, policy: FollowedAccount(root, past, policy, clock))

    return (
        followed(before.past if isinstance(before, FollowedAccount) else None)
        or followed(Past.load(root / ".cache", program_digest()))
        or ReadAccount(read_root(root), at, columns)
    )


def _stopped(past: Past) -> frozenset[str]:
    """Return the documents that the build withheld or found no place for: nobody withholds them here."""
    return frozenset(id for id, some in past.findings.items() if any(f.weight is Weight.STOP for f in some))
