"""The folder for unfinished things: empty at the start of every run, gone at its end."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.release.place import Place
from plugins.release.store import make_folder


@contextmanager
def emptied_work(place: Place) -> Iterator[Path]:
    """Give the folder for unfinished things, without what a killed run left there; the lock is held."""
    if place.work.exists():
        shutil.rmtree(place.work)
    make_folder(place.work)
    try:
        yield place.work
    finally:
        shutil.rmtree(place.work, ignore_errors=True)


def remove_releases(place: Place, numbers: tuple[int, ...]) -> None:
    """Remove finished releases, each out of sight in one step before its files go; within `emptied_work`."""
    for number in numbers:
        place.release(number).rename(place.work / f"{number:06d}")
    for number in numbers:
        shutil.rmtree(place.work / f"{number:06d}")
