"""An emergency is reported to the ministry within the hours of the clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.model.policy import Policy
from plugins.model.value import parse_minute
from plugins.rules.rule import rule

CLOCK = "emergency-report"


@rule("EMG005", clause="I.6", scope="policy", weight=Weight.NOTE, every=False)
def reported_in_time(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Report that ``reported`` lies later after ``noticed`` than the clock ``emergency-report`` of policy allows.

    The clock counts one level; policy says where the figure stands and whether that was checked.

    Source: 突发公共卫生事件应急条例 (State Council Order 376 of 2003), articles 19 and 20.
    """
    column = policy.columns.get(document.column)
    noticed, reported = (document.string(name) for name in ("noticed", "reported"))
    if not (column and CLOCK in column.clocks and noticed and reported):
        return
    clock = policy.clocks[CLOCK]
    due = clock.due(parse_minute(noticed))
    if parse_minute(reported) > due:
        yield document.finding(
            reported_in_time,
            field="reported",
            got=reported,
            expected=f"a report by {due:%Y-%m-%d %H:%M}, within {clock.said}",
        )
