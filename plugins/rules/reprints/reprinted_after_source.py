"""A reprint comes after what it reprints."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule


@rule("REP003", clause="IV.4", every=False)
def reprinted_after_source(document: Document) -> Iterator[Finding]:
    """Require that ``reprinted`` is the day on which the source published it, ``source_dated``, or a later one.

    Source: regulation IV.4.
    """
    there, here = document.day("source_dated"), document.day("reprinted")
    if there and here and here < there:
        yield document.finding(
            reprinted_after_source,
            field="reprinted",
            got=here,
            expected=f"{there} or later, the day on which the source published it",
        )
