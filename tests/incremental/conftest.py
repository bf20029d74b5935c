"""Worlds that cost little: short lists, and templates that are compiled before processes are forked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.plan import entries, index_segments, lists
from tests.incremental.demonstration import Shown, shown
from tests.incremental.world import make_world


@pytest.fixture(scope="session")
def demonstration(recorded: Path, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """What the demonstration shows at two instants, in a root that was never built."""
    return shown(recorded, tmp_path_factory.mktemp("demonstration"))


@pytest.fixture(scope="module")
def short_lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let few documents fill several pages and move the search; templates are compiled before processes are forked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "PAGE_SIZE", 4)
        patch.setattr(entries, "PAGE_SIZE", 4)
        patch.setattr(entries, "HOME_ITEMS", 3)
        patch.setattr(index_segments, "LEAST", 3)
        patch.setattr(index_segments, "BULK", 4)
        world = make_world(tmp_path_factory.mktemp("first"), in_one_process=True)
        world.release()
        world.build()
        yield
