"""A file of the output is written in the place of what is there."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress

from plugins.system.durable import write_all
from plugins.system.file_stamps import Stamp, stamp_of

WRITE = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def overwrite(place: str, pieces: Iterable[bytes]) -> tuple[str, Stamp]:
    """Overwrite a file in place, and return its digest; a rename would make some file systems flush.

    What a killed build half wrote has another stamp than the record says.
    A file with a second name elsewhere, a link or a folder is removed first.
    """
    try:
        descriptor, is_new = os.open(place, WRITE | os.O_EXCL, 0o666), True
    except FileExistsError:
        descriptor, is_new = _open_again(place), False
    digest, size = hashlib.sha256(), 0
    try:
        for piece in pieces:
            write_all(descriptor, piece)
            digest.update(piece)
            size += len(piece)
        if not is_new:
            os.ftruncate(descriptor, size)
        return digest.hexdigest(), stamp_of(os.fstat(descriptor))
    except OSError as error:
        error.filename = place  # what the system says of a descriptor names no file
        raise
    finally:
        os.close(descriptor)


def _open_again(place: str) -> int:
    """Open what may be there, a file of this name alone; anything else that has the name is removed."""
    with suppress(FileNotFoundError):
        status = os.lstat(place)
        if stat.S_ISDIR(status.st_mode):
            shutil.rmtree(place)
        elif not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
            os.unlink(place)  # noqa: PTH108
    return os.open(place, WRITE, 0o666)
