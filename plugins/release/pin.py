"""The record of a rollback: which release is held, and the highest number that was ever public."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.error import IntegrityError
from plugins.release.current import Current
from plugins.release.layout import Layout


@dataclass(frozen=True, slots=True)
class Pin:
    """A rollback.

    Attributes:
        number: of the release that was gone back to.
        highest: number that was ever public; the next release takes a higher one.
        at: when, with a zone.
        by: key of the person who ordered it.
    """

    number: int
    highest: int
    at: datetime
    by: str

    def to_bytes(self) -> bytes:
        """Return the record as one line of JSON."""
        record = {
            "at": self.at.astimezone(MINISTRY_ZONE).isoformat(timespec="seconds"),
            "by": self.by,
            "highest": self.highest,
            "number": self.number,
        }
        return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def is_pinned(root: Path) -> bool:
    """Return whether a rollback is in force: then nothing is released until `resume`."""
    return Layout(root).pinned.exists()


def pinned_sentence(layout: Layout) -> str:
    """Say what is pinned and what ends it."""
    pin = _read(layout.pinned)
    since = pin.at.astimezone(MINISTRY_ZONE).strftime("%Y-%m-%d %H:%M")
    return f"release {pin.number} is pinned since {since} by {pin.by}: nothing is released until resume is run"


def highest_number(layout: Layout, now: Current | None) -> int:
    """Return the highest number of a release that was ever public, 0 for none.

    Finished releases above it were prepared and never switched to. Where the
    link is gone, every release that lies there counts as having been public.
    """
    if now is None:
        return max(layout.numbers(), default=0)
    records = [_read(path).highest for path in (layout.pinned, layout.resumed) if path.exists()]
    return max([now.number, *records])


def _read(path: Path) -> Pin:
    try:
        record = json.loads(path.read_bytes())
        return Pin(record["number"], record["highest"], datetime.fromisoformat(record["at"]), record["by"])
    except (ValueError, KeyError, TypeError):
        raise IntegrityError(
            f"{path} is damaged: it was written by rollback and holds at, by, highest and number"
        ) from None
