"""A machine of its own for each story of the shipped commands."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operator.sandbox import Sandbox, make_sandbox
from tests.sites.texts import UPDATES, update

TITLE = "Wells sampled after the flood"
PATH = f"{UPDATES}/wells.md"


@pytest.fixture
def empty() -> Iterator[Sandbox]:
    """A machine and the repository of an empty site; they lie where another user can read."""
    folder = Path(tempfile.mkdtemp(prefix="machine-"))
    yield make_sandbox(folder)
    shutil.rmtree(folder)


@pytest.fixture
def box(empty: Sandbox) -> Sandbox:
    """One document was approved, and pushed."""
    empty.site.write(PATH, update("k7m29xqf", TITLE))
    empty.site.approve(PATH)
    empty.push()
    return empty
