"""What changes in the law on which day: announced, in force, lapsed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from plugins.model.clock import day_of, day_starts
from plugins.model.row import Row

ANNOUNCED, IN_FORCE, AT_ONCE, LAPSED = "announced", "in-force", "announced-in-force", "lapsed"
"""What happens to a law on a day; `AT_ONCE` is a law that is in force on the day on which it is announced."""

OF_MONTH, COMING = 8, 3
"""Changes of a month, and changes after it, that the home page shows at most."""


class LawChange(NamedTuple):
    """What happens to a law on a day.

    Attributes:
        day: ISO 8601 calendar day in Asia/Shanghai.
        what: one of the words above.
        id: of the law.
    """

    day: str
    what: str
    id: str


def of_month(rows: Mapping[str, Row], at: datetime) -> tuple[tuple[LawChange, ...], tuple[LawChange, ...]]:
    """Return what changes in the month of an instant, the newest first, and what comes next after it.

    A text that follows another one, as a translation does, changes nothing by itself.
    """
    first, after = _month(day_of(at))
    known = sorted(_changes(rows, first))
    here = [change for change in known if change.day < after]
    return tuple(here[: -OF_MONTH - 1 : -1]), tuple(change for change in known if change.day >= after)[:COMING]


def month_ends(rows: Mapping[str, Row], at: datetime) -> datetime | None:
    """Return the instant at which `of_month` begins to tell of another month; None if it tells nothing by then."""
    first, after = _month(day_of(at))
    if any(True for _ in _changes(rows, first)):
        return day_starts(date.fromisoformat(after))
    return None


def _month(day: date) -> tuple[str, str]:
    """Return the first day of a month and that of the next."""
    first = day.replace(day=1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.isoformat(), after.isoformat()


def _changes(rows: Mapping[str, Row], first: str) -> Iterator[LawChange]:
    """Yield what happens on a day or after it; of most laws nothing does."""
    for id, row in rows.items():
        if not (days := row.law_days):
            continue
        announced, effective, expires = days
        if announced >= first:
            yield LawChange(announced, AT_ONCE if announced == effective else ANNOUNCED, id)
        if effective >= first and effective != announced:
            yield LawChange(effective, IN_FORCE, id)
        if expires or row.ended_by:
            ends = min(filter(None, (expires, *(_effective(rows, other) for other in row.ended_by))), default="")
            if ends >= first:
                yield LawChange(ends, LAPSED, id)


def _effective(rows: Mapping[str, Row], id: str) -> str:
    return rows[id].law_days[1] if id in rows and rows[id].law_days else ""
