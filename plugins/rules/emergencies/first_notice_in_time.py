"""The first notice of an emergency became public within the hours of the clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.value import parse_minute
from plugins.rules.released import by_the_clock
from plugins.rules.rule import rule

CLOCK = "first-notice"


@rule("EMG007", clause="I.6", scope="site", weight=Weight.NOTE, needs=("reported", "updates"))
def first_notice_in_time(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report first notices whose first release came later after ``reported`` than ``first-notice`` allows.

    Nothing can be done about them any more; they are counted. What was taken over from an old site is left out.

    Source: regulation I.6; 国办发〔2016〕80号 (the first word on an emergency comes within hours).
    """
    running = {key for key, column in catalogue.policy.columns.items() if CLOCK in column.clocks}
    for row, reported in first_notice_in_time.having(catalogue, "reported"):
        if row.column not in running or row.adopted or not row.since or first_notice_in_time.texts(row, "updates"):
            continue
        limit = catalogue.policy.clocks[CLOCK]
        due = limit.due(parse_minute(reported[0]))
        if datetime.fromisoformat(row.since) > due:
            yield first_notice_in_time.on(
                row,
                field="reported",
                got=f"public since {by_the_clock(row.since)}",
                expected=f"public by {by_the_clock(due.isoformat())}, within {limit.said}",
            )
