"""What the tests of the shipped web server share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.operator.nginx import Nginx, is_installed, started


@pytest.fixture
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Nginx]]:
    """Serve releases by the shipped configuration until the test ends: ``nginx(release)``."""
    if not is_installed():
        pytest.skip("nginx is not installed: apt-get install nginx-light")
    with ExitStack() as servers:
        yield lambda release: servers.enter_context(started(tmp_path_factory.mktemp("nginx"), release))
