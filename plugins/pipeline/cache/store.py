"""What is kept between builds: bytes by kind and key, in one SQLite file.

The file is disposable. One that is damaged, or was written by another version,
is thrown away; whatever goes wrong with it costs time, never correctness.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from plugins.pipeline.cache.checksums import StoredMap, crc_of, intact, seal_of
from plugins.pipeline.cache.database import DATABASE_ERRORS, is_unusable, open_database, remove_database

FILE = "store.sqlite"
WHOLE = ""
"""The key under which a map is asked for, and has its seal: its values are good for something only together."""

DAYS = 30
"""What nobody asked for in as many days is evicted."""

DAY_S = 86_400
CHUNK = 500


class Store:
    """Bytes by kind and key; a map is a kind whose values belong together.

    Attributes:
        folder: that it lies in, None for none.
    """

    def __init__(self, folder: Path | None) -> None:
        """Open the store of a folder; None keeps what is saved in memory alone."""
        self.folder = folder
        self._path = folder and folder / FILE
        self._process = os.getpid()
        self._opened = [open_database(self._path)]
        self._asked: dict[str, set[str]] = {}

    @property
    def _connection(self) -> sqlite3.Connection:
        """Of this process: SQLite lets none use, or even close, what it had open when it was forked."""
        if self._path and self._process != os.getpid():
            self._process = os.getpid()
            self._asked = {}
            self._opened.append(open_database(self._path))
        return self._opened[-1]

    def load(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the values of some keys; those that cannot be read are missing."""
        found: dict[str, bytes] = {}
        wanted = list(keys)
        for start in range(0, len(wanted), CHUNK):
            part = wanted[start : start + CHUNK]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, crc, value FROM kept WHERE kind = ? AND key IN ({marks})"  # noqa: S608 - marks only
            found.update(intact(kind, self._rows(query, [kind, *part])))
        self.touch(kind, found)
        return found

    def load_map(self, kind: str) -> StoredMap | None:
        """Return a map; None when there is none.

        One that is not as it was saved, because a value is damaged, missing or of another time, is none;
        the file is thrown away then: whatever else is written into it might not be found again.
        """
        try:
            rows = self._connection.execute("SELECT key, crc, value FROM kept WHERE kind = ?", [kind]).fetchall()
        except DATABASE_ERRORS as error:
            self._give_up(error)
            return None
        values = dict(intact(kind, rows))
        self.touch(kind, [WHOLE])
        seal = values.pop(WHOLE, b"").decode()
        found = StoredMap(values, {key: crc for key, crc, _ in rows if key in values}, seal.rpartition(" ")[0])
        if seal == seal_of(found.token, found.crcs):
            return found
        if rows:
            self._give_up(sqlite3.DatabaseError("a map is not as it was saved"))
        return None

    def keys(self, kind: str) -> list[str]:
        """Return the keys of a kind, those of values that cannot be read among them."""
        return [key for (key,) in self._rows("SELECT key FROM kept WHERE kind = ?", [kind])]

    def touch(self, kind: str, keys: Iterable[str]) -> None:
        """Count keys as asked for today."""
        self._asked.setdefault(kind, set()).update(keys)

    def save(self, kind: str, values: Mapping[str, bytes]) -> None:
        """Save values, each by itself; what cannot be saved is computed again the next time."""
        if values:
            with self.writing():
                self._put(kind, values, values)

    def save_map(
        self, kind: str, values: Mapping[str, bytes], *, unchanged: Mapping[str, int] | None = None, token: str = ""
    ) -> Mapping[str, int]:
        """Save values of a map; call it in `writing`.

        Args:
            kind: of the map.
            values: all of them, in place of those it had, or the changed ones.
            unchanged: checksums of all values as the map was loaded or saved last; None when ``values`` are all.
            token: tells which maps were saved together.

        Returns:
            The checksums of all values.
        """
        if unchanged is None:
            self._connection.execute("DELETE FROM kept WHERE kind = ?", (kind,))
        crcs = {**(unchanged or {}), **{key: crc_of(kind, key, data) for key, data in values.items()}}
        self._put(kind, {**values, WHOLE: seal_of(token, crcs).encode()}, [WHOLE])
        return crcs

    def remove(self, kind: str, key: str) -> None:
        """Remove a value. Call it in `writing`."""
        self._connection.execute("DELETE FROM kept WHERE kind = ? AND key = ?", (kind, key))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Have everything that is loaded inside be of one moment."""
        self._rows("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._rows("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Save all that is saved inside in one transaction; when that fails, nothing of it, without an error.

        Inside another `writing` it is part of that.
        """
        if self._connection.in_transaction:
            yield
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except DATABASE_ERRORS as error:
            self._give_up(error)
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except UnicodeEncodeError:
            pass  # the name of some file is no text
        except DATABASE_ERRORS as error:
            self._give_up(error)
        finally:
            if self._connection.in_transaction:
                self._rows("ROLLBACK")

    def drop(self, kinds: Sequence[str], without: str) -> None:
        """Drop the values of some kinds whose keys lack a word; the room they took is used again."""
        with self.writing():
            for kind in kinds:
                self._connection.execute("DELETE FROM kept WHERE kind = ? AND instr(key, ?) = 0", (kind, without))
                self._connection.execute("DELETE FROM asked WHERE kind = ? AND instr(key, ?) = 0", (kind, without))

    def evict(self, begins: str = "") -> None:
        """Drop what was not asked for in the last `DAYS` days, of kinds whose names begin so."""
        self._save_asked()
        since = _today() - DAYS
        with self.writing():
            self._connection.execute(
                "DELETE FROM kept WHERE instr(kind, ?) = 1 AND NOT EXISTS (SELECT 1 FROM asked"
                " WHERE asked.kind = kept.kind AND asked.key IN (kept.key, '') AND asked.day >= ?)",
                (begins, since),
            )
            self._connection.execute("DELETE FROM asked WHERE instr(kind, ?) = 1 AND day < ?", (begins, since))

    def close(self) -> None:
        """Close the file; from now on values are kept in memory alone."""
        self._save_asked()
        self._close()

    def _close(self) -> None:
        with suppress(*DATABASE_ERRORS):
            self._connection.close()
        self._path = None
        self._opened.append(open_database(None))

    def _give_up(self, error: Exception) -> None:
        path = self._path
        self._close()
        if path and is_unusable(error):
            remove_database(path)

    def _put(self, kind: str, values: Mapping[str, bytes], asked: Iterable[str]) -> None:
        rows = ((kind, key, crc_of(kind, key, data), data) for key, data in values.items())
        self._connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
        today = _today()
        self._connection.executemany(
            "INSERT OR REPLACE INTO asked VALUES (?, ?, ?)", ((kind, key, today) for key in asked)
        )

    def _save_asked(self) -> None:
        """Save what was asked for today, as far as that is new."""
        asked, self._asked = self._asked, {}
        today = _today()
        stale = [(kind, key, today) for kind, keys in asked.items() for key in keys - self._asked_on(kind, keys, today)]
        if stale:
            with self.writing():
                self._connection.executemany("INSERT OR REPLACE INTO asked VALUES (?, ?, ?)", stale)

    def _asked_on(self, kind: str, keys: set[str], day: int) -> set[str]:
        """Return those of some keys that were asked for on a day or later, and possibly others."""
        query = "SELECT key FROM asked WHERE kind = ? AND day >= ?"
        if len(keys) > CHUNK:
            return {key for (key,) in self._rows(query, [kind, day])}
        marks = ",".join("?" * len(keys))
        return {key for (key,) in self._rows(f"{query} AND key IN ({marks})", [kind, day, *keys])}

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except UnicodeEncodeError:
            return []
        except DATABASE_ERRORS as error:
            self._give_up(error)
            return []


def _today() -> int:
    """Return the number of days since 1970; nothing that is built depends on it."""
    return int(time.time()) // DAY_S
