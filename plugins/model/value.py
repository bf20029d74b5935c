"""Forms in which ids, keys, days and instants are written."""

from __future__ import annotations

import re
from datetime import date, datetime

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.written_days import as_typed

KEY = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?")


def parse_day(raw: str) -> date:
    """Read a calendar day written ``YYYY-MM-DD`` (RFC 3339 full-date); nothing else passes.

    Raises:
        ValueError: it is not one; the message says what would pass.
    """
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    elif (day := as_typed(raw)) != raw:
        raise ValueError(f"{parse_day(day)}, a day of the calendar as YYYY-MM-DD")
    raise ValueError("a day of the calendar as YYYY-MM-DD, such as 2026-11-23")


def parse_instant(raw: str) -> datetime:
    """Read an instant: RFC 3339, seconds optional, a space for the T, Asia/Shanghai where no zone stands.

    Raises:
        ValueError: it is not one; the message says what would pass.
    """
    if INSTANT.fullmatch(raw):
        try:
            instant = datetime.fromisoformat(raw)
        except ValueError:
            pass
        else:
            return instant if instant.tzinfo else instant.replace(tzinfo=MINISTRY_ZONE)
    raise ValueError("a day and time such as 2026-11-23T10:00")


def parse_minute(raw: str) -> datetime:
    """Read a day and time written ``YYYY-MM-DD HH:MM``, in Asia/Shanghai; nothing else passes.

    Raises:
        ValueError: it is none; the message says what would pass.
    """
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}", raw):
        try:
            return datetime.fromisoformat(raw).replace(tzinfo=MINISTRY_ZONE)
        except ValueError:
            pass
    raise ValueError("a day and time in Asia/Shanghai such as 2026-11-23 10:00")
