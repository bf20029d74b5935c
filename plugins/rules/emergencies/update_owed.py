"""An event that is not over has its next notice in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from plugins.model.clock import Clock, day_starts
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.row import Row
from plugins.model.series import UPDATES, newest_notices
from plugins.rules.rule import rule

CLOCK = "series-update"


@rule("EMG008", clause="I.6", scope="site", weight=Weight.OWED, needs=("expires", "reported", UPDATES))
def update_owed(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report events whose newest notice is followed by none, by when the clock ``series-update`` asks for one.

    An event is a first notice with ``reported`` and all that continue it. The
    last one says in ``expires`` from when it is not current. That of a first
    notice ends the event only where it comes before the next notice is due.

    Source: regulation I.6 (emergencies are released by the release plan, notice after notice).
    """
    running = {key for key, column in catalogue.policy.columns.items() if CLOCK in column.clocks}
    rows = catalogue.rows
    first = update_owed.having(catalogue, "reported")
    events = {row.id for row, _ in first if row.column in running and not update_owed.texts(row, UPDATES)}
    for _, row in sorted(newest_notices(events, rows).items() if events else ()):
        if row.adopted or not row.since:
            continue
        limit = catalogue.policy.clocks[CLOCK]
        due = limit.due(datetime.fromisoformat(row.since))
        if _is_last(row, due, clock):
            continue
        yield update_owed.on(
            row,
            field=UPDATES,
            got="no later notice of the event" + (", overdue" if clock.reached(due) else ""),
            expected=f"one with updates: {row.id} within {limit.said}; the last one of an event says when it expires",
            due=due,
        )


def _is_last(row: Row, due: datetime, clock: Clock) -> bool:
    expires = update_owed.text(row, "expires")
    if not expires:
        return False
    end = day_starts(date.fromisoformat(expires))
    return bool(update_owed.texts(row, UPDATES)) or end <= due or clock.reached(end)
