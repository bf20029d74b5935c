"""What a build leaves to the next: everything known of each document, and what it was worked out from.

One file, disposable. It is kept only when ledger and approved bytes were
sound, so that whatever is wrong is found again by each build.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from plugins.model.act import Released
from plugins.model.finding import Finding
from plugins.model.packing import packed
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.publication import Notice, Publication
from plugins.model.revision import Revision
from plugins.model.row import Publications, Row
from plugins.model.standing import Dossier, Standing, State
from plugins.pipeline.buckets import Buckets
from plugins.pipeline.kept import keep, kept
from plugins.pipeline.seen import Seen, seen
from plugins.pipeline.stamps import Stamp
from plugins.plan.places import public_address
from plugins.review.ledger import SignedAct

VERSION = f"past 3 {sys.implementation.cache_tag}"
FILE = "past"
LARGE = ("token", "seen", "records", "publications", "rows", "ties")
"""Kept apart from the rest."""

LAST_SEALS = 100
"""So many are known by their digests; older ones are not looked at again."""


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


@dataclass(slots=True)
class Past:
    """What the last build knew.

    Attributes:
        policy: its digest.
        at: the instant of the build.
        releasing: whether it was to become a release.
        seen: below ``approved/`` and ``ledger/``.
        seals: digests of the last seals by number.
        sealed_at: the instant of the last, None without one.
        unsealed: ids of acts without a seal.
        releases: that seals tell of, oldest first.
        records, publications: by id.
        rows: of the publications, by id, sorted by id.
        ties: by id.
        notices, findings, aside: by id, of documents that have any; `aside` holds the
            standings of what is not public, or not in its newest text.
        token: names what was kept by one build, ``""`` while it is not.
    """

    policy: str
    at: datetime
    releasing: bool
    seen: Seen
    seals: dict[int, str]
    sealed_at: datetime | None
    unsealed: frozenset[str]
    releases: list[Released]
    records: Buckets[Record] = field(default_factory=Buckets)
    publications: Buckets[Publication] = field(default_factory=Buckets)
    rows: dict[str, Row] = field(default_factory=dict)
    ties: dict[str, Ties] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)
    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    aside: dict[str, Standing] = field(default_factory=dict)
    token: str = ""

    @property
    def sealed_release(self) -> str:
        """Digest of the last release that a seal tells of, ``""`` without one."""
        return self.releases[-1].digest if self.releases else ""

    def catalogue(self, policy: Policy) -> Catalogue:
        """Return what is public at `at`; the record of a document is unpacked when it is asked for."""
        return Catalogue(
            at=self.at,
            policy=policy,
            publications=Publications(self.publications.get, self.rows),
            notices=tuple(sorted(self.notices.values(), key=lambda notice: notice.url)),
            standings=Of(self.records, "standing"),
            dossiers=Of(self.records, "dossier"),
        )

    def save(self, folder: Path, software: str) -> bool:
        """Keep it in ``folder`` for builds by the same software; False when it cannot be, and what is kept is older."""
        facts = {name: getattr(self, name) for name in self.__slots__ if name not in LARGE}
        if not self.seen.keep(folder):
            return False
        self.token = os.urandom(8).hex()
        value = {
            "token": self.token,
            "seen": self.seen.token,
            "facts": pickle.dumps((facts, {id: tuple(ties) for id, ties in self.ties.items()}), protocol=5),
            "records": self.records.packed(),
            "publications": self.publications.packed(),
            "rows": [tuple(row) for row in self.rows.values()],
        }
        keep(folder / FILE, f"{VERSION} {software}", value)
        return True

    @classmethod
    def load(cls, folder: Path, software: str) -> Past | None:
        """Return what was kept in ``folder``, None when nothing is there that can be used."""
        found = kept(folder / FILE, f"{VERSION} {software}")
        if found is None:
            return None
        facts, ties = pickle.loads(found["facts"])  # noqa: S301 - our own file, whole by its checksum
        return cls(
            **facts,
            seen=Seen(partial(_stamps, folder, found["seen"]), found["seen"]),
            token=found["token"],
            records=Buckets(found["records"]),
            publications=Buckets(found["publications"]),
            rows={row[0]: Row._make(row) for row in found["rows"]},
            ties={id: Ties._make(one) for id, one in ties.items()},
        )


def forget(folder: Path) -> None:
    """Remove what an earlier build left."""
    with suppress(OSError):  # it is held against the root before it is used, so that it only costs time
        (folder / FILE).unlink(missing_ok=True)


def _stamps(folder: Path, token: str) -> dict[str, Stamp] | None:
    found = seen(folder, token)
    return found.stamps if found else None


class Of(Mapping[str, Any]):
    """One attribute of every record that has it, by id; a record is unpacked when it is asked for."""

    def __init__(self, records: Buckets[Record], attribute: str) -> None:
        self._records = records
        self._attribute = attribute

    def __getitem__(self, id: str) -> Any:
        value = getattr(self._records.get(id), self._attribute, None)
        if value is None:
            raise KeyError(id)
        return value

    def __iter__(self) -> Iterator[str]:
        return (id for id, record in self._records if getattr(record, self._attribute) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


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


def is_aside(standing: Standing) -> bool:
    """Tell whether a build's summary names it: not public, or not in its newest text."""
    return standing.state not in (State.PUBLIC, State.WITHDRAWN) or standing.carried


def by_document(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """Return findings by the document they are about."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.document].append(finding)
    return {id: tuple(some) for id, some in found.items()}


def _references(revision: Revision, policy: Policy) -> Iterator[str]:
    column = policy.columns.get(revision.column)
    for known in column.fields.values() if column else ():
        if known.type in ("id", "ids") and known.name != "id":
            yield from revision.strings(known.name) or filter(None, (revision.string(known.name),))
