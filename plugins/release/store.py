"""The content-addressed store: read-only files named by the SHA-256 of their bytes."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.model.error import IntegrityError
from plugins.release.layout import Layout
from plugins.release.tree import CHUNK_BYTES, NO_FOLLOW, READ, digest_of_file
from plugins.release.verified_files import VerifiedFiles
from plugins.system.durable import fsync_file, fsync_files, write_all

Source = bytes | str | Path
"""Bytes, or the path of a file that holds them."""
READ_ONLY = 0o444
FOLDER = 0o755


def missing(layout: Layout, digests: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``digests`` that are not in the store, sorted."""
    wanted = set(digests)
    for prefix in {digest[:2] for digest in wanted}:
        folder = layout.store / prefix
        if folder.is_dir():
            wanted.difference_update(os.listdir(folder))  # noqa: PTH208 - names alone, of many folders
    return tuple(sorted(wanted))


def put(layout: Layout, sources: Mapping[str, Source], stamp: int, verified: VerifiedFiles) -> None:
    """Put bytes into the store, each under its digest, in place of what lies there.

    Every file is complete on disk and read back before it gets its name, so
    that a name in the store never stands for half a file, or for other bytes.

    Args:
        layout: of the root.
        sources: bytes or a file by the hexadecimal SHA-256 they must have.
        stamp: their modification time, in whole seconds since 1970.
        verified: records them.

    Raises:
        IntegrityError: a file changed since its digest was taken.
    """
    fresh = layout.work / "new"
    make_folder(fresh)
    for digest, source in sources.items():
        write_file(f"{fresh}/{digest}", source, stamp)
    fsync_files([f"{fresh}/{digest}" for digest in sources])
    for digest, source in sources.items():
        if digest_of_file(f"{fresh}/{digest}")[0] != digest:
            what = f"what was to be stored as {digest}" if isinstance(source, bytes) else source
            raise IntegrityError(f"{what} changed while it was being released")
    folders = {layout.store / digest[:2] for digest in sources}
    for folder in (layout.store, *sorted(folders)):
        make_folder(folder)
    for digest in sources:
        os.replace(f"{fresh}/{digest}", layout.stored(digest))  # noqa: PTH105 - one call of many thousand
        verified.record(digest, os.lstat(layout.stored(digest)))
    for folder in sorted(folders | {layout.store, layout.public}) if sources else ():
        fsync_file(folder)


def make_folder(folder: Path) -> None:
    """Make a folder that everybody may read, whatever the umask; leave one that is there as it is."""
    if not folder.is_dir():
        folder.mkdir(parents=True)
        folder.chmod(FOLDER)


def write_file(path: str | Path, source: Source, stamp: int) -> None:
    """Write a new read-only file with a modification time, without waiting for the disk."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | NO_FOLLOW, 0o600)
    try:
        if isinstance(source, bytes):
            write_all(file, source)
        else:
            _copy(source, file)
        os.fchmod(file, READ_ONLY)
        os.utime(file, (stamp, stamp))
    finally:
        os.close(file)


def write_durably(path: Path, content: bytes, stamp: int) -> None:
    """Write a new read-only file and wait until the disk has it."""
    write_file(path, content, stamp)
    fsync_file(path)


def link(layout: Layout, digest: str, path: str, verified: VerifiedFiles) -> bool:
    """Give a file of the store one more name; return whether its bytes are known to be sound.

    The number of names of a file is limited (65,000 on ext4): beyond it the
    store continues with a copy, and the names so far keep the old file.
    """
    stored = layout.stored(digest)
    is_sound = verified.holds(digest, os.lstat(stored))
    try:
        os.link(stored, path)
    except OSError as error:
        if error.errno != errno.EMLINK:
            raise
        put(layout, {digest: stored}, int(os.lstat(stored).st_mtime), verified)
        is_sound = True
        os.link(stored, path)
    if is_sound:
        verified.record(digest, os.lstat(path))
    return is_sound


def sweep(layout: Layout) -> list[str]:
    """Remove from the store what no release holds any more; return the digests of what was removed."""
    removed: list[str] = []
    if not layout.store.is_dir():
        return removed
    for folder in sorted(layout.store.iterdir()):
        with os.scandir(folder) as entries:
            unused = [entry.name for entry in entries if entry.stat(follow_symlinks=False).st_nlink == 1]
        for name in unused:
            os.unlink(folder / name)  # noqa: PTH108 - one call of many thousand
        removed += unused
    return removed


def _copy(source: str | Path, target: int) -> None:
    file = os.open(source, READ)
    try:
        while chunk := os.read(file, CHUNK_BYTES):
            write_all(target, chunk)
    finally:
        os.close(file)
