"""Files of the store that need not be read again: they did not change since their bytes were read."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property

from plugins.release.layout import Layout
from plugins.release.tree import byte_fault
from plugins.system.file_stamps import Stamp, stamp_of

VERSION = b"verified 2"
RECORD = struct.Struct("<32sQQQqq")
"""The SHA-256 of a file, and its stamp."""


class VerifiedFiles:
    """The stamp of each file of the store when its bytes had been read and found to be those of its name.

    Whoever writes to a file changes its times, and nobody can set back the
    second of them. A new name of a file changes it as well, so it is recorded
    again after each link that we make ourselves. A file with another stamp is
    read again. The record is disposable: without it everything is read. The
    lock of ``public`` is held.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._is_changed = False

    @cached_property
    def _stamps(self) -> dict[str, Stamp]:
        try:
            head, _, data = self._layout.verified.read_bytes().partition(b"\n")
        except OSError:
            return {}
        if head != _head(data):
            return {}
        return {digest.hex(): tuple(stamp) for digest, *stamp in RECORD.iter_unpack(data)}

    def holds(self, digest: str, status: os.stat_result) -> bool:
        """Return whether a file holds the bytes of ``digest``, by its stamp alone."""
        return self._stamps.get(digest) == stamp_of(status)

    def record(self, digest: str, status: os.stat_result) -> None:
        """Record the stamp of a file that holds the bytes of ``digest``."""
        self._stamps[digest] = stamp_of(status)
        self._is_changed = True

    def fault(self, path: str, digest: str, size_bytes: int) -> str:
        """Return what is wrong with a file, ``""`` for nothing; it is read unless its stamp is known.

        Raises:
            OSError: it cannot be read.
        """
        status = os.lstat(path)
        if self.holds(digest, status) and status.st_size == size_bytes:
            return ""
        fault = byte_fault(path, digest, size_bytes)
        if not fault:
            self.record(digest, status)
        return fault

    def unlink(self, path: str) -> None:
        """Remove a name of a file; its record stays good."""
        status = os.lstat(path)
        digest = self._inodes.get(status.st_ino, "")
        is_sound = self.holds(digest, status)
        os.unlink(path)  # noqa: PTH108 - one call of many thousand
        if is_sound:
            with suppress(FileNotFoundError):
                self.record(digest, os.lstat(self._layout.stored(digest)))

    @cached_property
    def _inodes(self) -> dict[int, str]:
        return {stamp[1]: digest for digest, stamp in self._stamps.items()}

    @contextmanager
    def while_unlinking(self) -> Iterator[None]:
        """Keep all records good during a block that removes names of files."""
        sound = [digest for digest in self._stamps if self._is_stored(digest)]
        yield
        for digest in sound:
            with suppress(FileNotFoundError):
                self.record(digest, os.lstat(self._layout.stored(digest)))

    def forget(self, digests: Iterable[str]) -> None:
        """Drop the records of files that left the store."""
        for digest in digests:
            self._is_changed |= self._stamps.pop(digest, None) is not None

    def save(self) -> None:
        """Save what changed; where it cannot be written, there is no record."""
        if not self._is_changed:
            return
        self._is_changed = False
        data = b"".join(RECORD.pack(bytes.fromhex(digest), *stamp) for digest, stamp in self._stamps.items())
        fresh = self._layout.public / ".verified.new"
        try:
            fresh.write_bytes(_head(data) + b"\n" + data)
            fresh.replace(self._layout.verified)
        except OSError:
            with suppress(OSError):
                self._layout.verified.unlink(missing_ok=True)

    def _is_stored(self, digest: str) -> bool:
        try:
            return self.holds(digest, os.lstat(self._layout.stored(digest)))
        except FileNotFoundError:
            return False


def _head(data: bytes) -> bytes:
    return VERSION + b" %08x" % zlib.crc32(data)
