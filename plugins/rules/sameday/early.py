"""Nothing was public before the day it was announced."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.publication import Punctuality
from plugins.rules.released import by_the_clock, same_day
from plugins.rules.rule import rule


@rule("SAM001", clause="IV.2", scope="site", weight=Weight.NOTE)
def early(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report documents whose first release lies before the day they are announced, in Asia/Shanghai.

    Evidence is the release, never a date that somebody typed.

    Source: regulation IV.2.
    """
    for row in same_day(catalogue, Punctuality.EARLY):
        yield early.on(
            row,
            field="announced",
            got=f"public since {by_the_clock(row.since)}",
            expected=f"public on {row.same_day}, the day announced",
        )
