"""What has been announced does not wait in the review."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import day_ends
from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("SAM004", clause="IV.2", scope="reference", weight=Weight.OWED)
def overdue_draft(document: Document, library: Library) -> Iterator[Finding]:
    """Report a working document whose day announced is over, in Asia/Shanghai, and which is not public.

    Source: regulation IV.2.
    """
    column = library.policy.columns.get(document.column)
    announced = document.day(column.same_day) if column and column.same_day else None
    dossier = library.catalogue.dossiers.get(document.id)
    if announced is None or document.id in library.catalogue.publications or (dossier and dossier.withdrawn):
        return
    due = day_ends(announced)
    if due <= library.catalogue.at:
        yield document.finding(
            overdue_draft,
            field=column.same_day if column else "",
            got=announced,
            expected="public by the end of that day; it is overdue until it is released",
            due=due,
        )
