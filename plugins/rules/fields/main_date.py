"""Every document has the date that gives it its place in the lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.model.policy import Policy
from plugins.rules.rule import rule


@rule("COL008", clause="IV.7", scope="policy", weight=Weight.NOTE, adopted=True)
def main_date(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Ask a document of an old site for the main date of the column; every other must have it (COL001).

    A day that was typed but cannot be read is not missing; the reader has said so.
    Without it a document stands under "undated" behind all others, and an
    inspection counts it as not updated.

    Source: 国办秘函〔2019〕19号 (an item that shows no date counts as not updated).
    """
    column = policy.columns.get(document.column)
    if column is not None and "origin" in document.raw and not document.raw.get(column.main_date):
        yield document.finding(
            main_date,
            field=column.main_date,
            got=document.raw.get(column.main_date),
            expected=f"a day of the calendar, such as {column.main_date}: 2026-11-23; without it the page is undated",
        )
