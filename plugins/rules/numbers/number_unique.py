"""A number belongs to one document."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("COL017", clause="IV.2", scope="reference")
def number_unique(document: Document, library: Library) -> Iterator[Finding]:
    """Require that no other document of the same issuers and language has this document number or index number.

    Orders of one body begin again at 1 with a new head, so a number of the
    form 令第3号 is the same only within one year.

    Source: GB/T 9704-2012, 7.2.5; the index number is never used again.
    """
    for name in ("document_number", "index_number"):
        for key in library.number_keys(document.fields, document.column, name):
            others = [id for id in library.numbers.get(key, ()) if id != document.id]
            if others:
                yield document.finding(
                    number_unique,
                    field=name,
                    got=document.string(name),
                    expected=f"a number of its own: {', '.join(others[:3])} has this one",
                )
