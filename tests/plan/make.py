"""Approved revisions and the accounts of documents, made without a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plugins.model.act import Act
from plugins.model.clock import Clock
from plugins.model.document import Attachment
from plugins.model.finding import Finding
from plugins.model.plan import Catalogue
from plugins.model.revision import Revision
from plugins.model.standing import Approval, Dossier, Standing
from plugins.model.value import parse_instant
from plugins.plan.opening import standings
from plugins.plan.schedule import schedule
from tests.review.office import LAWS, act, digest, policy

NOW = parse_instant("2026-11-23T12:00")
BEFORE = parse_instant("2026-11-20T12:00")
DEFAULTS = {
    "language": "en",
    "department": "disease-control",
    "announced": "2026-11-23",
    "effective": "2026-11-23",
    "dated": "2026-11-23",
    "publish": "on-approval",
}


def revision(
    id: str, text: str = "a", *, column: str = LAWS, files: tuple[str, ...] = (), **typed: str | tuple[str, ...]
) -> Revision:
    """Make an approved revision of a document; its text stands for its bytes."""
    fields = policy().columns[column].fields
    values = {"id": id, "title": f"Title of {id}", "slug": f"slug-{id}", **DEFAULTS, **typed}
    return Revision(
        id=id,
        digest=digest(text),
        path=f"approved/{id[:2]}/{id}/{digest(text)[7:19]}",
        column=column,
        fields={name: fields[name].parse(value) for name, value in values.items() if value and name in fields},
        attachments=tuple(Attachment(name, 1, "0" * 64) for name in files),
    )


def approval(revision: Revision, *, at: datetime = BEFORE, adopted: bool = False, **more: Any) -> Approval:
    """Return what the ledger says of an approved revision."""
    kind = "adopt" if adopted else "approve"
    acts: tuple[Act, ...] = (act(kind, ("chen.yu", "zhao.min") if adopted else "chen.yu", id=revision.id),)
    return Approval(revision.digest, acts, at, adopted=adopted, **more)


def dossier(*revisions: Revision, released: Iterable[Revision] = (), at: datetime = BEFORE, **more: Any) -> Dossier:
    """Return the account of a document whose revisions were approved in this order."""
    approvals = tuple(approval(r) for r in revisions)
    values = {"approvals": approvals, "released": tuple((r.digest, at) for r in released), **more}
    return Dossier(revisions[0].id, **values)


@dataclass
class Shelf:
    """Documents with their revisions, at an instant."""

    revisions: dict[tuple[str, str], Revision]
    dossiers: dict[str, Dossier]

    @classmethod
    def of(cls, *entries: tuple[Dossier, Iterable[Revision]]) -> Shelf:
        """Put accounts and revisions on the shelf."""
        known = {(r.id, r.digest): r for _, revisions in entries for r in revisions}
        return cls(known, {d.id: d for d, _ in entries})

    @classmethod
    def public(cls, *revisions: Revision) -> Shelf:
        """Put revisions on the shelf that are approved, one for each document."""
        return cls.of(*((dossier(r), (r,)) for r in revisions))

    def standings(
        self, at: datetime = NOW, withheld: Mapping[str, str] | None = None, clock: Clock | None = None
    ) -> Mapping[str, Standing]:
        """Decide what is public."""
        return standings(self.dossiers, self.revisions, withheld or {}, policy(), clock or Clock(at))

    def schedule(
        self,
        at: datetime = NOW,
        withheld: Mapping[str, str] | None = None,
        *,
        clock: Clock | None = None,
        releasing: bool = False,
    ) -> tuple[Catalogue, tuple[Finding, ...]]:
        """Make the catalogue."""
        return schedule(
            self.dossiers, self.revisions, withheld or {}, policy(), clock or Clock(at), releasing=releasing
        )
