"""Where the repository lies, and the demonstration in it, whose policy tests use: a ministry replaces its own."""

from __future__ import annotations

import shutil
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
DEMONSTRATION = REPOSITORY / "demonstration"

_HALF_WRITTEN = shutil.ignore_patterns("*.pyc.*")
"""Bytecode that another process is about to put in its place."""


def copy_program(folder: Path) -> None:
    """Copy the program, to be changed by a test; its bytecode comes along, so that only what changes is compiled."""
    for name in ("plugins", "theme", "tools"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=_HALF_WRITTEN)
