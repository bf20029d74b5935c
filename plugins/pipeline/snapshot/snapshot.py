"""The snapshot as data: everything known of each document at the instant of an evaluation, and its dependencies.

A build saves its snapshot for the next one, which applies a delta to it. It is
disposable, and saved only when ledger and approved bytes were sound, so that
each build finds again whatever is wrong.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from plugins.model.act import Released, Seal
from plugins.model.finding import Finding
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.publication import Notice, Publication
from plugins.model.row import Publications, Row, row_of
from plugins.model.standing import Standing, State
from plugins.pipeline.cache.buckets import Buckets
from plugins.pipeline.cache.checked_file import load_checked, save_checked
from plugins.pipeline.cache.table import Table
from plugins.pipeline.snapshot.record import Dependencies, DocumentRecord
from plugins.pipeline.snapshot.tree_stamps import TreeStamps, load_stamps

VERSION = f"past 3 {sys.implementation.cache_tag}"
FILE = "past"
HEADER_FIELDS = (
    "policy",
    "at",
    "releasing",
    "seals",
    "sealed_at",
    "unsealed",
    "releases",
    "notices",
    "findings",
    "not_public",
)
"""What is written each time; the rest has tables of its own."""

LAST_SEALS = 100
"""How many of the newest seals are re-checked by digest."""

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
        notices, findings, not_public: by id, of documents that have any; `not_public` holds the
            standings of what is not public, or not in its newest text.
        token: names what was saved by one build, ``""`` while it is not.
    """

    policy: str
    at: datetime
    releasing: bool
    stamps: TreeStamps
    seals: dict[int, str]
    sealed_at: datetime | None
    unsealed: frozenset[str]
    releases: list[Released]
    records: Buckets[DocumentRecord] = field(default_factory=Buckets)
    publications: Buckets[Publication] = field(default_factory=Buckets)
    rows: dict[str, Row] = field(default_factory=dict)
    dependencies: dict[str, Dependencies] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)
    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    not_public: dict[str, Standing] = field(default_factory=dict)
    token: str = ""
    _tables: dict[str, Table[Any]] = field(default_factory=dict)

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
    ) -> bool:
        """Enter all that is known of one document by now; return whether something else is public of it."""
        changed = self.publications.get(id) != publication
        if changed:
            self.publications.put(id, publication)
            _set(self.rows, id, row_of(publication, policy) if publication else None)
        if self.records.get(id) != record:
            self.records.put(id, record)
        self.dependencies[id] = dependencies
        _set(self.notices, id, notice)
        _set(self.findings, id, findings or None)
        _set(self.not_public, id, record.standing if record.standing and is_not_public(record.standing) else None)
        return changed

    def advance(
        self, at: datetime, stamps: TreeStamps, acts: Iterable[str], seals: Iterable[Seal], *, releasing: bool
    ) -> None:
        """Move on to an instant, with all documents entered, and with the ids of new acts and the new seals."""
        self.at, self.stamps, self.releasing = at, stamps, releasing
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
        """Return what is public at `at`; the record of a document is unpacked when it is asked for."""
        return Catalogue(
            at=self.at,
            policy=policy,
            publications=Publications(self.publications.get, self.rows),
            notices=tuple(sorted(self.notices.values(), key=lambda notice: notice.url)),
            standings=RecordView(self.records, "standing"),
            dossiers=RecordView(self.records, "dossier"),
        )

    def save(self, folder: Path, software: str) -> bool:
        """Keep it in ``folder`` for builds by the same software; False when it cannot be, and what is kept is older."""
        if not self.stamps.save(folder):
            return False
        if not self._tables:
            self._tables = _tables(folder, software)
        for name, table in self._tables.items():
            value = getattr(self, name)
            table.save(value.packed() if isinstance(value, Buckets) else value)
        self.token = os.urandom(8).hex()
        head = {
            "token": self.token,
            "seen": self.stamps.token,
            "tables": {name: table.token for name, table in self._tables.items()},
            "facts": pickle.dumps({name: getattr(self, name) for name in HEADER_FIELDS}, protocol=5),
        }
        save_checked(folder / FILE, f"{VERSION} {software}", head)
        return True

    @classmethod
    def load(cls, folder: Path, software: str) -> Snapshot | None:
        """Return what was kept in ``folder``, None when nothing is there that can be used."""
        found = load_checked(folder / FILE, f"{VERSION} {software}")
        if found is None:
            return None
        tables = _tables(folder, software)
        values: dict[str, dict[str, Any]] = {}
        for name, table in tables.items():
            value = table.load(found["tables"][name])
            if value is None:
                return None
            values[name] = value
        return cls(
            **pickle.loads(found["facts"]),  # noqa: S301 - our own file, whole by its checksum
            stamps=load_stamps(folder, found["seen"]),
            records=Buckets(values["records"]),
            publications=Buckets(values["publications"]),
            rows=dict(sorted(values["rows"].items())),
            dependencies=values["dependencies"],
            token=found["token"],
            _tables=tables,
        )


def discard(folder: Path) -> None:
    """Remove what an earlier build left."""
    with suppress(OSError):  # it is held against the root before it is used, so that it only costs time
        (folder / FILE).unlink(missing_ok=True)


def _tables(folder: Path, software: str) -> dict[str, Table[Any]]:
    packs: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
        "records": (dict, dict),
        "publications": (dict, dict),
        "rows": (
            lambda rows: [tuple(row) for row in rows.values()],
            lambda rows: {row[0]: Row._make(row) for row in rows},
        ),
        "dependencies": (
            lambda ties: pickle.dumps({id: tuple(one) for id, one in ties.items()}, protocol=5),
            lambda data: {id: Dependencies._make(one) for id, one in pickle.loads(data).items()},  # noqa: S301 - our own
        ),
    }
    return {
        name: Table(folder / f"{FILE}.{name}", f"{name} {VERSION} {software}", *pack) for name, pack in packs.items()
    }


def _set(values: dict[str, Value], id: str, value: Value | None) -> None:
    if value is None:
        values.pop(id, None)
    else:
        values[id] = value


class RecordView(Mapping[str, Any]):
    """One attribute of every record that has it, by id; a record is unpacked when it is asked for."""

    def __init__(self, records: Buckets[DocumentRecord], attribute: str) -> None:
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


def is_not_public(standing: Standing) -> bool:
    """Return whether a build's summary names it: not public, or not in its newest text."""
    return standing.state not in (State.PUBLIC, State.WITHDRAWN) or standing.carried
