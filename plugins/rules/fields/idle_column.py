"""No column lies idle longer than policy allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plugins.model.clock import Clock, day_ends
from plugins.model.counted import counted
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.rules.rule import rule


@rule("COL011", clause="IV.7", scope="site", weight=Weight.OWED)
def idle_column(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report a column without a new document for longer than its ``freshness_days``, and an empty one.

    Only what shows a date counts, by that date; a column lists its own
    documents and those of others.

    Source: 国办秘函〔2019〕19号 (columns without an update, empty columns).
    """
    newest = dict.fromkeys(catalogue.policy.columns, "")
    for row in catalogue.rows.values():
        for key in row.listings:
            if key in newest and row.day > newest[key]:
                newest[key] = row.day
    for key, column in catalogue.policy.columns.items():
        last = date.fromisoformat(newest[key]) if newest[key] else None
        if not column.freshness_days:
            continue
        due = None if last is None else day_ends(last + timedelta(days=column.freshness_days))
        if due is None or clock.reached(due):
            yield Finding(
                path=f"policy/columns/{key}.yaml",
                line=0,
                code=idle_column.code,
                rule=idle_column.name,
                field="freshness_days",
                got="no dated document" if last is None else f"the last document on {last.isoformat()}",
                expected=f"one in {counted(column.freshness_days, 'day')} in {column.title['en']}",
                weight=idle_column.weight,
                due=due,
            )
