"""A letter is answered after it came, and within three months."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.rule import rule

MONTHS = 3


@rule("MBX004", clause="IV.5", every=False)
def reply_in_time(document: Document) -> Iterator[Finding]:
    """Refuse a reply that is older than its letter, and report one that came more than three months after it.

    Source: 国办秘函〔2019〕19号 (a valid letter without an answer for over three months is a single veto).
    """
    received, answered = document.day("received"), document.day("dated")
    if not received or not answered:
        return
    if answered < received:
        yield document.finding(
            reply_in_time,
            field="dated",
            got=answered,
            expected=f"{received} or later, the day on which the letter came",
        )
    elif answered > months_after(received):
        yield document.finding(
            reply_in_time,
            field="dated",
            got=(f"{answered}, more than {MONTHS} months after the letter of {received}",),
            expected=f"an answer up to {months_after(received)}",
            weight=Weight.NOTE,
        )


def months_after(day: date) -> date:
    """Return the day `MONTHS` months later, the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + MONTHS, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
