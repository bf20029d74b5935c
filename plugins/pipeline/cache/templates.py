"""Compiled templates, kept between builds: code, which lies where only the user who runs it can write."""

from __future__ import annotations

import os
import stat
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from plugins.pipeline.cache.codec import DecodeError, codec_of

FOLDER = "ministry-site"
DAYS = 30
"""The file of another version of the program is removed when it was not written in as many days."""

CHECK_BYTES = 4
OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH

Compiled = dict[str, bytes]


class BytecodeStore(BytecodeCache):
    """Templates by name and content; Jinja's own cache would believe damaged files."""

    def __init__(self, place: Path | None, version: str) -> None:
        """Begin with what an earlier build saved in a folder under the same version; None saves nothing."""
        self._place = place
        self._name = f"templates-{version}"
        self._known: Compiled = (_load(place, self._name) if place else None) or {}
        self._before = len(self._known)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is known of a template."""
        if code := self._known.get(_key(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take over a template that was compiled."""
        self._known[_key(bucket)] = bucket.bytecode_to_string()

    def save(self) -> None:
        """Save them for the next build."""
        if self._place and len(self._known) != self._before:
            _save(self._place, self._name, self._known)


def compiled_templates(version: str, *, cache: bool) -> BytecodeStore:
    """Return the templates that a version of the program has compiled; without ``cache`` none, and none is saved."""
    return BytecodeStore(code_folder() if cache else None, version)


def code_folder() -> Path | None:
    """Return the folder of this user for code that is made anew at any time, None where there is none.

    Source: XDG Base Directory Specification, ``XDG_CACHE_HOME``.
    """
    with suppress(RuntimeError):
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        if base.is_absolute() and hasattr(os, "geteuid"):
            return base / FOLDER
    return None


@contextmanager
def _opened(place: Path) -> Iterator[int]:
    """Open a folder, and find it to be one that nobody but this user can write to.

    Raises:
        OSError: it cannot be opened or made, or others can write to it.
    """
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        _check_owner(folder)
        yield folder
    finally:
        os.close(folder)


def _check_owner(descriptor: int) -> None:
    status = os.fstat(descriptor)
    if status.st_uid != os.geteuid() or status.st_mode & OTHERS_WRITE:
        raise PermissionError("others can write there")


def _load(place: Path, name: str) -> Compiled | None:
    with suppress(OSError, DecodeError), _opened(place) as folder:
        descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder)
        with os.fdopen(descriptor, "rb") as file:
            _check_owner(descriptor)
            content = file.read()
        if content[:CHECK_BYTES] == _check(name, data := content[CHECK_BYTES:]):
            known: Compiled = codec_of(Compiled).decode(data)
            return known
    return None


def _save(place: Path, name: str, known: Compiled) -> None:
    """Save templates; where that fails, they are compiled again."""
    data = codec_of(Compiled).encode(known)
    temporary = f"{name}.{os.getpid()}"
    with suppress(OSError), _opened(place) as folder:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600, dir_fd=folder)
        with os.fdopen(descriptor, "wb") as file:
            file.write(_check(name, data) + data)
        os.replace(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
        for other in os.listdir(folder):  # noqa: PTH208 - of a descriptor
            if os.stat(other, dir_fd=folder, follow_symlinks=False).st_mtime < time.time() - DAYS * 86_400:
                os.unlink(other, dir_fd=folder)


def _check(name: str, data: bytes) -> bytes:
    return zlib.crc32(data, zlib.crc32(name.encode())).to_bytes(CHECK_BYTES, "big")


def _key(bucket: Bucket) -> str:
    return f"{bucket.key} {bucket.checksum}"
