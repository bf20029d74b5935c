"""Whether everything is up to date: found by stamps alone, before anything heavy is imported."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.reserved import SEARCH
from plugins.pipeline.build.output_record import RESULTS, is_untouched, record_name
from plugins.pipeline.cache.stamps import STAMPS, changed_paths
from plugins.pipeline.cache.store import Store
from plugins.pipeline.paths import REPOSITORY
from plugins.pipeline.snapshot.tree_stamps import TreeDelta, scan
from plugins.system.file_stamps import Stamp, stamp, stamped, walk
from plugins.system.fork import Forked
from plugins.system.state_folder import state_of

PROGRAM = ("plugins", "pelicanconf.py", "publishconf.py", "requirements.lock")


@dataclass(frozen=True, slots=True)
class LastResult:
    """What the last build reported, and would report again while nothing changes.

    Attributes:
        at: its instant.
        next: the next instant at which anything changes, None for none.
        lines: that it ended with.
        status: its exit status.
    """

    at: datetime
    next: datetime | None
    lines: Sequence[str]
    status: int

    def lines_at(self, at: datetime) -> list[str]:
        """Return the lines for another instant; all but the time in them stays the same."""
        return [line.replace(public_at(self.at), public_at(at)) for line in self.lines]


def public_at(at: datetime) -> str:
    """Return how the first line of a build's summary begins."""
    return f"Public at {at.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M} (Asia/Shanghai)"


def environment_stamps(root: Path, theme: Path) -> dict[str, Stamp]:
    """Return stamps of program, theme, policy and the link to the current release, by absolute path."""
    now_ns = time.time_ns()
    places = [(REPOSITORY, name) for name in PROGRAM]
    places += [(theme.parent, theme.name), (root, "policy")]
    paths = (f"{folder}/{path}" for folder, name in places for path in walk(folder, name) if "__pycache__" not in path)
    return stamped(chain(paths, [f"{state_of(root).public}/current"]), now_ns)


def record_result(
    store: Store,
    out: Path,
    environment: dict[str, Stamp],
    root: Path,
    token: str,
    result: LastResult,
    *,
    search: bool,
) -> None:
    """Record the result of a build.

    Args:
        store: of the build.
        out: the output.
        environment: `environment_stamps`, taken before the build.
        root: that was built.
        token: of the snapshot that the build saved.
        result: what the build reported.
        search: whether the build made the search index.
    """
    probe = {path: found for path in _fast_probe(root) if (found := stamp(f"{root}/{path}"))}
    said = {
        "out": str(out),
        "search": search,
        "token": token,
        "at": result.at.isoformat(),
        "next": result.next.isoformat() if result.next else "",
        "lines": list(result.lines),
        "status": result.status,
    }
    stamps = (STAMPS.encode(environment), STAMPS.encode(probe))
    head = json.dumps([said, len(stamps[0])]).encode()
    with store.writing():
        store.save(RESULTS, {out.name: b"\n".join([head, b"".join(stamps)])})


def replay(
    root: Path, out: Path, at: datetime, root_scan: Forked[TreeDelta | None] | None = None, *, search: bool = True
) -> LastResult | None:
    """Return the result of the last build, None if a build would now report or write something else.

    It is returned if every file of program, root and output has the stamp it
    had, and the site does not change between the two instants.

    Args:
        root: that was built.
        out: the output.
        at: the instant.
        root_scan: background scan of the root for changes; without one it is scanned here.
        search: whether the search index is asked for.
    """
    with closing(Store(state_of(root).cache)) as store:
        known = store.load(RESULTS, [out.name]).get(out.name, b"")
        head, _, stamps = known.partition(b"\n")
        said, environment_bytes = json.loads(head or b"[{}, 0]")
        if not said or (said["out"], said["search"]) != (str(out), search):
            return None
        then = datetime.fromisoformat(said["at"])
        next = datetime.fromisoformat(said["next"]) if said["next"] else None
        if at < then or (next and at >= next):
            return None
        environment, probe = stamps[:environment_bytes], stamps[environment_bytes:]
        if changed_paths(environment) or changed_paths(probe, f"{root}/"):
            return None  # an act was added: nothing else has to be checked
        parts = [("", out), *([(SEARCH, out / SEARCH)] if search else [])]
        if not all(is_untouched(store, record_name(out, part), folder) for part, folder in parts):
            return None
    delta = root_scan.result() if root_scan else scan(root)
    is_same = delta is not None and delta.token == said["token"] and not delta.now
    return LastResult(then, next, said["lines"], said["status"]) if is_same else None


def _fast_probe(root: Path) -> Iterator[str]:
    """Yield the folders that change when an act is added: ``ledger/``, its last year, and the last month of that."""
    path = "ledger" if (root / "ledger").is_dir() else ""  # git keeps no empty folder
    while path:
        yield path
        names = [entry.name for entry in os.scandir(root / path) if entry.name.isdigit()]
        path = f"{path}/{max(names)}" if names else ""
