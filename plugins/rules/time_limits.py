"""Time limits of services as they are written, in days of one kind."""

from __future__ import annotations

import re

AT_ONCE = re.compile(r"\bat once\b|\bsame day\b|\bwhile you wait\b|即时|当场|当日", re.IGNORECASE)
DAYS = re.compile(r"(?<![0-9])([0-9]+)\s*+(?:个\s*+)?(working\s+days?|工作日|days?|日|天)", re.IGNORECASE)
FORM = "a number of days, such as 15 working days (15个工作日), or at once (当场)"


def days_of(words: str) -> tuple[int, str] | None:
    """Return the number of days and their kind, ``working`` or ``calendar``; None for words that say neither.

    At once is 0 days of the kind ``""``.
    """
    if AT_ONCE.search(words):
        return 0, ""
    found = DAYS.search(words)
    if found is None:
        return None
    return int(found[1]), "working" if found[2].lower().startswith(("working", "工作")) else "calendar"
