"""Each month with normative texts has its issue of the gazette."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.model.clock import Clock, day_ends
from plugins.model.column import Column
from plugins.model.finding import Finding, Weight
from plugins.model.gazette import COLLECTED_UNTIL, COLLECTS, last_day, month_of, next_month, texts_of_month
from plugins.model.plan import Catalogue
from plugins.rules.rule import rule


@rule("GAZ004", clause="I.6", scope="site", weight=Weight.OWED, needs=(COLLECTED_UNTIL,))
def issue_owed(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report months that have normative texts and no public issue, from the month of the first issue on.

    An issue is due by the end of the month after its own. The regulation says
    no day; this is how long a monthly journal may take.

    Source: regulation I.6.
    """
    rows = catalogue.rows.values()
    issued: dict[str, set[str]] = {}
    for row, days in issue_owed.having(catalogue, COLLECTED_UNTIL):
        issued.setdefault(row.column, set()).update(month_of(date.fromisoformat(day)) for day in days)
    for key, months in issued.items():
        column = catalogue.policy.columns.get(key)
        month = min(months)
        while column is not None and clock.reached(day_ends(last_day(month))):
            if month not in months and (count := len(texts_of_month(rows, _collected(column), month))):
                due = day_ends(last_day(next_month(month)))
                yield Finding(
                    path=f"policy/columns/{key}.yaml",
                    line=0,
                    code=issue_owed.code,
                    rule=issue_owed.name,
                    field=COLLECTS,
                    got=f"no issue of {month}" + (", overdue" if clock.reached(due) else ""),
                    expected=f"one with its texts, of which there are {count}: python3 inv gazette {month} --as WHO",
                    weight=issue_owed.weight,
                    due=due,
                )
            month = next_month(month)


def _collected(column: Column) -> tuple[str, ...]:
    field = column.fields.get(COLLECTS)
    return field.columns if field else ()
