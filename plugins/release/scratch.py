"""The folder for unfinished work: empty at the start of every run, gone at its end."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.release.layout import Layout
from plugins.release.store import make_folder


@contextmanager
def scratch_folder(layout: Layout) -> Iterator[Path]:
    """Provide the folder for unfinished work, without what a killed run left there; the lock is held."""
    if layout.work.exists():
        shutil.rmtree(layout.work)
    make_folder(layout.work)
    try:
        yield layout.work
    finally:
        shutil.rmtree(layout.work, ignore_errors=True)


def remove_releases(layout: Layout, numbers: tuple[int, ...]) -> None:
    """Remove finished releases, each renamed in one step before its files go; within `scratch_folder`."""
    for number in numbers:
        layout.release(number).rename(layout.work / f"{number:06d}")
    for number in numbers:
        shutil.rmtree(layout.work / f"{number:06d}")
