"""Higher numbers are announced later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.rules.rule import rule
from plugins.rules.serial import numbered

TOLERANCE = timedelta(days=60)


@rule("COL018", clause="IV.2", scope="site", weight=Weight.NOTE, needs=("announced",))
def number_order(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report a document announced more than 60 days after one with a higher number.

    Numbers are given in order; a date far behind the sequence was typed
    wrong, or the document was kept back and dated forward.

    Source: regulation IV.2.
    """
    for key, column in catalogue.policy.columns.items():
        if not column.numbered:
            continue
        for series in numbered(catalogue.rows.values(), key).values():
            earliest: tuple[date, str] | None = None
            for row in reversed(series.values()):
                day = number_order.text(row, "announced")
                if not day:
                    continue
                announced = date.fromisoformat(day)
                if earliest and announced - earliest[0] > TOLERANCE:
                    yield number_order.on(
                        row,
                        field="announced",
                        got=announced.isoformat(),
                        expected=f"a day in the order of the numbers: {earliest[1]} was announced on {earliest[0]}",
                    )
                if earliest is None or announced < earliest[0]:
                    earliest = (announced, row.number)
