"""A process that writes the base segment of the preview's search, so that pages need not wait for it."""

from __future__ import annotations

import os
import signal
import sys
from datetime import datetime
from pathlib import Path

from plugins.model.clock import MINISTRY_ZONE
from plugins.pipeline.preview.preview import Preview
from plugins.system.child import end_with_parent


def main() -> None:
    """Write the base segment for the root that the first argument names, at low priority."""
    if hasattr(os, "nice"):
        os.nice(10)
        os.setsid()  # the processes that this one starts end with it
    end_with_parent(_read_to_end, _kill_group)
    preview = Preview(Path(sys.argv[1]))
    preview.refresh(datetime.now(MINISTRY_ZONE))
    preview.search.write_base()


def _read_to_end() -> None:
    while os.read(0, 1):  # not by way of sys.stdin, whose lock a forked process would wait for
        pass


def _kill_group() -> None:
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main()
