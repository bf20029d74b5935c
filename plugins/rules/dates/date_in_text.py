"""The date at the end of the text is one of the dates in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.rule import rule

LAST_LINES = 6
DATE_LINE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日(?:\s*(?:印发|公布|发布))?")


@rule("DAT006", clause="IV.2", weight=Weight.NOTE, every=False)
def date_in_text(document: Document) -> Iterator[Finding]:
    """Report a date that stands as a line of its own at the end of the text and is neither formed nor announced.

    The date line of an official document is the date it was formed; that of
    printing is followed by 印发.

    Source: GB/T 9704-2012, 7.3.5.4 and 7.4.3; 国办秘函〔2019〕19号 (forged dates).
    """
    dates = [day for day in (document.day("formed"), document.day("announced")) if day]
    lines = [line.strip() for line in document.text.plain.splitlines() if line.strip()][-LAST_LINES:]
    found = [day for line in lines if (match := DATE_LINE.fullmatch(line)) and (day := _day(match))]
    if dates and found and not any(day in dates for day in found):
        yield document.finding(
            date_in_text,
            field="announced" if "announced" in document.lines else "formed",
            got=(" and ".join(day.isoformat() for day in dates),),
            expected=f"{found[-1].isoformat()}, as the end of the text says, or the right date there",
        )


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None
