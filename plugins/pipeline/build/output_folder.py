"""The output folder: holds the plan and nothing else, and is written only where something differs."""

from __future__ import annotations

import os
import shutil
import sys
import weakref
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from plugins.model.error import IntegrityError, UsageError
from plugins.pipeline.build.output_record import FileRecord, OutputRecord, Scan, scan_files
from plugins.pipeline.build.overwriting import overwrite
from plugins.pipeline.cache.store import Store
from plugins.system.file_stamps import stamp
from plugins.system.links import refuse_links

if sys.platform != "win32":
    import fcntl


class OutputFolder:
    """A folder that files are written into by their fingerprints.

    The store records what was written. A file whose stamp is not what the
    record says is written again; without a record all are.

    Attributes:
        folder: the folder.
        written: how many files were written.
        lock: descriptor of the lock that keeps other builds out.
    """

    def __init__(self, folder: Path, store: Store, name: str, excluded: str = "") -> None:
        """Open and lock a folder.

        Args:
            folder: made if it is not there.
            store: holds the record of what earlier builds wrote.
            name: of the record.
            excluded: name of a folder at the top that is an output of its own, ``""`` for none; it is left alone.

        Raises:
            UsageError: another build writes into the folder now.
            LinkedFolderError: it is a symbolic link.
        """
        refuse_links(folder)
        self.folder = folder
        self.written = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.lock = _lock(folder)
        self._close = weakref.finalize(self, os.close, self.lock)
        self._excluded = excluded
        self._store, self._name = store, name
        self._after: dict[str, FileRecord] = {}
        self._base = f"{folder}/"
        self._made: set[str] = set()
        self._scan: Scan | None = None
        if excluded:
            self._make_folder(excluded)

    @cached_property
    def _record(self) -> OutputRecord:
        """What earlier builds wrote: loaded by the process that asks for it, which need not be the one that locked."""
        return OutputRecord(self._store, self._name)

    @cached_property
    def _before(self) -> Mapping[str, FileRecord]:
        return self._record.files

    @cached_property
    def _folders(self) -> tuple[set[str], set[str]]:
        """Folders that are still those that were written, up to the top, and those of them in which no name changed."""
        same: set[str] = set()
        untouched: set[str] = set()
        for path, before in sorted(self._record.folders.items()):
            now = stamp(self._base + path)
            if now and now[:2] == before[:2] and (not path or path.rpartition("/")[0] in same):
                same.add(path)
                if now == before:
                    untouched.add(path)
        return same, untouched

    @cached_property
    def _touched(self) -> frozenset[str] | None:
        """Files that a scan found to be touched; None without a scan of what the record says."""
        return self._scan.touched if self._scan and self._scan.token == self._record.token else None

    @property
    def files(self) -> dict[str, tuple[str, int]]:
        """Hexadecimal SHA-256 and length in bytes of every file written, by path; complete after `finish`."""
        return {path: (digest, status[2]) for path, (_, digest, status) in self._after.items()}

    def is_current(self, path: str, fingerprint: str) -> bool:
        """Return whether the file at ``path`` is current for a fingerprint, and keep it if so."""
        return bool(self.keep({path: fingerprint}))

    def keep(self, fingerprints: Mapping[str, str]) -> set[str]:
        """Keep the files that are current for their fingerprints, given by path, and return their paths."""
        before, folders, touched, after = self._before.get, self._folders[0], self._touched, self._after
        kept: set[str] = set()
        for path, fingerprint in fingerprints.items():
            record = before(path)
            if record is None or record[0] != fingerprint or path.rpartition("/")[0] not in folders:
                continue
            if (path in touched) if touched is not None else (stamp(self._base + path) != record[2]):
                continue
            after[path] = record
            kept.add(path)
        return kept

    def scan_for_changes(self) -> Scan:
        """Look for files that are not as they were written, for `use_scan` in this process or another."""
        return scan_files(self._store, self._name, self.folder)

    def use_scan(self, scan: Scan) -> None:
        """Take over what a scan found since this folder was locked, so that no file is checked twice."""
        self._scan = scan

    def make_parents(self, paths: Iterable[str]) -> None:
        """Make the folders that paths run through, before files are `put` there.

        Raises:
            IntegrityError: a path leads outside the folder.
        """
        for path in paths:
            if path.startswith("/") or ".." in path.split("/"):
                raise IntegrityError(f"{path} lies outside {self.folder}")
            self._make_folder(path.rpartition("/")[0])

    def put(self, path: str, fingerprint: str, pieces: Iterable[bytes]) -> FileRecord:
        """Write a file in place of whatever is there, links included; return what `record` takes, here or elsewhere."""
        digest, written = overwrite(self._base + path, pieces)
        return fingerprint, digest, written

    def record(self, path: str, file: FileRecord) -> None:
        """Count and record a file that was `put`."""
        self._after[path] = file
        self.written += 1

    def unlock(self) -> None:
        """Let other builds in, though forked processes may still hold copies of the descriptor; the files stay."""
        if self._close.alive:
            _unlock(self.lock)
            self._close()

    def finish(self) -> int:
        """Remove what was neither written nor kept, save the record, and return the number of files removed."""
        wanted = _folders(self._after)
        touched = self._made | _folders(self._before.keys() - self._after.keys()) | (wanted - self._folders[1])
        removed = sum(self._clear(folder, wanted) for folder in sorted(touched & wanted))
        self._record.save(self._after, {path: found for path in wanted if (found := stamp(self._base + path))})
        return removed

    def _clear(self, folder: str, wanted: set[str]) -> int:
        """Remove from one folder what was neither written nor kept, and return how many files that were."""
        removed = 0
        above = f"{folder}/" if folder else ""
        with os.scandir(self._base + folder) as entries:
            for entry in list(entries):
                path = above + entry.name
                if entry.is_dir(follow_symlinks=False):
                    if path not in wanted and path != self._excluded:
                        removed += sum(len(names) for _, _, names in os.walk(entry.path))
                        shutil.rmtree(entry.path)
                elif path not in self._after:
                    os.unlink(entry.path)  # noqa: PTH108
                    removed += 1
        return removed

    def _make_folder(self, folder: str) -> None:
        """Make a folder and those above it, in place of links or files."""
        if folder in self._made:
            return
        place = self._base + folder
        if folder:
            self._make_folder(folder.rpartition("/")[0])
            if os.path.islink(place) or os.path.isfile(place):  # noqa: PTH113, PTH114
                os.unlink(place)  # noqa: PTH108
        os.makedirs(place, exist_ok=True)  # noqa: PTH103
        self._made.add(folder)


def _lock(folder: Path) -> int:
    """Lock a folder for one build and return its descriptor; the lock ends with `_unlock`, or with the process.

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
                f"another build writes {folder} now: wait until it has ended; inv build --out DIR writes elsewhere"
            ) from None
    return descriptor


def _unlock(descriptor: int) -> None:
    if sys.platform != "win32":
        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _folders(paths: Iterable[str]) -> set[str]:
    """Return every folder that paths run through, the top one among them."""
    found = {""}
    for folder in {path.rpartition("/")[0] for path in paths}:
        above = folder
        while above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found
