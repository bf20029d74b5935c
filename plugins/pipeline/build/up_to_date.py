"""Whether everything is up to date: found by stamps alone, before anything heavy is imported."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.reserved import SEARCH
from plugins.pipeline.build.output_folder import is_untouched, record_of
from plugins.pipeline.cache.checked_file import load_checked, save_checked
from plugins.pipeline.paths import REPOSITORY
from plugins.pipeline.snapshot.tree_stamps import TreeDelta, TreeStamps, scan
from plugins.system.file_stamps import Stamp, differs, stamp, stamped, walk
from plugins.system.fork import Forked

PROGRAM = ("plugins", "pelicanconf.py", "publishconf.py", "requirements.lock")
VERSION = f"answer 2 {sys.implementation.cache_tag}"


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
    places += [(theme.parent, theme.name), (root, "policy"), (root, "public")]
    paths = (
        f"{folder}/{path}"
        for folder, name in places
        for path in ([f"{name}/current"] if name == "public" else walk(folder, name))
        if "__pycache__" not in path
    )
    return stamped(paths, now_ns)


def record_result(
    folder: Path,
    out: Path,
    environment: Mapping[str, Stamp],
    root: Path,
    stamps: TreeStamps,
    result: LastResult,
    *,
    search: bool,
) -> None:
    """Record the result of a build.

    Args:
        folder: of the cache.
        out: of the output.
        environment: `environment_stamps`, taken before the build.
        root: that was built.
        stamps: of the root, taken before anything was read.
        result: what the build reported.
        search: whether the build made the search index.
    """
    value = {
        "out": [str(out), search],
        "records": _records(folder, out, search=search),
        "around": dict(environment),
        "seen": stamps.token,
        "newest": {path: stamp(f"{root}/{path}") for path in _fast_probe(root)},
        "at": result.at.isoformat(),
        "next": result.next.isoformat() if result.next else "",
        "lines": list(result.lines),
        "status": result.status,
    }
    save_checked(folder / f"{out.name}.answer", VERSION, value)


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
    folder = root / ".cache"
    known = load_checked(folder / f"{out.name}.answer", VERSION)
    if known is None or known["out"] != [str(out), search]:
        return None
    if known["records"] != _records(folder, out, search=search):
        return None  # another build wrote there since
    then = datetime.fromisoformat(known["at"])
    next = datetime.fromisoformat(known["next"]) if known["next"] else None
    if at < then or (next and at >= next) or differs(known["around"]) or differs(known["newest"], f"{root}/"):
        return None  # an act was added: nothing else has to be checked
    parts = _parts(folder, out, search=search)
    if not all(is_untouched(*part) for part in parts):
        return None
    delta = root_scan.result() if root_scan else scan(root)
    is_same = delta is not None and delta.token == known["seen"] and not delta.now
    return LastResult(then, next, known["lines"], known["status"]) if is_same else None


def _fast_probe(root: Path) -> Iterator[str]:
    """Yield the folders that change when an act is added: ``ledger/``, its last year, and the last month of that."""
    path = "ledger"
    while path:
        yield path
        names = [entry.name for entry in os.scandir(root / path) if entry.name.isdigit()]
        path = f"{path}/{max(names)}" if names else ""


def _parts(folder: Path, out: Path, *, search: bool) -> list[tuple[Path, Path]]:
    """Return every folder that is an output of its own, and where its record lies."""
    index = [(out / SEARCH, record_of(folder, out, SEARCH))] if search else []
    return [(out, record_of(folder, out)), *index]


def _records(folder: Path, out: Path, *, search: bool) -> list[Stamp | None]:
    return [stamp(str(record)) for _, record in _parts(folder, out, search=search)]
