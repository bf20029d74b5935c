"""The dates of an official document follow each other."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule


@rule("DAT001", clause="IV.2", every=False)
def four_dates(document: Document) -> Iterator[Finding]:
    """Require that a document is announced on the day it was formed or later.

    The date formed is that of signature or of the meeting that passed it; the
    date announced that of the order or of issue. The date published is
    recorded by the release, never typed.

    Source: GB/T 9704-2012, 7.3.5.4; Legislation Law of 2023, article 62.
    """
    formed, announced = document.day("formed"), document.day("announced")
    if formed and announced and announced < formed:
        yield document.finding(
            four_dates,
            field="announced",
            got=announced,
            expected=f"the day it was formed or a later one, {formed} or after",
        )
