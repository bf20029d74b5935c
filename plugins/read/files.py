"""Bytes below a root: opened step by step, never through a symbolic link, never outside."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

_BY_STEPS = os.open in os.supports_dir_fd
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_BLOCK = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_FOLDER = getattr(os, "O_DIRECTORY", 0)
CHUNK_BYTES = 1 << 20


class UnreadableError(Exception):
    """A file cannot be read; the message is what was found, such as ``a symbolic link``."""


class LinkError(UnreadableError):
    """A symbolic link lies on the way."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a folder: its name and ``file``, ``folder``, ``link`` or ``other``."""

    name: str
    kind: str


def list_folder(root: Path, path: str) -> tuple[Listed, ...]:
    """List a folder below ``root`` sorted by name; nothing when it does not exist.

    Raises:
        UnreadableError: a symbolic link lies on the way, or it is no folder.
    """
    try:
        with _opened_folder(root, path) as folder, os.scandir(folder) as found:
            return tuple(sorted((Listed(entry.name, _kind(entry)) for entry in found), key=lambda entry: entry.name))
    except FileNotFoundError:
        return ()


def read_bytes(root: Path, path: str, *, most_bytes: int | None = None) -> bytes:
    """Read a regular file below ``root``, at most one byte more than ``most_bytes``.

    Raises:
        UnreadableError: a symbolic link lies on the way, it is no regular file, or it cannot be opened.
    """
    folder, _, name = path.rpartition("/")
    try:
        with (
            _opened_folder(root, folder) as above,
            _opened_file(above, name) as descriptor,
            open(descriptor, "rb", closefd=False) as file,
        ):
            return file.read(-1 if most_bytes is None else most_bytes + 1)
    except FileNotFoundError:
        raise UnreadableError("nothing") from None
    except OSError as error:
        raise UnreadableError(error.strerror or "an error of the system") from None


def read_flat_folder(
    root: Path, path: str, kept: str, also: Callable[[str], bool] = lambda name: False, most_bytes: int = 0
) -> tuple[tuple[tuple[str, int, str], ...], Mapping[str, bytes]]:
    """Read a folder that holds regular files only.

    Returns:
        ``(name, size, hexadecimal SHA-256)`` of each file, sorted by the bytes
        of the name, and the bytes of some by name: of the file named ``kept``, and of those of at most
        ``most_bytes`` whose names ``also`` takes.

    Raises:
        UnreadableError: as `read_bytes`, or anything else lies in it, or nothing named ``kept``.
    """
    found: list[tuple[str, int, str]] = []
    contents: dict[str, bytes] = {}
    for name, pieces in _flat(root, path):
        size, digest, chunks = 0, hashlib.sha256(), []
        for chunk in pieces:
            size += len(chunk)
            digest.update(chunk)
            if name == kept or (size <= most_bytes and also(name)):
                chunks.append(chunk)
        found.append((name, size, digest.hexdigest()))
        if name == kept or (size <= most_bytes and also(name)):
            contents[name] = b"".join(chunks)
    if kept not in contents:
        raise UnreadableError(f"no {kept}")
    return tuple(found), contents


def each_file(root: Path, path: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file of a folder that holds regular files only, sorted by the bytes of the name.

    Raises:
        UnreadableError: as `read_bytes`, or anything else lies in it.
    """
    for name, pieces in _flat(root, path):
        yield name, b"".join(pieces)


def _flat(root: Path, path: str) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the name of each file of a folder, and its bytes piece by piece."""
    try:
        with _opened_folder(root, path) as folder:
            with os.scandir(folder) as entries:
                names = sorted((entry.name for entry in entries), key=os.fsencode)
            for name in names:
                with _opened_file(folder, name) as descriptor:
                    yield name, iter(partial(os.read, descriptor, CHUNK_BYTES), b"")
    except FileNotFoundError:
        raise UnreadableError("nothing") from None
    except OSError as error:
        raise UnreadableError(error.strerror or "an error of the system") from None


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink() or entry.is_junction() if hasattr(entry, "is_junction") else entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "other"


@contextmanager
def _opened_folder(root: Path, path: str) -> Iterator[int | Path]:
    """Open a folder step by step; without descriptors of folders, look at each step instead and return the path."""
    steps = [step for step in path.split("/") if step]
    if any(step in (".", "..") or "\\" in step for step in steps):
        raise UnreadableError("a path that leaves its folder")
    if not _BY_STEPS:
        for depth in range(1, len(steps) + 1):
            if root.joinpath(*steps[:depth]).is_symlink():
                raise LinkError("a symbolic link")
        yield root.joinpath(*steps)
        return
    descriptor = os.open(root, os.O_RDONLY | _FOLDER)
    try:
        for step in steps:
            inner = _open_step(step, descriptor)
            os.close(descriptor)
            descriptor = inner
        yield descriptor
    finally:
        os.close(descriptor)


def _open_step(step: str, above: int) -> int:
    try:
        return os.open(step, os.O_RDONLY | _FOLDER | _NO_FOLLOW, dir_fd=above)
    except FileNotFoundError:
        raise
    except OSError as error:
        if stat.S_ISLNK(os.stat(step, dir_fd=above, follow_symlinks=False).st_mode):
            raise LinkError("a symbolic link") from None
        raise UnreadableError("a file where a folder belongs") from error


@contextmanager
def _opened_file(folder: int | Path, name: str) -> Iterator[int]:
    flags = os.O_RDONLY | _NO_FOLLOW | _NO_BLOCK | _BINARY
    if isinstance(folder, Path):
        if (folder / name).is_symlink():
            raise LinkError("a symbolic link")
        descriptor = os.open(folder / name, flags)
    else:
        try:
            descriptor = os.open(name, flags, dir_fd=folder)
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise LinkError("a symbolic link") from None
            raise
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise UnreadableError("something that is no regular file")
        yield descriptor
    finally:
        os.close(descriptor)
