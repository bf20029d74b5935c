"""The data kept for one document: its record, and its dependencies on the clock and on other documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from plugins.model.consolidation import followed_ids
from plugins.model.debt import Debt
from plugins.model.finding import Finding
from plugins.model.packing import packed
from plugins.model.policy import Policy
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.model.standing import Dossier, Standing
from plugins.plan.addresses import public_address
from plugins.review.known_acts import ACTS
from plugins.review.ledger import SignedAct

SealedAct = tuple[SignedAct, datetime | None]
"""An act as far as it is about one document, and the instant of its seal, None without one."""


@packed
@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What ledger and approved bytes say of one document.

    Attributes:
        acts: on it.
        revisions: approved, by path; copies of the last release come after them.
        dossier: None while no act names it.
        standing: the same.
        links: ids that the text of the public revision links to.
    """

    acts: tuple[SealedAct, ...] = ()
    revisions: tuple[Revision, ...] = ()
    dossier: Dossier | None = None
    standing: Standing | None = None
    links: tuple[str, ...] = ()


class Dependencies(NamedTuple):
    """What a document depends on besides its own record: the clock, and other documents.

    Attributes:
        next: the POSIX time of the next instant at which it changes, None if none.
        unsealed: whether an act on it has no seal yet: such an act counts at the instant of each build.
        unreleased: whether what is public of it was in no release yet: it is published by the build that releases it.
        pending: whether a text of it waits for review.
        returned: whether a text of it was sent back and none submitted since.
        unsettled: whether two acts on it contradict each other, and none has settled that.
        debts: what is owed because of acts on it.
        internal: whether it is an entry of a register.
        addresses: every address that an approved revision of it has.
        released_with: ids that an approved revision goes out with.
        references: ids that an approved revision refers to.
        followed: those among them of which it is a text: consolidated, or in another language.
    """

    next: float | None
    unsealed: bool
    unreleased: bool
    pending: bool
    returned: bool
    unsettled: bool
    debts: tuple[Debt, ...]
    internal: bool
    addresses: tuple[str, ...]
    released_with: tuple[str, ...]
    references: tuple[str, ...]
    followed: tuple[str, ...]

    def decided(self, dossier: Dossier | None, publication: Publication | None, next: datetime | None) -> Dependencies:
        """Return them with what only the decision tells: the next instant, what is pending, unreleased and owed."""
        released = dict(dossier.released) if dossier else {}
        return self._replace(
            next=next.timestamp() if next else None,
            unreleased=publication is not None and publication.revision.digest not in released,
            pending=bool(dossier and dossier.pending),
            returned=bool(dossier and dossier.returned),
            unsettled=bool(dossier and dossier.conflict),
            debts=dossier.debts if dossier else (),
        )


def dependencies_of(record: DocumentRecord, policy: Policy) -> Dependencies:
    """Return what the acts and revisions of a document make it depend on, before anything is decided."""
    fields = [value for revision in record.revisions for value in _references(revision, policy)]
    return Dependencies(
        next=None,
        unsealed=any(sealed_at is None for _, sealed_at in record.acts),
        unreleased=False,
        pending=False,
        returned=False,
        unsettled=False,
        debts=(),
        internal=any(ACTS[signed.act.act].is_internal for signed, _ in record.acts),
        addresses=tuple({public_address(revision, policy): None for revision in record.revisions}),
        released_with=tuple({r.publish.id: None for r in record.revisions if r.publish and r.publish.kind == "with"}),
        references=tuple(dict.fromkeys(fields)),
        followed=tuple({id: None for r in record.revisions for id in followed_ids(r)}),
    )


def _references(revision: Revision, policy: Policy) -> Iterator[str]:
    column = policy.columns.get(revision.column)
    for field in column.fields.values() if column else ():
        if field.name in revision.fields and field.is_reference:
            yield from revision.ids_in(field.name)


def by_document(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """Return findings by the document they are about, ``""`` for none."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.document].append(finding)
    return {id: tuple(some) for id, some in found.items()}
