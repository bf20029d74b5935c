"""A normative document has its press release on the day it is issued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from plugins.model.clock import Clock, day_ends, day_of
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.row import Row
from plugins.rules.rule import rule


@rule("SAM009", clause="IV.2", scope="site", weight=Weight.OWED, needs=("announces", "press_release"))
def press_release_owed(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report documents of columns that owe a press release and for which none is public.

    A press release is bound by ``press_release`` in the document or by
    ``announces`` in the release. It is due by the end of the day announced,
    and where the document came later, of the day it became public. It holds
    nothing back. Documents taken over from an old site owe none.

    Source: regulation IV.2, I.6.
    """
    rows = catalogue.rows
    announced = {id for _, ids in press_release_owed.having(catalogue, "announces") for id in ids}
    owing = {key for key, column in catalogue.policy.columns.items() if column.press_release_owed}
    for row in rows.values():
        if row.column not in owing or row.adopted or row.id in announced:
            continue
        if press_release_owed.text(row, "press_release") in rows:
            continue
        due = day_ends(max(_days(row), default=day_of(clock.at)))
        yield press_release_owed.on(
            row,
            field="press_release",
            got="no public press release" + (", overdue" if clock.reached(due) else ""),
            expected=f"one that the Information Office issues the same day, with announces: [{row.id}]",
            due=due,
        )


def _days(row: Row) -> list[date]:
    since = [day_of(datetime.fromisoformat(row.since))] if row.since else []
    return [date.fromisoformat(row.day), *since] if row.day else since
