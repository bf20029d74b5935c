"""A number that people are told to call is called by the office itself from time to time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plugins.model.clock import Clock, day_ends
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.rules.rule import rule

DAYS = 30


@rule("MBX005", clause="IV.5", scope="site", weight=Weight.OWED, needs=("telephone", "verified"))
def duty_verified(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report a public telephone whose number and hours nobody has verified for thirty days.

    The figure is provisional: no text sets one. It counts from ``verified``,
    up to the end of the thirtieth day.

    Source: regulation IV.5; 国办秘函〔2019〕19号 (contact details that lead nowhere).
    """
    for row in catalogue.rows.values():
        verified = duty_verified.text(row, "verified")
        if not verified or not duty_verified.text(row, "telephone"):
            continue
        due = day_ends(date.fromisoformat(verified) + timedelta(days=DAYS))
        if clock.reached(due):
            yield duty_verified.on(
                row,
                field="verified",
                got=f"{verified}, more than {DAYS} days ago",
                expected="a call to the number, and the day of it (provisional: no text sets the days)",
                due=due,
            )
