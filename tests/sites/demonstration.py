"""The demonstration, replayed once a run: tests read nothing that a ministry replaces by its own."""

from __future__ import annotations

import fcntl
import shutil
from pathlib import Path

import pytest

from plugins.pipeline.setup.demonstration import replay
from plugins.system.progress import no_progress
from tests.repository import REPOSITORY

READ = ("policy", "approved", "ledger")
"""What a public build reads of a root."""


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The root of the demonstration after its whole timeline; not to be changed."""
    base = tmp_path_factory.getbasetemp()
    base = base if worker_id == "master" else base.parent
    root = base / "recorded"
    with (base / "recorded.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the other workers wait for the one that replays it
        if not root.exists():
            replay(REPOSITORY, base / "replayed", no_progress)
            (base / "replayed").rename(root)
    return root


def lay(recorded: Path, root: Path) -> Path:
    """Lay out what a public build reads of the demonstration, and return ``root``."""
    for name in READ:
        shutil.copytree(recorded / name, root / name)
    return root
