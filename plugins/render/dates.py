"""Days and instants in words, in both languages; instants are shown in Asia/Shanghai."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from plugins.model.clock import MINISTRY_ZONE

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

REMEMBERED = 1 << 12
"""How many instants are kept in words: a page says some several times, and what is released together shares one."""


def long_day(day: date, language: str) -> str:
    """Return ``23 November 2026`` or ``2026年11月23日``."""
    if language == "en":
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


def short_day(day: date, language: str) -> str:
    """Return ``23 Nov 2026`` or ``2026-11-23``, for lists."""
    if language == "en":
        return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
    return day.isoformat()


def month_name(instant: datetime, language: str) -> str:
    """Return the month of an instant in Asia/Shanghai: ``November 2026`` or ``2026年11月``."""
    local = instant.astimezone(MINISTRY_ZONE)
    return f"{MONTHS[local.month - 1]} {local.year}" if language == "en" else f"{local.year}年{local.month}月"


def minute(instant: datetime) -> str:
    """Return the time of day in Asia/Shanghai, ``10:00``."""
    return instant.astimezone(MINISTRY_ZONE).strftime("%H:%M")


@lru_cache(REMEMBERED)
def long_instant(instant: datetime, language: str) -> str:
    """Return ``23 November 2026, 10:00`` or ``2026年11月23日 10:00``."""
    local = instant.astimezone(MINISTRY_ZONE)
    return f"{long_day(local.date(), language)}{', ' if language == 'en' else ' '}{local:%H:%M}"


@lru_cache(REMEMBERED)
def machine_instant(instant: datetime) -> str:
    """Return RFC 3339 with the offset of Asia/Shanghai, ``2026-11-23T10:00:00+08:00``."""
    return instant.astimezone(MINISTRY_ZONE).isoformat(timespec="seconds")
