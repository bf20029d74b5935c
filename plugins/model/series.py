"""Notices that continue one another: the first of an event, and the newest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from plugins.model.row import Row

UPDATES = "updates"
"""The field in which a notice names the one before it, or the first of the event."""


def first_of(row: Row, rows: Mapping[str, Row]) -> str:
    """Return the id of the first public notice of an event, ``""`` where notices name each other in a circle."""
    seen: set[str] = set()
    while (before := next(iter(row.field(UPDATES)), "")) and before in rows:
        if row.id in seen:
            return ""
        seen.add(row.id)
        row = rows[before]
    return row.id


def newest_notices(firsts: set[str], rows: Mapping[str, Row], at: datetime | None = None) -> dict[str, Row]:
    """Return the newest notice of each event by the id of its first, as far as there is one.

    Args:
        firsts: ids of first notices.
        rows: everything public, by id.
        at: only what a release before this instant has shown counts; None: all of it.
    """
    events: dict[str, list[Row]] = defaultdict(list, {id: [rows[id]] for id in firsts if id in rows})
    for row in rows.values():
        is_later = bool(row.field(UPDATES)) and (at is None or _was_released(row, at))
        if is_later and (first := first_of(row, rows)) in events:
            events[first].append(row)
    return {id: max(members, key=lambda one: (one.day, one.order, one.id)) for id, members in events.items()}


def _was_released(row: Row, at: datetime) -> bool:
    return bool(row.since) and datetime.fromisoformat(row.since) < at
