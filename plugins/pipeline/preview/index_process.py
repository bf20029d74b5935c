"""A process that writes the base segment of the preview's search, so that pages need not wait for it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from datetime import datetime
from pathlib import Path

from plugins.model.clock import MINISTRY_ZONE
from plugins.pipeline.preview.preview import Preview


def main() -> None:
    """Write the base segment for the root that the first argument names, at low priority."""
    if hasattr(os, "nice"):
        os.nice(10)
        os.setsid()  # those that this process starts end with it
    threading.Thread(target=_end_with_input, daemon=True).start()
    preview = Preview(Path(sys.argv[1]))
    preview.refresh(datetime.now(MINISTRY_ZONE))
    preview.search.write_base()


def _end_with_input() -> None:
    """End when the process that started this one has ended."""
    while os.read(0, 1):  # not by way of sys.stdin, whose lock a forked process would wait for
        pass
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    main()
