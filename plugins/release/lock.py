"""The lock of ``public``: one run at a time changes it; errors of the file system become one sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.model.error import SiteError, UsageError
from plugins.release.layout import Layout
from plugins.release.store import make_folder
from plugins.system.failure import failure
from plugins.system.links import LinkedFolderError, refuse_links

if sys.platform != "win32":
    import fcntl


@contextmanager
def changing(layout: Layout, what: str) -> Iterator[None]:
    """Hold the lock of ``public`` while the block runs; ``what`` names the block in messages, such as ``the release``.

    The lock ends with the process, however it ends.

    Raises:
        UsageError: another run holds it, or the system has no way to switch in one step.
        SiteError: the block met an error of the file system.
        LinkedFolderError: ``public`` or a folder in it is a symbolic link.
    """
    if sys.platform == "win32":
        raise UsageError(
            "releases are made on Linux or macOS: Windows cannot put one symbolic link in the place of another "
            "in a single step, so that visitors would meet a site without files"
        )
    try:
        refuse_links(layout.public, layout.store, layout.releases, layout.work)
        make_folder(layout.public)
        lock = os.open(layout.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            _hold(lock, layout.public)
            yield
        finally:
            os.close(lock)
    except LinkedFolderError:
        raise
    except OSError as error:
        raise SiteError(failure(error, f"{what} stopped", "what the public sees is one whole release")) from error


def _hold(lock: int, public: Path) -> None:
    if sys.platform != "win32":
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError(
                f"another run is at work in {public}: wait until it has ended, then run this again"
            ) from None
