"""A topic gathers something, and is kept up to date until it is frozen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plugins.model.clock import Clock, day_ends, day_starts
from plugins.model.counted import counted
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.rules.rule import rule

DAYS = {"week": 7, "month": 31, "quarter": 92, "year": 366}
"""Days from one update to the next, by what a topic says of itself under ``updated_every``."""


@rule(
    "TOP003", clause="IV.6", scope="site", weight=Weight.OWED, needs=("gathers", "updated_every", "frozen", "archived")
)
def idle_topic(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report a topic of whose documents none is public, and one that is not updated as often as it says.

    An update is the release of a new text of the topic, or of a document that
    it gathers. From the day ``frozen`` on none is owed. The clock is asked for
    both days, on which the page of the topic says that it is over.

    Source: regulation IV.6; 国办秘函〔2019〕19号 (empty columns, columns without an update).
    """
    for row, ids in idle_topic.having(catalogue, "gathers"):
        for day in filter(None, (idle_topic.text(row, "frozen"), idle_topic.text(row, "archived"))):
            clock.reached(day_starts(date.fromisoformat(day)))
        there = [catalogue.rows[id] for id in ids if id in catalogue.rows]
        if not there:
            yield idle_topic.on(
                row, field="gathers", got="no public document", expected="one at least, or the withdrawal of the topic"
            )
            continue
        days = DAYS.get(idle_topic.text(row, "updated_every"))
        last = max(one.released for one in (row, *there))
        if days is None or not last:
            continue
        frozen = idle_topic.text(row, "frozen")
        due = day_ends(date.fromisoformat(last) + timedelta(days=days))
        if frozen and day_starts(date.fromisoformat(frozen)) <= due:
            continue
        if clock.reached(due):
            yield idle_topic.on(
                row,
                field="updated_every",
                got=f"the last update on {last}",
                expected=f"one in {counted(days, 'day')}, or a text that says from when it is frozen",
                due=due,
            )
