"""The year in a document number is the year in which the document was formed."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.rule import rule
from plugins.rules.serial import year_of


@rule("COL014", clause="IV.2")
def number_in_year(document: Document) -> Iterator[Finding]:
    """Require that the year in ``document_number`` is that of ``formed``.

    Where ``formed`` is not known, the year may be that of ``announced`` or the
    one before: numbers are given when a document is signed.

    Source: GB/T 9704-2012, 7.2.5 (the year is that in which the number is given).
    """
    year = year_of(document.string("document_number"))
    day = document.day("formed") or document.day("announced")
    if year is None or day is None:
        return
    is_known = document.day("formed") is not None
    if year != day.year and (is_known or year != day.year - 1):
        yield document.finding(
            number_in_year,
            field="document_number",
            got=(f"the year {year} in a document {'formed' if is_known else 'announced'} on {day}",),
            expected=f"the year {day.year}, such as 卫规〔{day.year}〕3号, or the right date",
        )
