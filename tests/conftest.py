"""What every test may use."""

from __future__ import annotations

import functools
import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from plugins.read import portable
from plugins.system import fork
from plugins.system.child import SHARES_MEMORY
from tests.operator.nginx import is_installed
from tests.order import rank
from tests.repository import REPOSITORY
from tests.sites.compared_here import compared_here
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


def pytest_collection_finish() -> None:
    """Look for garbage seldom: what pytest holds of ten thousand tests would be looked through with it each time.

    A forked process would besides get a copy of its own of all that memory.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


FORKING = tuple(REPOSITORY / "tests" / room for room in ("incremental", "pipeline/build", "pipeline/preview", "system"))
"""Rooms whose tests are of processes, or hold what one that forked has made against what one alone makes."""


@pytest.fixture(autouse=True, scope="session")
def one_process() -> Iterator[None]:
    """Fork nothing to build a site of few documents: the two processes of a run have both processors already."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fork, "SHARES_MEMORY", False)
        yield


@pytest.fixture(autouse=True, scope="module")
def processes(one_process: None, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fork where the machine can in the rooms of `FORKING`, as programs that are started from tests do everywhere."""
    with pytest.MonkeyPatch.context() as patch:
        if any(request.path.is_relative_to(room) for room in FORKING):
            patch.setattr(fork, "SHARES_MEMORY", SHARES_MEMORY)
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
def swift_comparison() -> Iterator[None]:
    """Compare the words of releases without starting a program; tests of that start it."""
    with compared_here():
        yield


@pytest.fixture(autouse=True, scope="session")
def swift_attachments() -> Iterator[None]:
    """Read each PDF file once by its bytes: the demonstration has few, and is built many times."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portable, "_read", functools.lru_cache(maxsize=32)(portable._read))
        yield
