"""What the last build saw below ``approved/`` and ``ledger/``, and what is otherwise by now."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from plugins.pipeline.cache.checked_file import load_checked, save_checked
from plugins.system.file_stamps import Stamp, diff, patch

VERSION = f"seen 1 {sys.implementation.cache_tag}"
FILE = "seen"
SINCE = "seen.since"

MANY = 2_000
"""So many paths are written in addition to what was seen once, before all of it is written anew."""

Differences = Mapping[str, Stamp | None]


class TreeDelta(NamedTuple):
    """What is otherwise than it was seen.

    Attributes:
        token: of what was seen.
        before: stamps of the paths that are new, changed or gone, as they were; None for what was not there.
        now: the same as they are; None for what is not there any more.
        delta: what is otherwise than in the file that holds everything.
    """

    token: str
    before: Differences
    now: Differences
    delta: Differences


class TreeStamps:
    """Stamps of everything below ``approved/`` and ``ledger/``: loaded when they are asked for."""

    def __init__(
        self,
        stamps: dict[str, Stamp] | None,
        *,
        folder: Path | None = None,
        token: str = "",
        whole: str = "",
        since: Differences | None = None,
    ) -> None:
        """Take over stamps, or where they are to be had.

        Args:
            stamps: by path below the root; None when they are in the cache.
            folder: of the cache.
            token: names them there, ``""`` while they are not kept.
            whole: names the file that holds everything, ``""`` for none.
            since: what is otherwise than in that file, None when nobody knows.
        """
        self._stamps, self._folder = stamps, folder
        self._whole = whole
        self._since: Differences = since or {}
        self.token = token

    def scan(self, root: Path) -> TreeDelta | None:
        """Return what is otherwise below a root by now, None when nobody knows any more how it was."""
        stamps = self._all()
        if stamps is None:
            return None
        now = diff(root, stamps, time.time_ns())
        return TreeDelta(self.token, {path: stamps.get(path) for path in now}, now, {**self._since, **now})

    def advanced(self, looked: TreeDelta) -> TreeStamps:
        """Return what is seen by now."""
        if not looked.now:
            return self
        stamps = None if self._stamps is None else patch(self._stamps, looked.now)
        return TreeStamps(stamps, folder=self._folder, whole=self._whole, since=looked.delta)

    def save(self, folder: Path) -> bool:
        """Keep the stamps in a folder under a new token, unless they are there; False when they are lost."""
        if self.token:
            return True
        more = os.urandom(8).hex()
        if self._whole and folder == self._folder and len(self._since) <= MANY:
            save_checked(
                folder / SINCE, f"since {VERSION}", {"of": self._whole, "token": more, "since": dict(self._since)}
            )
            self.token = f"{self._whole} {more}"
            return True
        stamps = self._all()
        if stamps is None:
            return False
        self.token = self._whole = more
        save_checked(folder / FILE, VERSION, {"token": more, "stamps": stamps})
        return True

    def _all(self) -> dict[str, Stamp] | None:
        if self._stamps is None and self._folder:
            found = load_checked(self._folder / FILE, VERSION)
            if found and found["token"] == self._whole:
                self._stamps = patch(found["stamps"], self._since)
        return self._stamps


def load_stamps(folder: Path, token: str) -> TreeStamps:
    """Return what is kept in a folder under a token; its stamps are lost when others are kept by now."""
    whole, _, more = token.partition(" ")
    since: dict[str, Any] | None = (
        load_checked(folder / SINCE, f"since {VERSION}") if more else {"of": whole, "token": "", "since": {}}
    )
    if since and (since["of"], since["token"]) == (whole, more):
        return TreeStamps(None, folder=folder, token=token, whole=whole, since=since["since"])
    return TreeStamps(None, token=token)


def scan(root: Path) -> TreeDelta | None:
    """Find out what is otherwise than the last build left it; None when it left nothing."""
    folder = root / ".cache"
    found = load_checked(folder / FILE, VERSION)
    known = _with(found, load_checked(folder / SINCE, f"since {VERSION}"), folder) if found else None
    return known.scan(root) if known else None


def _with(found: dict[str, Any], more: dict[str, Any] | None, folder: Path) -> TreeStamps:
    whole = found["token"]
    if more is None or more["of"] != whole:
        return TreeStamps(found["stamps"], folder=folder, token=whole, whole=whole)
    stamps = patch(found["stamps"], more["since"])
    return TreeStamps(stamps, folder=folder, token=f"{whole} {more['token']}", whole=whole, since=more["since"])
