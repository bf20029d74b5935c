"""An error of the operating system in one sentence: what stopped, where, and what to do."""

from __future__ import annotations

import errno
from collections.abc import Mapping

FULL = "free some space"
REMEDIES: Mapping[int, str] = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: "make it writable",
    errno.EACCES: "ask for the right to read and write it",
    errno.EPERM: "ask for the right to read and write it",
    errno.ENOENT: "put it back",
    errno.EMFILE: "allow more open files with ulimit -n 4096",
    errno.ENFILE: "end programs that hold many files open",
    errno.ENOMEM: "free some memory",
    errno.EXDEV: "have both folders on one file system",
}


def failure(error: OSError, what: str, state: str = "") -> str:
    """Return the sentence for an error.

    Args:
        error: of the operating system, or one with a sentence of its own.
        what: what stopped, as it begins the sentence, such as ``the release stopped``.
        state: what holds nevertheless, ``""`` for nothing to say.
    """
    where = f" at {error.filename}" if error.filename else ""
    remedy = REMEDIES.get(error.errno or 0, "mend that")
    so_far = f"; {state}" if state else ""
    return f"{what}: {error.strerror or error}{where}{so_far}: {remedy}, then run it again"
