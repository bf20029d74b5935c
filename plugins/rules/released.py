"""Public documents by the timeliness of their first release."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.plan import Catalogue
from plugins.model.publication import Punctuality
from plugins.model.row import Row


def same_day(catalogue: Catalogue, *verdicts: Punctuality) -> Iterator[Row]:
    """Yield documents under the same-day clock with one of these verdicts."""
    values = {verdict.value for verdict in verdicts}
    return (row for row in catalogue.rows.values() if row.same_day and row.punctuality in values)


def by_the_clock(instant: str) -> str:
    """Write an instant to the minute in Asia/Shanghai, such as ``2026-11-23 10:00``; ``""`` is no release."""
    return f"{datetime.fromisoformat(instant).astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}" if instant else "no release"
