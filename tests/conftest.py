"""What every test may use."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from plugins.read import portable
from tests.operator.nginx import is_installed
from tests.order import rank
from tests.sites.templates import compiled_once

pytest_plugins = ["tests.browser.fixtures", "tests.browser.demonstration", "tests.sites.demonstration"]

settings.register_profile("fast", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest; within a file the order stays."""
    items.sort(key=lambda item: rank(item.path))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it when the shipped configuration of the web server could not be tried."""
    if not is_installed():
        terminalreporter.write_line("nginx is missing (apt-get install nginx-light): tests/operator was left out")


@pytest.fixture(autouse=True, scope="session")
def no_waiting_for_the_disk() -> Iterator[None]:
    """Leave out what matters only when the power fails; one test looks at the order of these calls instead."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda file: None)
        patch.setattr(os, "sync", lambda: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def code_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have compiled templates lie where nobody else's do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("code")))
        yield


@pytest.fixture(autouse=True, scope="session")
def swift_templates() -> Iterator[None]:
    """Compile each template once: it takes longer than all else in the build of a small site."""
    with compiled_once():
        yield


@pytest.fixture(autouse=True, scope="session")
def swift_attachments() -> Iterator[None]:
    """Read each PDF file once by its bytes: the demonstration has few, and is built many times."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portable, "_read", functools.lru_cache(maxsize=32)(portable._read))
        yield
