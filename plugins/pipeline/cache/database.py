"""The SQLite file of the store: opened, and thrown away where it cannot be used."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from plugins.system.links import refuse_links

PAGE_BYTES = 16_384
"""Most values have some kilobytes: in pages of this size they are read and written in a third of the time."""

TABLES = (
    "CREATE TABLE IF NOT EXISTS kept (kind TEXT, key TEXT, crc INTEGER, value BLOB, PRIMARY KEY (kind, key))",
    "CREATE TABLE IF NOT EXISTS asked (kind TEXT, key TEXT, day INTEGER, PRIMARY KEY (kind, key)) WITHOUT ROWID",
)
WAIT_S = 10
"""How long a build waits for another that is saving."""

DATABASE_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; its message about a damaged file may be no text."""

UNUSABLE = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
"""Errors that a new file ends: it has other tables, is damaged, or is no database."""


def open_database(path: Path | None) -> sqlite3.Connection:
    """Open a file, a new one in place of one that cannot be used; where none can be had, a store in memory.

    A symbolic link is not followed.
    """
    for _ in range(2):
        if path is None:
            break
        try:
            refuse_links(path.parent, path)
            path.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(sqlite3.connect(path, timeout=WAIT_S, isolation_level=None))
        except OSError:
            break
        except DATABASE_ERRORS as error:
            if not is_unusable(error):
                break
            remove_database(path)
    return _prepared(sqlite3.connect(":memory:", isolation_level=None))


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute(f"PRAGMA page_size={PAGE_BYTES}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=OFF")
        for table in TABLES:
            connection.execute(table)
        connection.execute("SELECT kept.kind, kept.key, crc, value, day FROM kept, asked LIMIT 1").fetchone()
    except DATABASE_ERRORS:
        connection.close()
        raise
    return connection


def is_unusable(error: Exception) -> bool:
    """Tell whether an error says that a file can never be used."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in UNUSABLE


def remove_database(path: Path) -> None:
    """Remove a file with what SQLite has beside it, which it would take for that of the next one."""
    for place in (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm"), path):
        with suppress(OSError):
            place.unlink(missing_ok=True)
