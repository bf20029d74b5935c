"""Whether files are still those that were read: by inode, length and times, without reading them again.

The change time cannot be set by programs, so that bytes put in place with an
older modification time are seen. A file that changed within the last moments
before it was read has no stamp: the file system's clock is too coarse to tell
whether it changed once more afterwards.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

Stamp = tuple[int, int, int, int, int]
"""Type and mode, inode, length in bytes, time of modification and of change in nanoseconds."""

MOMENT_NS = 100_000_000
COARSE_NS = 2_000_000_000
"""How long ago a file must have changed for its stamp to be reliable: longer on file systems of whole seconds."""

RACY: Stamp = (0, 0, 0, 0, 0)
ABSENT: Stamp = (0, 0, 0, 0, 1)
"""Stamps of what changed just before it was read (git: racy), and of what was not there."""


def stamp(path: str) -> Stamp | None:
    """Return the stamp of what lies at ``path``, symbolic links not followed; None when nothing does."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return stamp_of(status)


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file with this status."""
    return status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def is_reliable(stamp: Stamp, now_ns: int) -> bool:
    """Return whether a stamp taken at ``now_ns`` would differ after one more change."""
    changed = max(stamp[3], stamp[4])
    return now_ns - changed > (MOMENT_NS if stamp[4] % 1_000_000_000 else COARSE_NS)


def stamped(paths: Iterable[str], now_ns: int, below: str = "") -> dict[str, Stamp]:
    """Return the stamp of each path; `RACY`, which equals no other, where it changed just now.

    Args:
        paths: of files and folders.
        now_ns: when this began, in nanoseconds since 1970.
        below: prefix of all paths that is left out of the result.
    """
    found = {}
    for path in paths:
        now = stamp(below + path) or ABSENT
        found[path] = now if is_reliable(now, now_ns) else RACY
    return found


def differing(stamps: Mapping[str, Stamp], below: str = "") -> list[str]:
    """Return the paths whose stamp changed."""
    return [path for path, before in stamps.items() if (stamp(below + path) or ABSENT) != before]


def differs(stamps: Mapping[str, Stamp], below: str = "") -> bool:
    """Return whether the stamp of any path changed; they are checked in their order until one did."""
    return any((stamp(below + path) or ABSENT) != before for path, before in stamps.items())


def walk(root: Path, folder: str) -> Iterator[str]:
    """Yield the POSIX path of everything at and below a folder of ``root``, hidden names and links included.

    Symbolic links are not followed. What is removed meanwhile is left out.
    """
    if not os.path.lexists(root / folder):
        return
    yield folder
    folders = [folder]
    while folders:
        above = folders.pop()
        try:
            with os.scandir(root / above) as entries:
                found = [(f"{above}/{entry.name}", entry.is_dir(follow_symlinks=False)) for entry in entries]
        except OSError:
            continue
        yield from (path for path, _ in found)
        folders.extend(path for path, is_folder in found if is_folder)


def diff(
    root: Path, changed: Iterable[str], before: Callable[[str], Stamp | None], now_ns: int
) -> dict[str, Stamp | None]:
    """Return the stamp of every path that is new or changed, and None for each that is gone, by path.

    Args:
        root: below which the paths lie.
        changed: the known paths whose stamp differs; what a folder among them holds is looked through.
        before: gives the stamp that was taken of a path, None of one that is new.
        now_ns: when this began, in nanoseconds since 1970, before any stamp was compared.
    """
    below = f"{root}/"
    gone: list[str] = []
    fresh: set[str] = set()
    for path in changed:
        status = stamp(below + path)
        if status is None:
            gone.append(path)
            continue
        fresh.add(path)
        if stat.S_ISDIR(status[0]):
            fresh.update(
                inner
                for name in sorted(_names(below + path))
                if before(f"{path}/{name}") is None
                for inner in walk(root, f"{path}/{name}")
            )
    return {**stamped(sorted(fresh), now_ns, below), **dict.fromkeys(gone)}


def patch(stamps: Mapping[str, Stamp], changed: Mapping[str, Stamp | None]) -> dict[str, Stamp]:
    """Return stamps with a `diff` applied."""
    return {path: now for path, now in {**stamps, **changed}.items() if now is not None}


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names alone
    except OSError:
        return []
