"""What two people said about the machine's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plugins.model.packing import packed


@packed
@dataclass(frozen=True, slots=True)
class WrongSeals:
    """Seals that claim a time that had not come.

    Attributes:
        first, last: their numbers; ``last`` was the newest one.
        digest: ``sha256:…`` of the last one.
    """

    first: int
    last: int
    digest: str


@packed
@dataclass(frozen=True, slots=True)
class ClockAct:
    """Two people say what time it is, and, if need be, which seals claim a wrong one.

    Attributes:
        id: hexadecimal SHA-256 of the payload line.
        number: from 1, without gaps.
        previous: id of the one before, ``""`` for the first.
        at: the time, with a zone.
        by: keys in people of the two, in order.
        wrong: the seals, None where the time alone is confirmed.
    """

    id: str
    number: int
    previous: str
    at: datetime
    by: tuple[str, ...]
    wrong: WrongSeals | None = None
