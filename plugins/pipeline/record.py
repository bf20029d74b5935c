"""What is known of one document, and what binds it to the clock and to others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from plugins.model.packing import packed
from plugins.model.policy import Policy
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.model.standing import Dossier, Standing
from plugins.plan.places import public_address
from plugins.review.ledger import SignedAct

Sealed = tuple[SignedAct, datetime | None]
"""An act as far as it is about one document, and the instant of its seal, None without one."""


@packed
@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one document.

    Attributes:
        acts: on it.
        revisions: approved, by path.
        dossier: None while no act names it.
        standing: the same.
        links: ids that the text of the public revision links to.
    """

    acts: tuple[Sealed, ...] = ()
    revisions: tuple[Revision, ...] = ()
    dossier: Dossier | None = None
    standing: Standing | None = None
    links: tuple[str, ...] = ()


class Ties(NamedTuple):
    """What binds a document to the clock and to others.

    Attributes:
        next: the next instant at which it differs, None if none.
        unsealed: whether an act on it has no seal yet: it is judged at the instant of each build.
        unreleased: whether what is public of it was in no release yet.
        pending: whether a text of it waits for review.
        claims: every address that an approved revision of it has.
        partners: ids that an approved revision goes out with.
        targets: ids that an approved revision refers to.
    """

    next: datetime | None
    unsealed: bool
    unreleased: bool
    pending: bool
    claims: tuple[str, ...]
    partners: tuple[str, ...]
    targets: tuple[str, ...]


def ties_of(record: Record, publication: Publication | None, policy: Policy, next: datetime | None) -> Ties:
    """Return what binds a document, given what is public of it and when that differs next."""
    released = record.dossier.released if record.dossier else ()
    fields = [value for revision in record.revisions for value in _references(revision, policy)]
    return Ties(
        next=next,
        unsealed=any(seen is None for _, seen in record.acts),
        unreleased=publication is not None and publication.revision.digest not in dict(released),
        pending=bool(record.dossier and record.dossier.pending),
        claims=tuple({public_address(revision, policy): None for revision in record.revisions}),
        partners=tuple({r.publish.id: None for r in record.revisions if r.publish and r.publish.kind == "with"}),
        targets=tuple(dict.fromkeys(fields)),
    )


def _references(revision: Revision, policy: Policy) -> Iterator[str]:
    column = policy.columns.get(revision.column)
    for known in column.fields.values() if column else ():
        if known.is_reference:
            yield from revision.ids_in(known.name)
