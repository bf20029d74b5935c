"""What came after the day it was announced is named."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.publication import Punctuality
from plugins.rules.released import by_the_clock, same_day
from plugins.rules.rule import rule


@rule("SAM002", clause="IV.2", scope="site", weight=Weight.NOTE)
def late(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report documents whose first release lies after the day they were announced, in Asia/Shanghai.

    Nothing can be done about them any more; they are counted.

    Source: regulation IV.2.
    """
    for row in same_day(catalogue, Punctuality.LATE):
        yield late.on(
            row,
            field="announced",
            got=f"public since {by_the_clock(row.since)}",
            expected=f"public on {row.same_day}, the day announced",
        )
