"""The one clock of a build: it answers whether an instant is reached, and remembers what it was asked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MINISTRY_ZONE = ZoneInfo("Asia/Shanghai")


def day_starts(day: date) -> datetime:
    """Return 00:00 of ``day`` in Asia/Shanghai."""
    return datetime.combine(day, time(0), MINISTRY_ZONE)


def day_ends(day: date) -> datetime:
    """Return the first instant after ``day`` in Asia/Shanghai."""
    return day_starts(day + timedelta(days=1))


def day_of(instant: datetime) -> date:
    """Return the calendar day of ``instant`` in Asia/Shanghai."""
    return instant.astimezone(MINISTRY_ZONE).date()


class Clock:
    """One instant, and the next at which any answer given so far would differ.

    All comparisons of a build with its instant go through `reached`. The
    instant has a zone; two clocks with the same instant answer alike on every
    host.

    Raises:
        ValueError: ``at`` has no zone.
    """

    def __init__(self, at: datetime) -> None:
        if at.tzinfo is None:
            raise ValueError(f"an instant needs a zone: {at.isoformat()}")
        self.at = at
        self._next: datetime | None = None
        self._about: dict[str, Clock] = {}

    def about(self, subject: str) -> Clock:
        """Return the clock to ask about one document, so that its own next instant is known apart."""
        found = self._about.get(subject)
        if found is None:
            found = self._about[subject] = Clock(self.at)
        return found

    def reached(self, instant: datetime) -> bool:
        """Tell whether ``instant`` is now or past; remember it when it is to come."""
        if instant <= self.at:
            return True
        if self._next is None or instant < self._next:
            self._next = instant
        return False

    @property
    def next(self) -> datetime | None:
        """The next instant at which an answer differs, None if none ever will."""
        return min(filter(None, (self._next, *(clock.next for clock in self._about.values()))), default=None)

    @property
    def today(self) -> date:
        """The calendar day in Asia/Shanghai; its end is remembered as a coming change."""
        day = day_of(self.at)
        self.reached(day_ends(day))
        return day
