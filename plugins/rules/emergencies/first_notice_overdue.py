"""A first notice that is being written does not wait longer than the clock allows."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.model.value import parse_minute
from plugins.rules.library import Library
from plugins.rules.rule import rule

CLOCK = "first-notice"


@rule("EMG006", clause="I.6", scope="reference", weight=Weight.OWED, every=False)
def first_notice_overdue(document: Document, library: Library) -> Iterator[Finding]:
    """Report a first notice that is not public, by when it is owed: ``reported`` and the clock ``first-notice``.

    A notice that continues another is none.

    Source: regulation I.6; 国办发〔2016〕80号 (the first word on an emergency comes within hours).
    """
    column = library.policy.columns.get(document.column)
    reported, dossier = document.string("reported"), library.catalogue.dossiers.get(document.id)
    if not (column and CLOCK in column.clocks and reported) or document.string("updates"):
        return
    if document.id in library.catalogue.publications or (dossier and dossier.withdrawn):
        return
    clock = library.policy.clocks[CLOCK]
    due = clock.due(parse_minute(reported))
    late = ", overdue" if due <= library.catalogue.at else ""
    yield document.finding(
        first_notice_overdue,
        field="reported",
        got=(f"{reported}, and no public notice{late}",),
        expected=f"one by {due:%Y-%m-%d %H:%M}, within {clock.said}",
        due=due,
    )
