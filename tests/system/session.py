"""Processes of a session: what a program started is at work, or has come to its end."""

from __future__ import annotations

import os
import time
from pathlib import Path

STATE, SESSION, THREADS = 0, 3, 17
"""Places of fields of ``/proc/PID/stat`` behind the name of the program; proc(5)."""


def session(leader: int) -> list[int]:
    """Return the processes of a session that are at work.

    One whose first thread has ended is at work, and holds its files, until its
    last thread has.
    """
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, after = place.read_text().rpartition(")")
        except OSError:
            continue
        fields = after.split()
        if int(fields[SESSION]) == leader and (fields[STATE] != "Z" or int(fields[THREADS]) > 1):
            found.append(int(place.parent.name))
    return found


def ends_within(seconds: float, leader: int) -> bool:
    """Tell whether a session comes to its end; end it in any case."""
    until = time.monotonic() + seconds
    while left := session(leader) or session(leader):  # one that was begun while the others were counted
        if time.monotonic() > until:
            for process in left:
                os.kill(process, 9)
            return False
        time.sleep(0.02)
    return True
