"""What a reader asks of a document first, in one line: who issued it, its number, and its day."""

from __future__ import annotations

from plugins.model.publication import Publication
from plugins.render.dates import long_day
from plugins.render.order_numbers import number_in
from plugins.render.view_context import ViewContext

ISSUERS = 2
"""Of more issuers the first is named alone, with the sign that there are others."""


def line_of(around: ViewContext, publication: Publication, language: str) -> tuple[str, ...]:
    """Return issuer, number and day as pieces of a line; what is not known is left out.

    The day is that on which the text takes effect, for texts that have one, or else the main date of the column.
    """
    revision, words = publication.revision, around.words[language]
    issuers = revision.strings("issued_by")
    issued = words["comma"].join(issuers) if len(issuers) <= ISSUERS else words["and_others"].format(name=issuers[0])
    effective = revision.day("effective")
    day = words["line_effective"].format(day=long_day(effective, language)) if effective else ""
    day = day or (long_day(publication.day, language) if publication.day else "")
    number = number_in(revision.string("document_number"), language)
    return tuple(filter(None, (issued or around.department(revision.string("department"), language), number, day)))
