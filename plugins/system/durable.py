"""Files that appear whole or not at all, and writes that wait for the disk."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from plugins.system.unfinished import unfinished_folder

MANY = 64
"""From this many files on, the disk is asked for all of them before each is waited for, several at a time."""

AT_ONCE = 16
READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0)


def replace_file(root: Path, path: Path, data: bytes) -> None:
    """Write a file in place of another, in one step that the disk keeps; of two writers at once, one wins.

    It keeps the permissions of the one it replaces.

    Args:
        root: below which the file lies; see `unfinished_folder`.
        path: of the file; its folder is there.
        data: all of it.

    Raises:
        OSError: it cannot be written; what was there stays.
    """
    with unfinished_folder(root, path.parent) as folder, _named(path):
        whole = folder / path.name
        _write(whole, data, 0o666)
        with suppress(FileNotFoundError):
            whole.chmod(stat.S_IMODE(path.stat().st_mode))
        whole.replace(path)
        _keep_names(path.parent)


def create_file(root: Path, path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a file that appears whole, where none is, and that the disk keeps; arguments as for `replace_file`.

    Raises:
        FileExistsError: there is one; it stays.
        OSError: it cannot be written; there is none then.
    """
    with unfinished_folder(root, path.parent) as folder, _named(path):
        whole = folder / path.name
        _write(whole, data, mode)
        try:
            os.link(whole, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
            whole.rename(path)
        _keep_names(path.parent)


def keep_folder(folder: Path) -> None:
    """Wait until the disk has the files of a folder."""
    fsync_files([str(path) for path in folder.iterdir() if path.is_file()])
    _keep_names(folder)


def _write(place: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep_names(folder: Path) -> None:
    """Wait until the disk has the names in a folder, where the system lets one open a folder."""
    if sys.platform != "win32":
        fsync_file(folder)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Have an error of the block name the file that was to be written, not a temporary one."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of ``data``, however little the system takes at a time."""
    done = os.write(descriptor, data)
    while done < len(data):
        done += os.write(descriptor, memoryview(data)[done:])


def fsync_file(path: str | Path) -> None:
    """Wait until the disk has a file, or the names in a folder."""
    descriptor = os.open(path, READ)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def fsync_files(paths: Sequence[str]) -> None:
    """Wait until the disk has all files; each is asked for, so that its own error is raised."""
    if len(paths) <= MANY:
        for path in paths:
            fsync_file(path)
        return
    from concurrent.futures import ThreadPoolExecutor

    os.sync()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for _ in threads.map(fsync_file, paths):
            pass
