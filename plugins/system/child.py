"""Child processes: what they begin with, and that they end with their parent."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

SHARES_MEMORY = sys.platform == "linux"
"""Whether a child begins with everything that its parent holds in memory, so that any work can be handed over."""


class ChildEndedError(OSError):
    """A child process was ended from outside, most often for want of memory; the message is one sentence."""


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux says
        return os.cpu_count() or 1


def end_with_parent(wait: Callable[[], object], clean_up: Callable[[], object] = lambda: None) -> None:
    """End this process as soon as its parent is gone, even if that was killed.

    Args:
        wait: returns when the parent is gone; called in a thread.
        clean_up: called before the end.
    """

    def watch() -> None:
        wait()
        clean_up()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
