"""The snapshot as data: everything known of each document at the instant of an evaluation, and its dependencies.

A build saves its snapshot in one transaction for the next one, which applies a
delta to it. It is disposable, and saved only when ledger and approved bytes
were sound, so that each build finds again whatever is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from plugins.model.act import Released, Seal
from plugins.model.cites import Article, Cites, cites_of
from plugins.model.finding import Finding
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.publication import Notice, Publication
from plugins.model.row import Publications, Row, row_of
from plugins.model.standing import Standing, State
from plugins.pipeline.cache.blobs import BlobCache
from plugins.pipeline.cache.codec import codec_of
from plugins.pipeline.cache.partitions import PartitionedMap
from plugins.pipeline.cache.store import Store
from plugins.pipeline.snapshot.maps import EAGER, LAZY, map_of
from plugins.pipeline.snapshot.record import Dependencies, DocumentRecord
from plugins.pipeline.snapshot.record_view import RecordView
from plugins.pipeline.snapshot.tree_stamps import SNAPSHOT, TOKEN, TreeStamps, stored_token

HEADER = "header"
LAST_SEALS = 100
"""How many of the newest seals are compared by their digests."""


class Header(NamedTuple):
    """What a snapshot says besides its maps.

    Attributes:
        software: `program_fingerprint` of the program that saved it.
        token: of the snapshot.
        policy, at, releasing, seals, sealed_at, unsealed, releases: as in `Snapshot`.
    """

    software: str
    token: str
    policy: str
    at: datetime
    releasing: bool
    seals: dict[int, str]
    sealed_at: datetime | None
    unsealed: frozenset[str]
    releases: tuple[Released, ...]


FACTS = ("policy", "at", "releasing", "seals", "sealed_at", "unsealed")
"""Attributes of a snapshot that are in its header as they are."""

Value = TypeVar("Value")


@dataclass(slots=True)
class Snapshot:
    """What is known of a root at an instant.

    It is changed by `enter` and `advance` alone, in place; see `update`.

    Attributes:
        policy: its digest.
        at: the instant.
        releasing: whether the build of that instant was to become a release.
        stamps: below ``approved/`` and ``ledger/``.
        seals: digests of the last seals by number.
        sealed_at: the instant of the last, None without one.
        unsealed: ids of acts without a seal.
        releases: that seals record, oldest first.
        records, publications: by id.
        rows: of the publications, by id, sorted by id.
        dependencies: by id.
        notices, cites, findings, not_public: by id, of documents that have any; `not_public` holds the
            standings of what is not public, or not in its newest text.
        token: names the snapshot in the store, ``""`` while it is in none.
    """

    policy: str
    at: datetime
    releasing: bool
    stamps: TreeStamps
    seals: dict[int, str]
    sealed_at: datetime | None
    unsealed: frozenset[str]
    releases: list[Released]
    records: PartitionedMap[DocumentRecord] = field(default_factory=lambda: PartitionedMap(*map_of("records")))
    publications: PartitionedMap[Publication] = field(default_factory=lambda: PartitionedMap(*map_of("publications")))
    rows: dict[str, Row] = field(default_factory=dict)
    dependencies: dict[str, Dependencies] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)
    cites: dict[str, Cites] = field(default_factory=dict)
    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    not_public: dict[str, Standing] = field(default_factory=dict)
    token: str = ""
    _eager: dict[str, PartitionedMap[Any]] = field(default_factory=dict)

    @property
    def sealed_release(self) -> str:
        """Digest of the last release that a seal records, ``""`` without one."""
        return self.releases[-1].digest if self.releases else ""

    def enter(
        self,
        id: str,
        record: DocumentRecord,
        dependencies: Dependencies,
        publication: Publication | None,
        policy: Policy,
        *,
        notice: Notice | None = None,
        findings: tuple[Finding, ...] = (),
        articles: tuple[Article, ...] = (),
    ) -> bool:
        """Enter all that is known of one document by now; return whether something else is public of it.

        ``articles`` are those of others that its public text cites.
        """
        changed = self.publications.get(id) != publication
        if changed:
            self.publications.put(id, publication)
            _set(self.rows, id, _row(publication, policy) if publication else None)
        if self.records.get(id) != record:
            self.records.put(id, record)
        self.dependencies[id] = dependencies
        cites = (
            cites_of(publication, policy.columns.get(publication.revision.column), articles) if publication else None
        )
        _set(self.cites, id, cites)
        _set(self.notices, id, notice)
        _set(self.findings, id, findings or None)
        _set(self.not_public, id, record.standing if record.standing and is_not_public(record.standing) else None)
        return changed

    def advance(
        self, at: datetime, stamps: TreeStamps, acts: Iterable[str], seals: Iterable[Seal], *, releasing: bool
    ) -> None:
        """Move on to an instant, with all documents entered, and with the ids of new acts and the new seals."""
        self.at, self.stamps, self.releasing = at, stamps, releasing
        if any(one > other for one, other in pairwise(self.rows)):
            self.rows = dict(sorted(self.rows.items()))
        self.unsealed = self.unsealed.union(acts)
        for seal in seals:
            self.unsealed -= {act for act, _ in seal.acts}
            self.seals[seal.number] = seal.digest
            self.seals.pop(seal.number - LAST_SEALS, None)
            self.sealed_at = seal.at
            if seal.release:
                self.releases.append(seal.release)

    def catalogue(self, policy: Policy) -> Catalogue:
        """Return what is public at `at`; the record of a document is decoded when it is asked for."""
        return Catalogue(
            at=self.at,
            policy=policy,
            publications=Publications(self.publications.get, self.rows),
            notices=tuple(sorted(self.notices.values(), key=lambda notice: notice.url)),
            standings=RecordView(self.records, "standing"),
            dossiers=RecordView(self.records, "dossier"),
            debts={id: needs.debts for id, needs in self.dependencies.items() if needs.debts},
            cites=self.cites,
        )

    def save(self, store: Store, software: str) -> bool:
        """Save it for builds by the same software; call it in `Store.writing`.

        Returns:
            False when the store holds another snapshot than the one that this began with: it stays.
        """
        token = os.urandom(8).hex()
        if not self.stamps.save(store, token):
            return False
        self._eager = self._eager or {name: PartitionedMap(*map_of(name)) for name in EAGER}
        for name, table in self._eager.items():
            table.replace(getattr(self, name))
            table.save(store, token)
        self.records.save(store, token)
        self.publications.save(store, token)
        facts: dict[str, Any] = {name: getattr(self, name) for name in FACTS}
        header = Header(software=software, token=token, **facts, releases=tuple(self.releases))
        BlobCache[Header](store, SNAPSHOT, codec_of(Header)).save({HEADER: header})
        store.save(SNAPSHOT, {TOKEN: token.encode()})
        self.token = token
        self.stamps = TreeStamps(None, folder=store.folder, token=token)
        return True

    @classmethod
    def load(cls, folder: Path, software: str) -> Snapshot | None:
        """Return the snapshot in the store of a folder, None when there is none that can be used."""
        with closing(Store(folder)) as store, store.reading():
            token = stored_token(store)
            header = BlobCache[Header](store, SNAPSHOT, codec_of(Header)).load([HEADER]).get(HEADER) if token else None
            if header is None or (header.software, header.token) != (software, token):
                return None
            found = {name: PartitionedMap.load(store, *map_of(name)) for name in (*LAZY, *EAGER)}
        tables = {name: table for name, table in found.items() if table and table.token == token}
        if len(tables) < len(LAZY) + len(EAGER):
            return None
        values: dict[str, Any] = {name: tables[name] if name in LAZY else tables[name].all() for name in tables}
        values["rows"] = dict(sorted(values["rows"].items()))
        facts: dict[str, Any] = {name: getattr(header, name) for name in FACTS}
        return cls(
            **facts,
            releases=list(header.releases),
            stamps=TreeStamps(None, folder=folder, token=token),
            **values,
            token=token,
            _eager={name: tables[name] for name in EAGER},
        )


def _row(publication: Publication, policy: Policy) -> Row:
    from plugins.rules.ruleset import needed_fields  # rules are loaded by tasks that ask for rows alone

    return row_of(publication, policy, needed_fields())


def discard(store: Store) -> None:
    """Remove the snapshot from a store; call it in `Store.writing`."""
    store.remove(SNAPSHOT, TOKEN)


def _set(values: dict[str, Value], id: str, value: Value | None) -> None:
    if value is None:
        values.pop(id, None)
    else:
        values[id] = value


def is_not_public(standing: Standing) -> bool:
    """Return whether a build's summary names it: not public, or not in its newest text."""
    return standing.state not in (State.PUBLIC, State.WITHDRAWN) or standing.carried
