"""A machine of its own for each story of the shipped commands."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.operator.sandbox import Sandbox, copy_sandbox, make_sandbox
from tests.sites.texts import UPDATES, update

TITLE = "Wells sampled after the flood"
PATH = f"{UPDATES}/wells.md"
OTHERS_PASS = 0o001
"""The right of others to come through a folder."""


@contextmanager
def readable() -> Iterator[Path]:
    """Provide a folder in which another user can read: those of pytest, and of a run of all tests, are closed to it."""
    above = Path(tempfile.gettempdir())
    if not above.stat().st_mode & OTHERS_PASS:
        above.chmod(above.stat().st_mode | OTHERS_PASS)
    folder = Path(tempfile.mkdtemp(prefix="machine-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def stages() -> Iterator[dict[str, Sandbox]]:
    """A machine at each stage, not to be changed."""
    with readable() as folder:
        empty = make_sandbox(folder / "empty")
        box = copy_sandbox(empty, folder / "box")
        box.site.write(PATH, update("k7m29xqf", TITLE))
        box.site.approve(PATH)
        box.push()
        running = copy_sandbox(box, folder / "running")
        done = running.release()
        assert (done.status, running.shown(TITLE)) == (0, True), done.said
        running.push()
        running.site.tick()
        for other in (empty, box):  # templates are compiled: that takes longer than all else in a first release
            shutil.copytree(running.folder / "home", other.folder / "home", dirs_exist_ok=True)
        yield {"empty": empty, "box": box, "running": running}


@pytest.fixture
def empty(stages: dict[str, Sandbox]) -> Iterator[Sandbox]:
    """A machine and the repository of an empty site."""
    with readable() as folder:
        yield copy_sandbox(stages["empty"], folder)


@pytest.fixture
def box(stages: dict[str, Sandbox]) -> Iterator[Sandbox]:
    """One document was approved, and pushed."""
    with readable() as folder:
        yield copy_sandbox(stages["box"], folder)


@pytest.fixture
def running(stages: dict[str, Sandbox]) -> Iterator[Sandbox]:
    """The machine has released it, and the office has the seals."""
    with readable() as folder:
        yield copy_sandbox(stages["running"], folder)
