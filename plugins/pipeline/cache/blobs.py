"""What was computed before, by digest: disposable, and never believed when it cannot be read.

One SQLite file in ``<root>/.cache/``. A file that is damaged, or was written
by another version, is thrown away; a build without it gives the same bytes.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

TABLE = "CREATE TABLE IF NOT EXISTS computed (kind TEXT, key TEXT, value BLOB, PRIMARY KEY (kind, key))"
PAGE_BYTES = 16_384
"""Values are some 20 kB: in pages of this size, beside their index, they are written and read three times as fast."""

CHUNK = 500
CHECK_BYTES = 4


class BlobCache:
    """Values by kind and key; whatever goes wrong with the file costs time, never correctness."""

    def __init__(self, path: Path | None) -> None:
        """Open the cache at ``path``; None keeps its values in memory alone."""
        self._path = path
        self._process = os.getpid()
        self._opened = [_open(path)]

    @property
    def _connection(self) -> sqlite3.Connection:
        """Of this process: SQLite lets none use, or even close, what it had open when it was forked."""
        if self._path and self._process != os.getpid():
            self._process = os.getpid()
            self._opened.append(_open(self._path))
        return self._opened[-1]

    def load(self, kind: str, keys: Iterable[str]) -> Mapping[str, Any]:
        """Return the values known for ``keys``; those that cannot be read are missing."""
        found: dict[str, Any] = {}
        wanted = list(keys)
        for start in range(0, len(wanted), CHUNK):
            part = wanted[start : start + CHUNK]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, value FROM computed WHERE kind = ? AND key IN ({marks})"  # noqa: S608 - marks only
            for key, value in self._rows(query, [kind, *part]):
                with contextlib.suppress(Exception):  # a value of another version is computed again
                    found[key] = _unpacked(key, value)
        return found

    def keys(self, kind: str) -> list[str]:
        """Return the keys of all values of a kind, those that cannot be read among them."""
        return [key for (key,) in self._rows("SELECT key FROM computed WHERE kind = ?", [kind])]

    def store(self, kind: str, values: Mapping[str, Any]) -> None:
        """Keep ``values``; what cannot be kept is computed again the next time."""
        self.store_pickled(kind, {key: pickle.dumps(value, protocol=5) for key, value in values.items()})

    def store_pickled(self, kind: str, values: Mapping[str, bytes]) -> None:
        """Keep values that were pickled elsewhere, as `store` does."""
        if not values:
            return
        rows = [(kind, key, _check(key, data) + data) for key, data in values.items()]
        try:
            with self._connection:
                self._connection.execute("BEGIN")
                self._connection.executemany("INSERT OR REPLACE INTO computed VALUES (?, ?, ?)", rows)
        except sqlite3.Error:
            self.close()
            self._connection.executemany("INSERT OR REPLACE INTO computed VALUES (?, ?, ?)", rows)

    def drop(self, kinds: Sequence[str], without: str) -> None:
        """Forget the values of some kinds whose keys do not hold a word; the room they took is used again."""
        marks = ",".join("?" * len(kinds))
        query = f"DELETE FROM computed WHERE kind IN ({marks}) AND instr(key, ?) = 0"  # noqa: S608 - marks only
        self._rows(query, [*kinds, without])

    def close(self) -> None:
        """Close the file; from now on values are kept in memory alone."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()
        self._path = None
        self._opened.append(_open(None))

    def _rows(self, query: str, values: list[str]) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error:
            self.close()
            return []


def _unpacked(key: str, stored: bytes) -> Any:
    """Return a value; damage that leaves something readable is found by the checksum in front of it.

    Raises:
        ValueError: the bytes are not those that were stored for the key.
    """
    data = stored[CHECK_BYTES:]
    if stored[:CHECK_BYTES] != _check(key, data):
        raise ValueError("damaged")
    return pickle.loads(data)  # noqa: S301 - our own file, beside our own code


def _check(key: str, data: bytes) -> bytes:
    return zlib.crc32(data, zlib.crc32(key.encode())).to_bytes(CHECK_BYTES, "big")


def _open(path: Path | None) -> sqlite3.Connection:
    """Open the file, anew if it is damaged; where that does not help, a cache in memory."""
    for _ in range(2):
        if path is None:
            break
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=10, isolation_level=None)
            connection.execute(f"PRAGMA page_size={PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute(TABLE)
            connection.execute("SELECT kind FROM computed LIMIT 1").fetchone()
        except (sqlite3.DatabaseError, OSError):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        else:
            return connection
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(TABLE)
    return connection
