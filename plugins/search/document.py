"""A public document as search sees it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class SearchDocument(NamedTuple):
    """What stands on a result's card and decides its rank, without the text.

    Attributes:
        id: of the document; unique among those of an index.
        url: from the root of the site.
        title: as it is shown.
        column: key of the column.
        department: key of the department, ``""`` for none.
        year: four digits, or the word for documents without a day.
        language: ``en`` or ``zh-Hans``.
        day: ISO 8601 calendar day of the main date, ``""`` for none.
        state: key of the validity's label, ``""`` for columns without legal force.
        digest: of the revision; equal digests have equal vectors.
        filters: name and value of each filter, besides the column, that the document passes.
        number: document number, ``""`` for none; a question that is this number means this document.
        title_other: the title in the language it is not written in, ``""`` for none; part of the text as well.
    """

    id: str
    url: str
    title: str
    column: str
    department: str
    year: str
    language: str
    day: str
    state: str
    digest: str
    filters: tuple[tuple[str, str], ...] = ()
    number: str = ""
    title_other: str = ""


def filter_term(name: str, value: str) -> str:
    """Return the term of a value of a filter; no word contains a colon."""
    return f"{name}:{value}"


def filter_terms(document: SearchDocument) -> Iterator[str]:
    """Yield the terms by which a document is filtered."""
    yield filter_term("column", document.column)
    yield filter_term("language", document.language)
    for name, value in document.filters:
        yield filter_term(name, value)


def index_key(document: SearchDocument) -> str:
    """Return a line with everything of a document that the packs of its generation depend on: all but its state."""
    given = (document.id, document.digest, document.day, document.url, document.column, document.department)
    return "\t".join((*given, document.year, document.language, _joined(document.filters)))


@lru_cache(maxsize=1 << 12)
def _joined(filters: tuple[tuple[str, str], ...]) -> str:
    return " ".join(filter_term(name, value) for name, value in filters)
