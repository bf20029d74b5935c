"""A public document as search sees it."""

from __future__ import annotations

from typing import NamedTuple


class SearchDocument(NamedTuple):
    """What stands on a result's card and decides its place, without the text.

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
        number: document number, ``""`` for none; who types it whole means this document.
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
    number: str = ""
