"""``release.json``: what a release says of itself, as one line of canonical JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.digest import sha256
from plugins.model.error import IntegrityError

VERSION = 1
CARRIED_ASSET = "carried-asset"
PROOF = "evidence"
OWNED_KINDS = frozenset({"document", "question", "attachment", "notice", "redirect"})
"""Kinds of files that belong to one document: their key is its id, or the id, a slash, and a name."""


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
        return self.key.partition("/")[0] if self.kind in OWNED_KINDS else ""


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
        files: by path, every file but ``release.json`` and its signature.
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

    def to_bytes(self) -> bytes:
        """Return ``release.json``: sorted keys, no spaces, UTF-8, one line with its newline."""
        record = {
            "version": VERSION,
            "number": self.number,
            "predecessor": self.predecessor or None,
            "at": self.at.astimezone(MINISTRY_ZONE).isoformat(timespec="seconds"),
            "engine": self.engine,
            "theme": self.theme,
            "policy": self.policy,
            "seal": self.seal or None,
            "documents": dict(self.documents),
            "acts": {id: list(acts) for id, acts in self.acts.items()},
            "files": {path: _file_record(file) for path, file in self.files.items()},
        }
        text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
        return text.encode() + b"\n"


def read_manifest(payload: bytes) -> Manifest:
    """Read ``release.json``; only the very bytes that `Manifest.to_bytes` gives pass.

    Raises:
        IntegrityError: they are anything else.
    """
    try:
        record = json.loads(payload)
        version = record["version"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise IntegrityError(f"{payload[:40]!r} does not begin a release.json of version {VERSION}") from None
    if version != VERSION:
        raise IntegrityError(f"this release.json has version {version!r}; this program reads version {VERSION}")
    try:
        manifest = _manifest(record)
        canonical = manifest.to_bytes()
    except (ValueError, KeyError, TypeError, AttributeError):
        canonical = b""
    if canonical != payload:
        raise IntegrityError("release.json is not in its canonical form: keys, types or spaces differ from the format")
    return manifest


def digest_of(payload: bytes) -> str:
    """Return ``sha256:…`` of ``release.json``, its newline included."""
    return "sha256:" + sha256(payload)


def _file_record(file: File) -> dict[str, Any]:
    record: dict[str, Any] = {
        "sha256": file.sha256,
        "size": file.size_bytes,
        "kind": file.kind,
        "key": file.key,
        "documents": list(file.documents),
    }
    return record | {"last": file.last} if file.last else record


def _manifest(record: dict[str, Any]) -> Manifest:
    return Manifest(
        number=_int(record["number"]),
        predecessor=_text(record["predecessor"] or ""),
        at=datetime.fromisoformat(record["at"]),
        engine=_text(record["engine"]),
        theme=_text(record["theme"]),
        policy=_text(record["policy"]),
        seal=_text(record["seal"] or ""),
        documents={id: _text(digest) for id, digest in record["documents"].items()},
        acts={id: _texts(acts) for id, acts in record["acts"].items()},
        files={path: _file(file) for path, file in record["files"].items()},
    )


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
