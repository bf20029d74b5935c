"""What the tests of the shipped web server share; without nginx none of them is collected, and the run says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.operator.nginx import Nginx, is_installed, started

collect_ignore_glob = [] if is_installed() else ["test_*.py"]


@pytest.fixture
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Nginx]]:
    """Serve releases by the shipped configuration until the test ends: ``nginx(release)``."""
    with ExitStack() as servers:
        yield lambda release: servers.enter_context(started(tmp_path_factory.mktemp("nginx"), release))
