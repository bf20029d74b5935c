"""A long table as many short lists, each named by its digest: a change rewrites only the lists it concerns."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from plugins.model.digest import sha256
from plugins.model.error import IntegrityError

Value = TypeVar("Value")

SHARD_SIZE = 512
"""The most keys that a list has on average; a table that outgrows it is sharded by one digit more."""

EMPTY = b"{}\n"
BETWEEN = b'},"'
"""What stands between two records of a list."""

Read = Callable[[str], bytes]
"""Gives the bytes of a list by its digest; raises `OSError` when it is not there."""


def canonical(record: object) -> bytes:
    """Return sorted keys, no spaces, UTF-8, one line with its newline."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def shard(table: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the digests of the lists of a table by prefix, and their bytes by digest.

    A key lies in the list whose prefix the SHA-256 of the key begins with.
    All prefixes are of one length, the shortest with which a list has no more
    than `SHARD_SIZE` keys on average, so that the lists follow from the table alone.
    """
    digits = 0
    while len(table) > SHARD_SIZE * 16**digits:
        digits += 1
    parts: dict[str, dict[str, Any]] = {}
    for key, record in table.items():
        parts.setdefault(_place(key)[:digits], {})[key] = record
    contents = {prefix: canonical(part) for prefix, part in sorted(parts.items())}
    digests = {prefix: sha256(content) for prefix, content in contents.items()}
    return digests, {digests[prefix]: content for prefix, content in contents.items()}


def read_list(digest: str, read: Read) -> dict[str, Any]:
    """Read one list.

    Raises:
        IntegrityError: it is missing, its bytes are not those of its name, or it is no list.
    """
    return _records(_content(digest, read), digest)


def records_unlike(digest: str, read: Read, other: str, read_other: Read) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the records of each of two lists that the other does not have; ``""`` stands for a list without any.

    Records are objects without objects in them. Their bytes are compared, and
    those that differ are read alone: of a long table they are few.

    Raises:
        IntegrityError: as `read_list` does.
    """
    one, two = (_content(digest, read) if digest else EMPTY, _content(other, read_other) if other else EMPTY)
    mine, theirs = (set(content.removeprefix(b'{"').removesuffix(b"}}\n").split(BETWEEN)) for content in (one, two))
    try:
        return _joined(mine - theirs), _joined(theirs - mine)
    except ValueError:
        # A key that ends like a record.
        all_mine, all_theirs = _records(one, digest), _records(two, other)
        return (
            {key: record for key, record in all_mine.items() if all_theirs.get(key) != record},
            {key: record for key, record in all_theirs.items() if all_mine.get(key) != record},
        )


def _joined(entries: set[bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(b'{"' + BETWEEN.join(entries) + b"}}") if entries - {EMPTY} else {}
    return found


def _content(digest: str, read: Read) -> bytes:
    name = f"evidence/lists/{digest}.json"
    try:
        content = read(digest)
    except OSError as error:
        raise IntegrityError(f"{name}: cannot be read: {error.strerror}") from error
    if sha256(content) != digest:
        raise IntegrityError(f"{name}: its bytes have sha256 {sha256(content)}")
    return content


def _records(content: bytes, digest: str) -> dict[str, Any]:
    try:
        records = json.loads(content)
    except (ValueError, RecursionError):
        records = None
    if not isinstance(records, dict):
        raise IntegrityError(f"evidence/lists/{digest}.json: not a list of a release")
    return records


class ShardedTable(Mapping[str, Value]):
    """A table whose lists are read on first use: one for one key, all for an iteration.

    Every access raises `IntegrityError` when a list it needs is missing or
    its bytes are not those of its digest.
    """

    def __init__(self, digests: Mapping[str, str], read: Read, parse: Callable[[Any], Value]) -> None:
        self._digests = digests
        self._digits = len(next(iter(digests), ""))
        self._read = read
        self._parse = parse
        self._parts: dict[str, dict[str, Value]] = {}

    def __getitem__(self, key: str) -> Value:
        return self._part(_place(key)[: self._digits])[key]

    def __iter__(self) -> Iterator[str]:
        for prefix in self._digests:
            yield from self._part(prefix)

    def __len__(self) -> int:
        return sum(len(self._part(prefix)) for prefix in self._digests)

    def _part(self, prefix: str) -> dict[str, Value]:
        part = self._parts.get(prefix)
        if part is None:
            digest = self._digests.get(prefix)
            records = read_list(digest, self._read) if digest else {}
            try:
                part = {key: self._parse(record) for key, record in records.items()}
            except (ValueError, KeyError, TypeError, AttributeError):
                raise IntegrityError(f"the list {prefix} of a release is not in its form") from None
            self._parts[prefix] = part
        return part


def _place(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
