"""The output folder: holds the plan and nothing else, and is written only where something differs."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from plugins.model.digest import sha256
from plugins.model.error import IntegrityError


class Output:
    """A folder that files are written into by their fingerprints.

    The record of what was written lies outside it. A file whose size or time
    is not what the record says is written again; without a record all are.
    """

    def __init__(self, folder: Path, record: Path | None) -> None:
        self.folder = folder
        self.written = 0
        self._record = record
        self._folders: set[Path] = set()
        self._before = self._load()
        self._after: dict[str, tuple[str, int, int]] = {}

    def write(self, path: str, fingerprint: str, make: Callable[[], bytes]) -> None:
        """Have ``path`` hold what ``make`` gives, unless it does already by its fingerprint.

        Links, and whatever else is in the way, are taken away.

        Raises:
            IntegrityError: ``path`` leads outside the folder.
        """
        place = self.folder / path
        if ".." in place.parts or not place.is_relative_to(self.folder):
            raise IntegrityError(f"{place} lies outside {self.folder}")
        self._lay(place.parent)
        if known := self._before.get(path):
            with suppress(OSError):
                status = place.lstat()
                if known == (fingerprint, status.st_size, status.st_mtime_ns):
                    self._after[path] = known
                    return
        data = make()
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        temporary = place.with_name(f".{sha256(path.encode())[:12]}.{os.getpid()}.new")
        temporary.write_bytes(data)
        place.unlink(missing_ok=True)  # some file systems wait for the disk when a name changes hands
        temporary.rename(place)
        status = place.stat()
        self._after[path] = (fingerprint, status.st_size, status.st_mtime_ns)
        self.written += 1

    def finish(self) -> int:
        """Remove what was not written, keep the record, and return the number of files removed."""
        removed = 0
        for folder, folders, names in os.walk(self.folder, topdown=False):
            for name in names:
                place = Path(folder, name)
                if place.relative_to(self.folder).as_posix() not in self._after:
                    place.unlink()
                    removed += 1
            for name in folders:
                place = Path(folder, name)
                if place.is_symlink():
                    place.unlink()
                    removed += 1
                elif not any(place.iterdir()):
                    place.rmdir()
        self._store()
        return removed

    def _lay(self, folder: Path) -> None:
        """Make a folder and those above it real ones; the output folder itself may be a link."""
        if folder in self._folders:
            return
        if folder != self.folder:
            self._lay(folder.parent)
            if folder.is_symlink() or folder.is_file():
                folder.unlink()
        folder.mkdir(parents=True, exist_ok=True)
        self._folders.add(folder)

    def _load(self) -> dict[str, tuple[str, int, int]]:
        if self._record is None:
            return {}
        try:
            raw = json.loads(self._record.read_bytes())
            return {path: (str(f), int(size), int(time)) for path, (f, size, time) in raw.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _store(self) -> None:
        if self._record is not None:
            self._record.parent.mkdir(parents=True, exist_ok=True)
            temporary = self._record.with_suffix(f".{os.getpid()}.new")
            temporary.write_text(json.dumps(self._after), encoding="utf-8")
            temporary.replace(self._record)
