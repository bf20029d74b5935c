"""No date lies where it can only be a slip."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from plugins.model.clock import day_of
from plugins.model.document import Document, Publish
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.rule import rule

FIRST = date(1949, 10, 1)
YEARS_AHEAD = 5
FAR_AHEAD = {"expires": 50}
AHEAD = timedelta(days=7)
DONE = "dated"
"""The day of what a text tells, which may be announced a week ahead of the day on which it becomes public."""

PAST = frozenset({"formed", "asked", "received", "verified", "checked", "source_dated", "appeared_on"})


@rule("DAT004", clause="IV.2", scope="policy", adopted=True)
def plausible_dates(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require dates from 1 October 1949 up to the end of the fifth year ahead.

    ``expires`` may lie fifty years ahead. What has happened is not later than
    today: ``formed``, ``asked``, ``received``, ``verified``, ``checked``,
    ``source_dated`` and ``appeared_on``; ``dated`` at most a week later
    than the day on which the text becomes public, where that is known.

    Source: 国办秘函〔2019〕19号 (forged dates are a single veto).
    """
    today = day_of(at)
    publish = document.fields.get("publish")
    opens = publish if isinstance(publish, Publish) else Publish("on-approval")
    shown = max(today, day_of(opens.at)) if opens.at else today
    is_known = opens.kind in ("time", "on-approval")
    for name, value in document.fields.items():
        if isinstance(value, datetime) or not isinstance(value, date):
            continue
        if name == DONE and is_known and value > shown + AHEAD:
            yield document.finding(
                plausible_dates,
                field=name,
                got=value,
                expected=f"the day on which it was done, such as {shown}: until {value} it would be the newest of all",
            )
            continue
        last = today if name in PAST else date(today.year + FAR_AHEAD.get(name, YEARS_AHEAD), 12, 31)
        if not FIRST <= value <= last:
            yield document.finding(
                plausible_dates, field=name, got=value, expected=f"a day from {FIRST} to {last}, such as {today}"
            )
