"""Files that appear whole or not at all, and writes that wait for the disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

MANY = 64
"""From this many files on, the disk is asked for all of them before each is waited for, several at a time."""

AT_ONCE = 16
READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0)


def replace_file(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file that takes the place of another in one step; of two writers at once, one wins.

    Raises:
        OSError: it cannot be written; what was there stays.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with temporary.open("wb") as file:
            file.writelines(parts)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def create_file(path: Path, data: bytes) -> None:
    """Write a file that appears whole, where none is.

    Raises:
        FileExistsError: there is one; it stays.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        temporary.write_bytes(data)
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            with path.open("xb"):
                pass
            shutil.copyfile(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


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
