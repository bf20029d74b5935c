"""The content-addressed store: read-only files named by the SHA-256 of their bytes."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from plugins.model.error import IntegrityError
from plugins.release.place import Place
from plugins.release.tree import CHUNK_BYTES, NO_FOLLOW, READ, digest_of_file
from plugins.release.verified import Verified

Source = bytes | str | Path
"""Bytes, or the path of a file that holds them."""
READ_ONLY = 0o444
FOLDER = 0o755
MANY = 64
"""From so many new files on, the disk is asked for all of them before each is waited for, and for several at a time."""

AT_ONCE = 16


def lacking(place: Place, digests: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``digests`` that the store does not hold, sorted."""
    wanted = set(digests)
    for prefix in {digest[:2] for digest in wanted}:
        folder = place.store / prefix
        if folder.is_dir():
            wanted.difference_update(os.listdir(folder))  # noqa: PTH208 - names alone, of many folders
    return tuple(sorted(wanted))


def keep(place: Place, sources: Mapping[str, Source], stamp: int, verified: Verified) -> None:
    """Put bytes into the store, each under its digest, over what lies there.

    Every file is complete on disk and read back before it gets its name, so
    that a name in the store never stands for half a file, or for other bytes.

    Args:
        place: where.
        sources: bytes or a file by the hexadecimal SHA-256 they must have.
        stamp: their modification time, in whole seconds since 1970.
        verified: learns of them.

    Raises:
        IntegrityError: a file changed since its digest was taken.
    """
    fresh = place.work / "new"
    make_folder(fresh)
    for digest, source in sources.items():
        write_file(f"{fresh}/{digest}", source, stamp)
    _settle_all([f"{fresh}/{digest}" for digest in sources])
    for digest, source in sources.items():
        if digest_of_file(f"{fresh}/{digest}")[0] != digest:
            what = f"what was to be stored as {digest}" if isinstance(source, bytes) else source
            raise IntegrityError(f"{what} changed while it was being released")
    folders = {place.store / digest[:2] for digest in sources}
    for folder in (place.store, *sorted(folders)):
        make_folder(folder)
    for digest in sources:
        os.replace(f"{fresh}/{digest}", place.stored(digest))  # noqa: PTH105 - one call of many thousand
        verified.note(digest, os.lstat(place.stored(digest)))
    for folder in sorted(folders | {place.store, place.public}) if sources else ():
        settle_folder(folder)


def make_folder(folder: Path) -> None:
    """Make a folder that everybody may read, whatever the umask; leave one that is there as it is."""
    if not folder.is_dir():
        folder.mkdir(parents=True)
        folder.chmod(FOLDER)


def write_file(path: str | Path, source: Source, stamp: int) -> None:
    """Write a new read-only file with a modification time; it is not yet waited for."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | NO_FOLLOW, 0o600)
    try:
        if isinstance(source, bytes):
            _write_all(file, source)
        else:
            _copy(source, file)
        os.fchmod(file, READ_ONLY)
        os.utime(file, (stamp, stamp))
    finally:
        os.close(file)


def write_settled(path: Path, content: bytes, stamp: int) -> None:
    """Write a new read-only file and wait until the disk has it."""
    write_file(path, content, stamp)
    _settle(path)


def settle_folder(folder: Path) -> None:
    """Wait until the disk has the names in ``folder``."""
    file = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def link(place: Place, digest: str, path: str, verified: Verified) -> bool:
    """Give a file of the store one more name; return whether its bytes are known to be sound, before as after.

    A file has a limit of names (65,000 on ext4): the store then goes on with a
    copy of it, and the names given so far keep the old one.
    """
    stored = place.stored(digest)
    known = verified.holds(digest, os.lstat(stored))
    try:
        os.link(stored, path)
    except OSError as error:
        if error.errno != errno.EMLINK:
            raise
        keep(place, {digest: stored}, int(os.lstat(stored).st_mtime), verified)
        known = True
        os.link(stored, path)
    if known:
        verified.note(digest, os.lstat(path))
    return known


def sweep(place: Place) -> list[str]:
    """Remove what no release holds any more from the store; return the digests of what went."""
    removed: list[str] = []
    if not place.store.is_dir():
        return removed
    for folder in sorted(place.store.iterdir()):
        with os.scandir(folder) as entries:
            unused = [entry.name for entry in entries if entry.stat(follow_symlinks=False).st_nlink == 1]
        for name in unused:
            os.unlink(folder / name)  # noqa: PTH108 - one call of many thousand
        removed += unused
    return removed


def _settle_all(paths: Sequence[str]) -> None:
    """Wait until the disk has files; each is asked for, so that an error of its own is told."""
    if len(paths) <= MANY:
        for path in paths:
            _settle(path)
        return
    from concurrent.futures import ThreadPoolExecutor

    os.sync()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for _ in threads.map(_settle, paths):
            pass


def _settle(path: str | Path) -> None:
    file = os.open(path, READ)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _copy(source: str | Path, target: int) -> None:
    file = os.open(source, READ)
    try:
        while chunk := os.read(file, CHUNK_BYTES):
            _write_all(target, chunk)
    finally:
        os.close(file)


def _write_all(file: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(file, rest) :]
