"""What is known of the store's files without reading them: those that did not change since they were read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cached_property

from plugins.release.place import Place
from plugins.release.tree import byte_fault

TABLE = "create table if not exists verified (sha256 text primary key, inode, size, written, changed) without rowid"
State = tuple[int, int, int, int]
"""Inode, length, and the times of the last writing and of the last change, in nanoseconds."""


class Verified:
    """The state in which each file of the store was when its bytes had been read and found to be those of its name.

    Whoever writes to a file changes its times, and nobody can set back the
    second of them; a new name of a file changes it as well, so that it is
    taken down anew after each link that we make ourselves. What is not in
    this state any more is read again. The record is disposable: without it
    everything is read.
    """

    def __init__(self, place: Place) -> None:
        self._path = place.verified
        self._news: set[str] = set()
        self._gone: set[str] = set()

    @cached_property
    def _states(self) -> dict[str, State]:
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{self._path}?mode=rw", uri=True)) as record:
            return {digest: (i, s, w, c) for digest, i, s, w, c in record.execute("select * from verified")}
        return {}

    def holds(self, digest: str, status: os.stat_result) -> bool:
        """Tell whether a file holds the bytes of ``digest``, by its state alone."""
        return self._states.get(digest) == _state(status)

    def note(self, digest: str, status: os.stat_result) -> None:
        """Take down the state of a file that holds the bytes of ``digest``."""
        self._states[digest] = _state(status)
        self._news.add(digest)
        self._gone.discard(digest)

    def fault(self, path: str, digest: str, size_bytes: int) -> str:
        """Return what is wrong with a file, ``""`` for nothing; it is read unless its state is known.

        Raises:
            OSError: it cannot be read.
        """
        status = os.lstat(path)
        if self.holds(digest, status) and status.st_size == size_bytes:
            return ""
        fault = byte_fault(path, digest, size_bytes)
        if not fault:
            self.note(digest, status)
        return fault

    def unlink(self, place: Place, path: str) -> None:
        """Take a name away from a file; what was known of it stays known."""
        status = os.lstat(path)
        digest = self._inodes.get(status.st_ino, "")
        known = self.holds(digest, status)
        os.unlink(path)  # noqa: PTH108 - one call of many thousand
        if known:
            with suppress(FileNotFoundError):
                self.note(digest, os.lstat(place.stored(digest)))

    @cached_property
    def _inodes(self) -> dict[int, str]:
        return {state[0]: digest for digest, state in self._states.items()}

    @contextmanager
    def through(self, place: Place) -> Iterator[None]:
        """Keep up with a block that takes names away from files; what was known of them stays known."""
        sound = [digest for digest in self._states if self._is_stored(place, digest)]
        yield
        for digest in sound:
            with suppress(FileNotFoundError):
                self.note(digest, os.lstat(place.stored(digest)))

    def forget(self, digests: Iterable[str]) -> None:
        """Drop files that left the store."""
        self._gone.update(digests)

    def save(self) -> None:
        """Write down what is new; a damaged record is made anew, and where none can be written there is none."""
        for _ in range(2):
            try:
                self._write()
            except sqlite3.Error:
                self._path.unlink(missing_ok=True)
                self._news = set(self._states)
            else:
                break
        self._news.clear()
        self._gone.clear()

    def _write(self) -> None:
        with closing(sqlite3.connect(self._path, isolation_level=None)) as record:
            record.execute("pragma synchronous = off")
            record.execute("begin")
            record.execute(TABLE)
            rows = ((digest, *self._states[digest]) for digest in sorted(self._news - self._gone))
            record.executemany("replace into verified values (?, ?, ?, ?, ?)", rows)
            gone = ((digest,) for digest in sorted(self._gone))
            record.executemany("delete from verified where sha256 = ?", gone)
            record.execute("commit")

    def _is_stored(self, place: Place, digest: str) -> bool:
        try:
            return self.holds(digest, os.lstat(place.stored(digest)))
        except FileNotFoundError:
            return False


def _state(status: os.stat_result) -> State:
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
