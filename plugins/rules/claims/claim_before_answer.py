"""A claim was there before it was answered."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule


@rule("CLA003", clause="I.1", every=False)
def claim_before_answer(document: Document) -> Iterator[Finding]:
    """Require that ``appeared_on`` is the day of the clarification or an earlier one.

    Source: regulation I.1 (timely, in response to public opinion).
    """
    seen, answered = document.day("appeared_on"), document.day("dated")
    if seen and answered and answered < seen:
        yield document.finding(
            claim_before_answer, field="appeared_on", got=seen, expected=f"{answered} or earlier, the day of the answer"
        )
