"""The output folder: holds the plan and nothing else, and is written only where something differs."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import weakref
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from plugins.model.digest import sha256
from plugins.model.error import IntegrityError, UsageError
from plugins.pipeline.build.output_record import FileRecord, OutputRecord
from plugins.pipeline.cache.store import Store
from plugins.system.file_stamps import Stamp, stamp, stamp_of

if sys.platform != "win32":
    import fcntl

WRITE = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class OutputFolder:
    """A folder that files are written into by their fingerprints.

    The store records what was written. A file whose stamp is not what the
    record says is written again; without a record all are.

    Attributes:
        folder: the folder.
        written: how many files were written.
        lock: descriptor that keeps other builds out while it is open in any process.
    """

    def __init__(self, folder: Path, store: Store, name: str, apart: str = "") -> None:
        """Begin to write.

        Args:
            folder: made if it is not there.
            store: holds the record of what earlier builds wrote.
            name: of the record.
            apart: name of a folder at the top that is an output of its own, ``""`` for none; it stays as it is.

        Raises:
            UsageError: another build writes into the folder now.
        """
        self.folder = folder
        self.written = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.lock = _lock(folder)
        self._release_lock = weakref.finalize(self, os.close, self.lock)
        self._apart = apart
        self._record = OutputRecord(store, name)
        self._before, self._folders = self._record.files, self._record.folders
        self._after: dict[str, FileRecord] = {}
        self._base = f"{folder}/"
        self._same: set[str] = set()
        self._sound: set[str] = set()
        for path in sorted(self._folders):
            before, now = self._folders[path], stamp(self._base + path)
            if now and now[:2] == before[:2] and (not path or path.rpartition("/")[0] in self._same):
                self._same.add(path)
                if now == before:
                    self._sound.add(path)
        self._laid: set[str] = set()
        self._touched: frozenset[str] | None = None
        if apart:
            self._make_folder(apart)

    @property
    def files(self) -> dict[str, tuple[str, int]]:
        """Hexadecimal SHA-256 and length in bytes of every file written, by path; complete after `finish`."""
        return {path: (digest, status[2]) for path, (_, digest, status) in self._after.items()}

    def is_current(self, path: str, fingerprint: str) -> bool:
        """Tell whether ``path`` holds what was made for this fingerprint; then it stays."""
        known = self._before.get(path)
        if known is None or known[0] != fingerprint:
            return False
        if path.rpartition("/")[0] not in self._same:
            return False
        if path in self._touched if self._touched is not None else stamp(self._base + path) != known[2]:
            return False
        self._after[path] = known
        return True

    def scan_for_changes(self) -> frozenset[str]:
        """Return the paths of files that are not as they were written; for `spare`, in this process or another."""
        return frozenset(path for path, written in self._before.items() if stamp(self._base + path) != written[2])

    def use_scan(self, touched: frozenset[str]) -> None:
        """Take over what a look has found since this output was begun, so that nothing is looked at twice."""
        self._touched = touched

    def make_parents(self, paths: Iterable[str]) -> None:
        """Make the folders that paths run through, before files are `put` there.

        Raises:
            IntegrityError: a path leads outside the folder.
        """
        for path in paths:
            if path.startswith("/") or ".." in path.split("/"):
                raise IntegrityError(f"{path} lies outside {self.folder}")
            self._make_folder(path.rpartition("/")[0])

    def put(self, path: str, fingerprint: str, data: bytes) -> FileRecord:
        """Write a file; links, and whatever else is in the way, are taken away.

        This process or another `take`s what is returned.
        """
        return fingerprint, sha256(data), _overwrite(self._base + path, data)

    def read_previous(self, path: str) -> tuple[str, bytes] | None:
        """Return fingerprint and bytes of what an earlier build left at ``path``, None if other bytes lie there."""
        known = self._before.get(path)
        if known is None or stamp(self._base + path) != known[2]:
            return None
        with open(self._base + path, "rb", buffering=0) as file:  # noqa: PTH123 - plain strings, of many thousand
            data = file.read()
        return (known[0], data) if sha256(data) == known[1] else None

    def record(self, path: str, written: FileRecord) -> None:
        """Count and record a file that was `put`."""
        self._after[path] = written
        self.written += 1

    def unlock(self) -> None:
        """Let other builds in; what was written stays."""
        self._release_lock()

    def finish(self) -> int:
        """Remove what was not written, save the record, and return the number of files removed."""
        wanted = _folders(self._after)
        touched = self._laid | _folders(self._before.keys() - self._after.keys()) | (wanted - self._sound)
        removed = sum(self._clear(folder, wanted) for folder in sorted(touched & wanted))
        self._record.save(self._after, {path: found for path in wanted if (found := stamp(self._base + path))})
        self.unlock()
        return removed

    def _clear(self, folder: str, wanted: set[str]) -> int:
        """Remove from one folder what nobody wants, and return how many files that were."""
        removed = 0
        above = f"{folder}/" if folder else ""
        with os.scandir(self._base + folder) as entries:
            for entry in list(entries):
                path = above + entry.name
                if entry.is_dir(follow_symlinks=False):
                    if path not in wanted and path != self._apart:
                        removed += sum(len(names) for _, _, names in os.walk(entry.path))
                        shutil.rmtree(entry.path)
                elif path not in self._after:
                    os.unlink(entry.path)  # noqa: PTH108
                    removed += 1
        return removed

    def _make_folder(self, folder: str) -> None:
        """Make a folder and those above it real ones; the output folder itself may be a link."""
        if folder in self._laid:
            return
        place = self._base + folder
        if folder:
            self._make_folder(folder.rpartition("/")[0])
            if os.path.islink(place) or os.path.isfile(place):  # noqa: PTH113, PTH114
                os.unlink(place)  # noqa: PTH108
        os.makedirs(place, exist_ok=True)  # noqa: PTH103
        self._laid.add(folder)


def _overwrite(place: str, data: bytes) -> Stamp:
    """Have a file hold ``data``, without its name changing hands, for which some file systems wait for the disk.

    What a killed build wrote by half has another stamp than the record says.
    A file that has a second name somewhere, or is none, is not written through.
    """
    with suppress(FileNotFoundError):
        status = os.lstat(place)
        if stat.S_ISDIR(status.st_mode):
            shutil.rmtree(place)
        elif not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
            os.unlink(place)  # noqa: PTH108
    descriptor = os.open(place, WRITE, 0o666)
    try:
        done = os.write(descriptor, data)
        while done < len(data):
            done += os.write(descriptor, memoryview(data)[done:])
        os.ftruncate(descriptor, len(data))
        return stamp_of(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def _lock(folder: Path) -> int:
    """Lock a folder for one build and return its descriptor; the lock ends when that is closed, or with the process.

    Raises:
        UsageError: another build holds it.
    """
    descriptor = os.open(folder if sys.platform != "win32" else os.devnull, os.O_RDONLY)
    if sys.platform != "win32":
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise UsageError(
                f"another build writes {folder} now: wait until it has ended, or name another folder with --out"
            ) from None
    return descriptor


def _folders(paths: Iterable[str]) -> set[str]:
    """Return every folder that paths run through, the top one among them."""
    found = {""}
    for folder in {path.rpartition("/")[0] for path in paths}:
        above = folder
        while above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found
