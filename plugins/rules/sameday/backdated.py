"""A document is announced when it is in the review, or afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.publication import Punctuality
from plugins.rules.released import same_day
from plugins.rules.rule import rule

JUDGED = tuple(verdict for verdict in Punctuality if verdict is not Punctuality.OUTSIDE)


@rule("SAM005", clause="IV.2", scope="site", weight=Weight.NOTE)
def backdated(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report documents announced on a day before that of their first act, in Asia/Shanghai.

    Either the department was late, or the date was chosen afterwards; a
    forged date ends an inspection.

    Source: regulation IV.2; 国办秘函〔2019〕19号 (forged publication dates: single veto).
    """
    for row in same_day(catalogue, *JUDGED):
        if not row.adopted and row.same_day < row.begun:
            yield backdated.on(
                row,
                field="announced",
                got=row.same_day,
                expected=f"{row.begun} or later, the day of its first act, or why it came late",
            )
