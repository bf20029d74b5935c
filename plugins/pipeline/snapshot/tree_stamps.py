"""File stamps of everything below ``approved/`` and ``ledger/`` at the last build, and what differs since."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from plugins.pipeline.cache.partitions import PartitionedMap
from plugins.pipeline.cache.stamps import STAMPS, changed_paths
from plugins.pipeline.cache.store import Store
from plugins.system.file_stamps import Stamp, diff, differing
from plugins.system.state_folder import state_of

KIND = "stamps"
SNAPSHOT, TOKEN = "snapshot", "token"
"""Where the store names the snapshot that it holds: stamps are part of it."""

Differences = Mapping[str, Stamp | None]


class TreeDelta(NamedTuple):
    """What differs from the stamps of a snapshot.

    Attributes:
        token: of the snapshot.
        before: stamps of the paths that are new, changed or gone, as they were; None for what was not there.
        now: the same as they are; None for what is not there any more.
    """

    token: str
    before: Differences
    now: Differences


class TreeStamps:
    """Stamps of a snapshot: all of them, or those that a store holds under its token and what differs from them.

    Attributes:
        token: of the snapshot in the store, ``""`` for stamps that were never saved.
    """

    def __init__(
        self,
        stamps: Mapping[str, Stamp] | None,
        *,
        folder: Path | None = None,
        token: str = "",
        delta: Differences | None = None,
    ) -> None:
        """Hold stamps, or load them from the store when they are asked for.

        Args:
            stamps: by path below the root; None when the store holds them.
            folder: of the store.
            token: of the snapshot that they are part of.
            delta: what differs from those in the store; None stands for what is gone.
        """
        self._stamps = stamps
        self._folder = folder
        self._delta: Differences = delta or {}
        self.token = token

    def scan(self, root: Path, folders: Sequence[str] | None = None) -> TreeDelta | None:
        """Return what differs below a root by now; None when the store holds another snapshot.

        With ``folders`` only these are looked at, and what is new in them: whoever looked at everything just now
        and wrote there since needs no more.
        """
        if self._folder is None:
            return _scan(root, "", None, self._stamps or {}, folders)
        with closing(Store(self._folder)) as store, store.reading():
            stored = _stored(store, self.token)
        return None if stored is None else _scan(root, self.token, stored, self._delta, folders)

    def advanced(self, found: TreeDelta) -> TreeStamps:
        """Return the stamps as a scan found them."""
        if self._folder is None:
            return TreeStamps(_patched(self._stamps or {}, found.now))
        return TreeStamps(None, folder=self._folder, token=self.token, delta={**self._delta, **found.now})

    def save(self, store: Store, token: str) -> bool:
        """Save them in `Store.writing` as part of a new snapshot, with its token.

        Returns:
            False when the store holds another snapshot than the one they begin with.
        """
        stored = PartitionedMap(KIND, STAMPS) if self._stamps is not None else _stored(store, self.token)
        if stored is None:
            return False
        for path, stamp in (self._stamps or self._delta).items():
            stored.put(path, stamp)
        stored.save(store, token)
        return True


def stored_token(store: Store) -> str:
    """Return the token of the snapshot that a store holds, ``""`` without one."""
    return store.load(SNAPSHOT, [TOKEN]).get(TOKEN, b"").decode()


def scan(root: Path) -> TreeDelta | None:
    """Find out what differs from the last snapshot; None when there is none."""
    with closing(Store(state_of(root).cache)) as store, store.reading():
        token = stored_token(store)
        stored = _stored(store, token)
    return _scan(root, token, stored, {}) if stored else None


def _stored(store: Store, token: str) -> PartitionedMap[Stamp] | None:
    """Return the stamps of a snapshot, None when the store does not hold them."""
    stored = PartitionedMap[Stamp].load(store, KIND, STAMPS) if token and stored_token(store) == token else None
    return stored if stored and stored.token == token else None


def _scan(
    root: Path,
    token: str,
    stored: PartitionedMap[Stamp] | None,
    delta: Differences,
    folders: Sequence[str] | None = None,
) -> TreeDelta:
    """Compare stamps in a store, and what differed from them earlier, with what lies there."""

    def before(path: str) -> Stamp | None:
        return delta.get(path) if path in delta or stored is None else stored.get(path)

    begun_ns = time.time_ns()
    below = f"{root}/"
    if folders is None:
        changed = differing({path: stamp for path, stamp in delta.items() if stamp is not None}, below)
        for part in stored.encoded if stored else ():
            changed += (path for path in changed_paths(part, below) if path not in delta)
    else:
        changed = list(folders)
    now = diff(root, changed, before, begun_ns)
    return TreeDelta(token, {path: before(path) for path in now}, now)


def _patched(stamps: Mapping[str, Stamp], changed: Differences) -> dict[str, Stamp]:
    return {path: now for path, now in {**stamps, **changed}.items() if now is not None}
