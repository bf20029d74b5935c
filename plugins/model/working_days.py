"""Working days, as deadlines count them: Monday to Friday, because the official calendar of holidays is not known."""

from __future__ import annotations

from datetime import datetime, timedelta

from plugins.model.clock import day_ends, day_of

SATURDAY = 5


def after_working_days(instant: datetime, days: int) -> datetime:
    """Return the end of the day in Asia/Shanghai that lies so many working days after an instant.

    The day of the instant does not count, nor does a Saturday or a Sunday.
    Holidays and the days worked for them are not known here, so the figure is
    provisional: around a holiday it comes too early, and never grants time.
    """
    day = day_of(instant)
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < SATURDAY
    return day_ends(day)
