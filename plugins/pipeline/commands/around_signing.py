"""What is said around a signature: before it, that a clock may be wrong; behind it, that nobody else has it yet."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from plugins.model.act import Act
from plugins.model.clock import MINISTRY_ZONE
from plugins.pipeline.commands.arguments import now, root_of

SIGNED = ("ledger", "approved", "policy")
"""Where the files of signed acts lie, and what says who may sign."""

LOCAL = "This lies only here until it is pushed: commit content/, approved/, ledger/ and policy/, then git push."


@contextmanager
def said_around_signing(root: str) -> Iterator[None]:
    """Let a task sign, and say on standard error what clock and clone say about that.

    Before it: that the clock and the newest time that is known here do not go together. Behind it: that
    others do not have what it wrote, where the root is a clone of another repository.

    Args:
        root: as the task was given it, ``""`` for none.
    """
    from plugins.pipeline.publish.believed_clock import doubt_at_signing
    from plugins.pipeline.publish.clone import Clone

    place = root_of(root)
    clone = Clone(place)
    if doubt := doubt_at_signing(place, now(), clone.newest_commit):
        print(doubt, file=sys.stderr)
    before = clone.unpushed(SIGNED)
    yield
    if (after := clone.unpushed(SIGNED)) and after != before:
        print(LOCAL, file=sys.stderr)


def say_what_lies_here(root: Path) -> None:
    """Say on standard error that something was signed in a root and is not pushed, if it is so."""
    from plugins.pipeline.publish.clone import Clone

    if Clone(root).has_unpushed(SIGNED):
        print(LOCAL, file=sys.stderr)


def was_there(act: Act, at: datetime) -> str:
    """Say that an act was signed before the task that asked for it, which then signed nothing; ``""`` otherwise."""
    if act.at == at.replace(microsecond=0):
        return ""
    return f"; it was signed at {act.at.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M} already, and nothing was signed now"
