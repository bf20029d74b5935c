"""No date lies where it can only be a slip."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from plugins.model.clock import day_of
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.rule import rule

FIRST = date(1949, 10, 1)
YEARS_AHEAD = 5
FAR_AHEAD = {"expires": 50}
PAST = frozenset({"formed", "asked", "received", "verified", "checked", "source_dated", "appeared_on"})


@rule("DAT004", clause="IV.2", scope="policy", adopted=True)
def plausible_dates(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require dates from 1 October 1949 up to the end of the fifth year ahead.

    ``expires`` may lie fifty years ahead. What has happened is not later than
    today: ``formed``, ``asked``, ``received``, ``verified``, ``checked``,
    ``source_dated`` and ``appeared_on``.

    Source: 国办秘函〔2019〕19号 (forged dates are a single veto).
    """
    today = day_of(at)
    for name, value in document.fields.items():
        if isinstance(value, datetime) or not isinstance(value, date):
            continue
        last = today if name in PAST else date(today.year + FAR_AHEAD.get(name, YEARS_AHEAD), 12, 31)
        if not FIRST <= value <= last:
            yield document.finding(
                plausible_dates, field=name, got=value, expected=f"a day from {FIRST} to {last}, such as {today}"
            )
