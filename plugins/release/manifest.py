"""``release.json`` and the lists it names: what a release says of itself, as lines of canonical JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.digest import sha256
from plugins.model.error import IntegrityError
from plugins.model.kind import Kind
from plugins.release.layout import LISTS
from plugins.release.sharded_table import Read, ShardedTable, canonical, shard

VERSION = 2
TABLES = ("documents", "acts", "files", "evidence", "assets")
"""What ``release.json`` has lists of."""

KEYS = {"version", "number", "predecessor", "at", "engine", "theme", "policy", "seal", "lists"}
TEXTS: Mapping[str, int] = {Kind.FORMER: 1, Kind.FORMER_FILE: 1, Kind.DIFFERENCE: 2}
"""How many digests of texts follow on the id in the keys of a kind."""

LIST = "list"
CARRIED_ASSET = "carried-asset"
PROOF = "evidence"
KINDS: Mapping[str, Kind] = {**{kind.value: kind for kind in Kind}, "question": Kind.DOCUMENT}
"""Kinds of planned files by the word for them; ``question`` stands in releases of earlier versions."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of a release.

    Attributes:
        sha256: hexadecimal digest of its bytes.
        size_bytes: its length.
        kind: of its entry in the plan, or ``evidence``, or ``carried-asset``.
        key: of its entry in the plan, ``""`` for the other two kinds.
        documents: ids it shows, sorted.
        last: number of the last release that planned a carried asset; 0 for every other file.
    """

    sha256: str
    size_bytes: int
    kind: str
    key: str = ""
    documents: tuple[str, ...] = ()
    last: int = 0

    @property
    def owner(self) -> str:
        """The id of the document it belongs to, ``""`` for none."""
        kind = KINDS.get(self.kind)
        return self.key.partition("/")[0] if kind and kind.is_owned else ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Digests of the texts that it shows of its document by their own, not as what is public; sorted by age."""
        count = TEXTS.get(self.kind, 0)
        return tuple(self.key.split("/")[1 : 1 + count])


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release: its place in the row, what made it, what lies in it, and on which acts.

    Attributes:
        number: from 1, ascending.
        predecessor: ``sha256:…`` of the ``release.json`` that was current before, ``""`` for none.
        at: when it was made, with a zone; whole seconds.
        engine, theme, policy: digests of what made it.
        seal: digest of the last seal before it, ``""`` for none.
        documents: digest of the revision by id, of everything public.
        acts: ids of acts by document id; withdrawn documents whose notice is shown are here too.
        files: by path, every planned file except those below ``assets/``.
        evidence: by path, acts and seals.
        assets: by path, what lies below ``assets/``, planned or carried from earlier releases.
    """

    number: int
    predecessor: str
    at: datetime
    engine: str
    theme: str
    policy: str
    seal: str
    documents: Mapping[str, str]
    acts: Mapping[str, tuple[str, ...]]
    files: Mapping[str, File]
    evidence: Mapping[str, File]
    assets: Mapping[str, File]

    def encode(self) -> tuple[bytes, dict[str, bytes]]:
        """Return ``release.json``, and the bytes of the lists it names by their digest."""
        tables: dict[str, Mapping[str, Any]] = {
            "documents": self.documents,
            "acts": self.acts,
            "files": _records(self.files),
            "evidence": _records(self.evidence),
            "assets": _records(self.assets),
        }
        sharded = {name: shard(table) for name, table in tables.items()}
        record = {
            "version": VERSION,
            "number": self.number,
            "predecessor": self.predecessor or None,
            "at": self.at.astimezone(MINISTRY_ZONE).isoformat(timespec="seconds"),
            "engine": self.engine,
            "theme": self.theme,
            "policy": self.policy,
            "seal": self.seal or None,
            "lists": {name: digests for name, (digests, _) in sharded.items()},
        }
        lists = {digest: content for _, contents in sharded.values() for digest, content in contents.items()}
        return canonical(record), lists

    def tree(self, lists: Mapping[str, int]) -> dict[str, File]:
        """Return every file of the release but ``release.json`` and its signature; ``lists`` are lengths by digest."""
        named = {f"{LISTS}{digest}.json": File(digest, length, LIST) for digest, length in lists.items()}
        return {**self.files, **self.evidence, **self.assets, **named}


def read_manifest(payload: bytes, read: Read) -> Manifest:
    """Read ``release.json``; its lists are read by ``read`` when they are needed.

    That the lists are in their canonical form as well shows in encoding all of it again.

    Raises:
        IntegrityError: it is not in its canonical form.
    """
    record = _record(payload)
    try:
        digests: Mapping[str, Mapping[str, str]] = {
            name: {_text(prefix): _text(digest) for prefix, digest in record["lists"][name].items()} for name in TABLES
        }
        manifest = Manifest(
            number=_int(record["number"]),
            predecessor=_text(record["predecessor"] or ""),
            at=datetime.fromisoformat(record["at"]),
            engine=_text(record["engine"]),
            theme=_text(record["theme"]),
            policy=_text(record["policy"]),
            seal=_text(record["seal"] or ""),
            documents=ShardedTable(digests["documents"], read, _text),
            acts=ShardedTable(digests["acts"], read, _texts),
            files=ShardedTable(digests["files"], read, _file),
            evidence=ShardedTable(digests["evidence"], read, _file),
            assets=ShardedTable(digests["assets"], read, _file),
        )
        same = canonical(record) == payload and record.keys() == KEYS and record["lists"].keys() == set(TABLES)
    except (ValueError, KeyError, TypeError, AttributeError):
        same = False
    if not same:
        raise IntegrityError("release.json is not in its canonical form: keys, types or spaces differ from the format")
    return manifest


def lists_of(payload: bytes) -> Mapping[str, Mapping[str, str]]:
    """Return the digests of the lists by table and prefix, from a ``release.json`` that `read_manifest` takes."""
    lists: Mapping[str, Mapping[str, str]] = json.loads(payload)["lists"]
    return lists


def digest_of(payload: bytes) -> str:
    """Return ``sha256:…`` of ``release.json``, its newline included."""
    return "sha256:" + sha256(payload)


def _record(payload: bytes) -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads(payload)
        version = record["version"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise IntegrityError(f"{payload[:40]!r} does not begin a release.json of version {VERSION}") from None
    if type(version) is not int or version != VERSION:
        raise IntegrityError(
            f"this release.json has version {version!r}; this program reads version {VERSION}: "
            "move public/ away, then make a release, which takes the next number"
        )
    return record


def _records(files: Mapping[str, File]) -> dict[str, dict[str, Any]]:
    return {path: _file_record(file) for path, file in files.items()}


def _file_record(file: File) -> dict[str, Any]:
    record: dict[str, Any] = {
        "sha256": file.sha256,
        "size": file.size_bytes,
        "kind": file.kind,
        "key": file.key,
        "documents": file.documents,
    }
    return record | {"last": file.last} if file.last else record


def _file(record: dict[str, Any]) -> File:
    return File(
        sha256=_text(record["sha256"]),
        size_bytes=_int(record["size"]),
        kind=_text(record["kind"]),
        key=_text(record["key"]),
        documents=_texts(record["documents"]),
        last=_int(record.get("last", 0)),
    )


def _int(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError(value)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_text(entry) for entry in value)
