"""Trees of files as they lie on disk: what is there, and what its bytes are."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from plugins.model.counted import counted
from plugins.release.layout import OUTSIDE_MANIFEST
from plugins.release.manifest import File

CHUNK_BYTES = 1 << 20
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
READ = (
    os.O_RDONLY
    | NO_FOLLOW
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a named pipe is refused, not waited for
    | getattr(os, "O_BINARY", 0)
)
NOT_REGULAR = frozenset({errno.ELOOP, errno.EISDIR, errno.ENXIO})

Judge = Callable[[str, str, int], str]
"""Given path, hexadecimal SHA-256 and length: what is wrong with the file, ``""`` for nothing; may raise `OSError`."""


def digest_of_file(path: str | Path) -> tuple[str, int]:
    """Return the hexadecimal SHA-256 and the length of a regular file; bytes are hashed nowhere else.

    Raises:
        OSError: it cannot be read, or it is a symbolic link or no regular file (``EINVAL``).
    """
    try:
        file = os.open(path, READ)
    except OSError as error:
        if error.errno in NOT_REGULAR:
            raise OSError(errno.EINVAL, "not a regular file", str(path)) from None
        raise
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        digest = hashlib.sha256()
        size_bytes = 0
        while chunk := os.read(file, CHUNK_BYTES):
            digest.update(chunk)
            size_bytes += len(chunk)
    finally:
        os.close(file)
    return digest.hexdigest(), size_bytes


def files_below(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return POSIX paths of the regular files below ``folder``, and of everything that is neither file nor folder.

    Both are sorted. Symbolic links are never followed; a name that is not
    UTF-8 counts among the second.
    """
    files: list[str] = []
    odd: list[str] = []
    folders = [("", str(folder))]
    while folders:
        prefix, place = folders.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                path = prefix + entry.name
                if not _is_text(path):
                    odd.append(path.encode(errors="surrogateescape").decode(errors="backslashreplace"))
                elif entry.is_dir(follow_symlinks=False):
                    folders.append((path + "/", entry.path))
                elif entry.is_file(follow_symlinks=False):
                    files.append(path)
                else:
                    odd.append(path)
    return tuple(sorted(files)), tuple(sorted(odd))


def empty_folders(folder: Path) -> list[str]:
    """Return the POSIX paths of the folders below ``folder`` in which nothing lies, sorted; links are not followed."""
    empty: list[str] = []
    for place, folders, files in os.walk(os.fsencode(folder)):
        if not folders and not files and place != os.fsencode(folder):
            empty.append(os.path.relpath(place, os.fsencode(folder)).decode(errors="backslashreplace"))
    return sorted(empty)


def folders_above(paths: Iterable[str]) -> list[str]:
    """Return every folder that POSIX paths run through, sorted, so that each comes after the one it lies in."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return sorted(folders)


def byte_fault(path: str, digest: str, size_bytes: int) -> str:
    """Read a file; return what is wrong with it, ``""`` for nothing.

    Raises:
        OSError: it cannot be read.
    """
    found, length = digest_of_file(path)
    if length != size_bytes:
        return f"{counted(length, 'byte')}, release.json lists {size_bytes}"
    return "" if found == digest else f"its bytes have sha256 {found}, release.json lists {digest}"


def tree_faults(directory: Path, files: Mapping[str, File], judge: Judge = byte_fault) -> tuple[str, ...]:
    """Compare a release as it lies on disk with what its ``release.json`` lists.

    ``judge`` says what is wrong with a file; that of the default reads every byte.
    Returns one sentence a fault, sorted; empty when no file is missing, added
    or changed.
    """
    found = set(files_below(directory)[0])
    present = {path: file for path, file in files.items() if path in found}
    altered = [f"{path}: {fault}" for path, fault in byte_faults(directory, present, judge)]
    return tuple(sorted([*name_faults(directory, files), *altered]))


def name_faults(directory: Path, files: Mapping[str, File]) -> list[str]:
    """Return a sentence for each file that is missing, added, or no regular file, and for each empty folder."""
    found, odd = files_below(directory)
    listed = files.keys() | OUTSIDE_MANIFEST
    faults = [f"{path}: neither a file nor a folder; a release holds nothing else" for path in odd]
    faults += [f"{path}/: a folder without a file; a release holds none" for path in empty_folders(directory)]
    faults += [f"{path}: missing" for path in sorted(listed - set(found) - set(odd))]
    return faults + [f"{path}: not listed in release.json" for path in found if path not in listed]


def byte_faults(directory: Path, files: Mapping[str, File], judge: Judge = byte_fault) -> list[tuple[str, str]]:
    """Return ``(path, fault)`` for each of ``files`` whose bytes below ``directory`` are not what it says."""
    faults: list[tuple[str, str]] = []
    for path, file in files.items():
        try:
            fault = judge(f"{directory}/{path}", file.sha256, file.size_bytes)
        except OSError as error:
            fault = f"cannot be read: {error.strerror}"
        if fault:
            faults.append((path, fault))
    return faults


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
