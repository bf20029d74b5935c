"""A document is announced soon after it was formed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from plugins.model.counted import counted
from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.rule import rule

LONG = timedelta(days=180)


@rule("SAM006", clause="IV.2", weight=Weight.NOTE)
def forward_dated(document: Document) -> Iterator[Finding]:
    """Report a document announced more than 180 days after it was formed.

    A late date makes a late document look punctual.

    Source: regulation IV.2; Regulations on the Procedure for Making Rules, article 31 (announced in time).
    """
    formed, announced = document.day("formed"), document.day("announced")
    if formed and announced and announced - formed > LONG:
        yield document.finding(
            forward_dated,
            field="announced",
            got=(f"{announced.isoformat()}, {counted((announced - formed).days, 'day')} after it was formed",),
            expected=f"a day soon after {formed}, at most {LONG.days} days, or the right date formed",
        )
