"""What somebody owes because of an act, until another act settles it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plugins.model.packing import packed

CONFIRMATION = "confirmation"
"""Of an approval by telephone: the slip or letter."""

REVIEW = "review"
"""Of an urgent notice: all steps of its column's chain."""


@packed
@dataclass(frozen=True, slots=True)
class Debt:
    """One debt.

    Attributes:
        kind: `CONFIRMATION` or `REVIEW`.
        act: id of the act that it comes from.
        path: POSIX path of that act.
        whose: key of the person whose approval is owed; of a review, of the one who signed first.
        due: the instant by which it is to be settled.
    """

    kind: str
    act: str
    path: str
    whose: str
    due: datetime
