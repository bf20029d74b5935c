"""A topic is opened, then frozen, then archived."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule


@rule("TOP001", clause="IV.6", every=False)
def topic_days(document: Document) -> Iterator[Finding]:
    """Require that a topic is frozen after it was opened, and archived on that day or later, never without it.

    Source: regulation IV.6; 国办秘函〔2019〕19号 (columns that nobody updates).
    """
    opened, frozen, archived = (document.day(name) for name in ("dated", "frozen", "archived"))
    if frozen and opened and frozen <= opened:
        yield document.finding(
            topic_days, field="frozen", got=(frozen.isoformat(),), expected=f"a day after {opened.isoformat()}, dated"
        )
    if archived and frozen is None:
        yield document.finding(
            topic_days,
            field="archived",
            got=(archived.isoformat(),),
            expected="frozen beside it: the day from which nothing is added, on that day or before",
        )
    if archived and frozen and archived < frozen:
        yield document.finding(
            topic_days,
            field="archived",
            got=(archived.isoformat(),),
            expected=f"{frozen.isoformat()}, frozen, or a later day",
        )
