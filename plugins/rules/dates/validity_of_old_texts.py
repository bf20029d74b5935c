"""Legal force is typed for documents of old sites alone."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule

FIELD = "validity"


@rule("DAT007", clause="IV.2")
def validity_of_old_texts(document: Document) -> Iterator[Finding]:
    """Require that only a document of an old site says ``validity``.

    Whether a document of this site is in force follows from ``effective`` and
    ``expires``, and from the documents that amend or repeal it; a word typed
    beside them could contradict them.

    Source: regulation IV.2.
    """
    if FIELD in document.raw and "origin" not in document.fields:
        yield document.finding(
            validity_of_old_texts,
            field=FIELD,
            got=document.string(FIELD),
            expected="no validity but for documents of the old site, which have an origin; "
            "say the days instead, such as effective: 2026-12-01 and expires: 2031-12-01",
        )
