"""Where a machine keeps what is its own: keys, cache, releases. The one place that spells these folders."""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass
from pathlib import Path

SETTING = "MINISTRY_STATE"
"""The environment variable that names the state folder; whoever pushes to the site's repository cannot set it."""

OWNER = "state-of"
"""The file in a state folder that names the root whose state it is."""

KEYS, CACHE, SEALED, OUTPUT, PUBLIC = OWN = (".keys", ".cache", ".sealed", "output", "public")
"""Folders that belong to the machine, by their names below its state folder; no repository may hold one."""


class StateFolderError(OSError):
    """The setting names no folder that can keep a root's state; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class StateFolder:
    """The folders of a machine for one root.

    Attributes:
        path: above them; the root itself unless the setting names another.
        keys: private keys.
        cache: what is derived and can be made anew.
        sealed: the policy that was sealed last.
        output: the last build.
        public: releases.
    """

    path: Path
    keys: Path
    cache: Path
    sealed: Path
    output: Path
    public: Path

    @property
    def folders(self) -> tuple[Path, ...]:
        """All of them, in the order of `OWN`."""
        return self.keys, self.cache, self.sealed, self.output, self.public


def state_of(root: Path) -> StateFolder:
    """Return where the machine keeps what is its own for a root.

    By default that is the root. Where several people push to the repository
    that is released, it is a folder outside of it, which `SETTING` names.

    Raises:
        StateFolderError: the setting does not name an absolute path of a folder that is there, outside the root, and no
            other root's.
    """
    return _state_of(root, os.environ.get(SETTING, ""))


def scratch_folders(root: Path) -> tuple[Path, ...]:
    """Return the disposable folders in which files can be made before they are renamed into a root, best first.

    The last one is in the root, for a state folder that lies on another file system.
    """
    return tuple(dict.fromkeys((state_of(root).cache, root / CACHE)))


@functools.cache
def _state_of(root: Path, setting: str) -> StateFolder:
    place = _named(root, Path(setting)) if setting else root
    return StateFolder(place, *(place / name for name in OWN))


def _named(root: Path, place: Path) -> Path:
    if not place.is_absolute() or not place.is_dir():
        raise StateFolderError(
            f"{SETTING}: got {place}, expected the absolute path of a folder that is there, such as /srv/ministry-state"
        )
    place, root = place.resolve(), root.resolve()
    if place.is_relative_to(root):
        raise StateFolderError(f"{SETTING}: got {place}, which lies in the root; expected a folder outside of {root}")
    owner = place / OWNER
    try:
        with owner.open("x", encoding="utf-8") as file:
            file.write(f"{root}\n")
    except FileExistsError:
        pass
    if (other := owner.read_text(encoding="utf-8").strip()) != str(root):
        raise StateFolderError(
            f"{SETTING}: {place} keeps the keys and releases of {other}; expected a folder of its own for {root}"
        )
    return place
