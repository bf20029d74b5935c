"""A simple question is answered within five working days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plugins.model.counted import counted
from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.rule import rule

WORKING_DAYS = 5


@rule("QNA003", clause="IV.5", weight=Weight.NOTE)
def answered_in_time(document: Document) -> Iterator[Finding]:
    """Report an answer more than five working days after the question.

    The day of the question does not count. Only weekends are left out: the
    official calendar of holidays is not known here, so the figure is
    provisional and never in anybody's favour without reason.

    Source: 国办秘函〔2019〕19号 (simple consultation over 5 working days counts as a fault).
    """
    asked, answered = document.day("asked"), document.day("answered")
    if not asked or not answered:
        return
    taken = working_days(asked, answered)
    if taken > WORKING_DAYS:
        yield document.finding(
            answered_in_time,
            field="answered",
            got=(f"{answered}, {counted(taken, 'working day')} after the question",),
            expected=f"an answer within {WORKING_DAYS} working days (provisional: holidays are not counted)",
        )


def working_days(asked: date, answered: date) -> int:
    """Count the days from Monday to Friday after ``asked`` up to and including ``answered``; 0 if there are none."""
    days = max((answered - asked).days, 0)
    weeks, rest = divmod(days, 7)
    return weeks * 5 + sum((asked + timedelta(days=n)).weekday() < 5 for n in range(1, rest + 1))
