"""An answer follows the question."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule


@rule("QNA002", clause="IV.5", adopted=True)
def answered_after_asked(document: Document) -> Iterator[Finding]:
    """Require that ``answered`` is the day on which the question was asked or a later one.

    Source: regulation IV.5.
    """
    asked, answered = document.day("asked"), document.day("answered")
    if asked and answered and answered < asked:
        yield document.finding(
            answered_after_asked, field="answered", got=answered, expected=f"{asked} or later, the day it was asked"
        )
