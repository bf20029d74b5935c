"""One run after the other, where a file is read, changed and written again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.system.durable import READ

if sys.platform != "win32":
    import fcntl


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Wait until no other run changes files of a folder, and keep others waiting while the block runs.

    The lock is the operating system's and ends with the process; on Windows there is none.
    """
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(folder, READ)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
