"""What is approved is released on the day it is announced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.model.clock import Clock, day_ends
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.publication import Punctuality
from plugins.rules.released import same_day
from plugins.rules.rule import rule


@rule("SAM003", clause="IV.2", scope="site", weight=Weight.OWED)
def overdue(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report documents that may be public but that no release has held by the end of the day announced.

    Source: regulation IV.2.
    """
    for row in same_day(catalogue, Punctuality.DUE, Punctuality.OVERDUE):
        due = day_ends(date.fromisoformat(row.same_day))
        if clock.reached(due):
            yield overdue.on(
                row,
                field="announced",
                got="no release that holds it",
                expected=f"one on {row.same_day}, the day announced; inv release makes it",
                due=due,
            )
