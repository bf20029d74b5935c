"""The demonstration as a release, and the program that compares its words."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from plugins.pipeline.build.outcome import Outcome
from tests.tools.pressed import press, program


@pytest.fixture(scope="session")
def words() -> ModuleType:
    """The program as a module."""
    return program()


@pytest.fixture(scope="session")
def pressed(recorded: Path, demonstration_built: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a release of the demonstration; nobody writes into it."""
    return press(recorded, demonstration_built, tmp_path_factory.mktemp("pressed"))


@pytest.fixture(scope="session")
def release(words: ModuleType, pressed: Path) -> Any:
    """The same as the program reads it."""
    return words.Release(pressed)
