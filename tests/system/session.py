"""Processes of a session: what a program started is at work, or has come to its end."""

from __future__ import annotations

import os
import time
from pathlib import Path


def session(leader: int) -> list[int]:
    """Return the processes of a session that are at work."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, after = place.read_text().rpartition(")")
        except OSError:
            continue
        state, _, _, of = after.split()[:4]
        if int(of) == leader and state != "Z":
            found.append(int(place.parent.name))
    return found


def ends_within(seconds: float, leader: int) -> bool:
    """Tell whether a session comes to its end; end it in any case."""
    until = time.monotonic() + seconds
    while left := session(leader):
        if time.monotonic() > until:
            for process in left:
                os.kill(process, 9)
            return False
        time.sleep(0.02)
    return True
