"""Where files and folders lie until they are whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plugins.system.links import refuse_links
from plugins.system.state_folder import scratch_folders

UNFINISHED = "unfinished"
"""The folder below a disposable one in which files lie until they are whole."""

PREFIX = ".unfinished-"
STALE_S = 3600


@contextmanager
def unfinished_folder(root: Path, beside: Path) -> Iterator[Path]:
    """Provide an empty folder from which files and folders can be renamed into another, and remove it at the end.

    Nothing else reads what lies there, so that a half file is nowhere taken
    for a whole one. What a killed run left is removed by one an hour later.

    Args:
        root: in whose disposable folder it is made, see `scratch_folders`.
        beside: the folder into which is renamed; the new one is made in it where no disposable folder can be
            made on its file system.

    Raises:
        OSError: it cannot be made.
    """
    places = [folder / UNFINISHED for folder in scratch_folders(root)]
    refuse_links(*(one for scratch in places for one in (scratch.parent, scratch)))
    scratch = next((place for place in places if _is_usable(place, beside)), beside)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=scratch))
    try:
        _remove_stale(scratch, folder.stat().st_mtime - STALE_S)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_usable(scratch: Path, beside: Path) -> bool:
    try:
        scratch.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):  # whoever may do without a cache may have put a file there
        return False
    return scratch.stat().st_dev == beside.stat().st_dev


def _remove_stale(scratch: Path, before: float) -> None:
    """Remove what runs that were killed left before a time."""
    for place in scratch.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if place.lstat().st_mtime < before:
                shutil.rmtree(place)
