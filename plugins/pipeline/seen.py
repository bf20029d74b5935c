"""What the last build saw below ``approved/`` and ``ledger/``, and what is otherwise by now."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.pipeline.beside import Steps
from plugins.pipeline.kept import keep, kept
from plugins.pipeline.stamps import Stamp, applied, differences

VERSION = f"seen 1 {sys.implementation.cache_tag}"
FILE = "seen"

Changed = Mapping[str, tuple[Stamp | None, Stamp | None]]
"""By path of what is new, changed or gone: its stamp before and now, None for nothing."""


class Looked(NamedTuple):
    """What is otherwise than it was seen.

    Attributes:
        token: of what was seen.
        changed: since then.
    """

    token: str
    changed: Changed


class Seen:
    """Stamps of everything below ``approved/`` and ``ledger/``.

    Attributes:
        token: a name for them in the cache, ``""`` while they are not kept.
    """

    def __init__(self, stamps: Callable[[], dict[str, Stamp] | None], token: str = "") -> None:
        """Take over what is asked for when it is needed."""
        self._load = stamps
        self._stamps: dict[str, Stamp] | None = None
        self.token = token

    @property
    def stamps(self) -> dict[str, Stamp] | None:
        """By path below the root; None when they are lost."""
        if self._stamps is None:
            self._stamps = self._load()
        return self._stamps

    def look(self, root: Path) -> Looked | None:
        """Return what is otherwise below a root by now, None when nobody knows any more."""
        stamps = self.stamps
        if stamps is None:
            return None
        changed = differences(root, stamps, time.time_ns())
        return Looked(self.token, {path: (stamps.get(path), now) for path, now in changed.items()})

    def after(self, changed: Changed) -> Seen:
        """Return what is seen now."""

        def stamps() -> dict[str, Stamp] | None:
            before = self.stamps
            return None if before is None else applied(before, {path: now for path, (_, now) in changed.items()})

        return Seen(stamps) if changed else self

    def keep(self, folder: Path) -> bool:
        """Keep the stamps in a folder under a new token, unless they are kept; False when they are lost."""
        if self.token:
            return True
        stamps = self.stamps
        if stamps is None:
            return False
        self.token = os.urandom(8).hex()
        keep(folder / FILE, VERSION, {"token": self.token, "stamps": stamps})
        return True


def seen(folder: Path, token: str = "") -> Seen | None:
    """Return what is kept in a folder under a token, or whatever is; None when nothing is."""
    found = kept(folder / FILE, VERSION)
    if found is None or token not in ("", found["token"]):
        return None
    stamps: dict[str, Stamp] = found["stamps"]
    return Seen(lambda: stamps, found["token"])


def look(root: Path) -> Steps[Looked | None]:
    """Find out what is otherwise than the last build left it."""
    known = seen(root / ".cache")
    looked = known.look(root) if known else None
    yield
    return looked
