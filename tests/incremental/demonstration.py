"""What the demonstration shows, built by a program of its own: enough documents for worker processes."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.model.value import parse_instant
from plugins.pipeline.build.build import BuildOptions, build
from tests.repository import REPOSITORY
from tests.sites.demonstration import lay
from tests.sites.places import files

AT = "2026-11-23T18:00:00+08:00"
EARLIER = "2026-02-27T18:00:00+08:00"


@dataclass(frozen=True)
class Shown:
    """A root that was never built, and what builds from nothing make of it.

    Attributes:
        root: to be copied.
        files: by instant.
        seconds: that one of these builds took.
    """

    root: Path
    files: Mapping[str, Mapping[str, bytes]]
    seconds: float


def shown(recorded: Path, folder: Path) -> Shown:
    """Lay out what a build reads of the demonstration, and build from nothing."""
    root = lay(recorded, folder / "root")
    begun = time.monotonic()
    made = {}
    for at in (AT, EARLIER):
        build(BuildOptions(root, folder / "nothing", parse_instant(at), cache=False))
        made[at] = files(folder / "nothing")
    return Shown(root, made, (time.monotonic() - begun) / 2)


def again(root: Path, at: str = AT) -> dict[str, bytes]:
    """Build with whatever earlier builds left, and return every file."""
    build(BuildOptions(root, root / "output", parse_instant(at)))
    return files(root / "output")


def program(root: Path, *options: str, at: str = AT) -> subprocess.Popen[bytes]:
    """Start ``inv build`` in a session of its own, of whose processes `tests.system.session` tells."""
    command = [sys.executable, "tasks.py", "build", "--root", str(root), "--at", at, *options]
    quiet = subprocess.DEVNULL  # a pipe would stay open for as long as any worker lives
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=quiet, stderr=quiet, start_new_session=True)
