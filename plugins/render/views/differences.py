"""What differs between two texts of a document besides their words: title, metadata, attachments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.model.address import difference_address
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.render.view_context import ViewContext
from plugins.render.views.field_rows import field_rows, gist_rows
from plugins.render.views.fragments import ChangedFile, Difference, Particular, Row

WITHOUT = frozenset({"id", "title", "change", "change_note"})
"""Fields that are said elsewhere on the page of a difference, or cannot differ."""


def difference(around: ViewContext, publication: Publication, older: str, newer: str, language: str) -> Difference:
    """Compare two texts of a document by their digests, the words left out.

    Raises:
        KeyError: one of them may not be shown.
    """
    a, b = publication.text(older), publication.text(newer)
    title = around.words[language]["document_title"]
    particulars = [Particular(title, a.title, b.title)] if a.title != b.title else []
    rows = [shown_rows(around, publication, one, language) for one in (a, b)]
    particulars += _different(*rows)
    seen = {one.label for one in particulars}
    return Difference(
        difference_address(a.id, older, newer),
        older,
        newer,
        tuple(particulars),
        tuple(label for label in _labels(around, a, b, language) if label not in seen),
        _files(a, b),
    )


def shown_rows(around: ViewContext, publication: Publication, revision: Revision, language: str) -> Sequence[Row]:
    """Return what a page says of the fields of one text of a document, each with its label."""
    words = around.words[language]
    lead, wide, more = field_rows(around, replace(publication, revision=revision), language)
    department = around.department(revision.string("department"), language)
    said = gist_rows(around, revision, language)
    return (*lead, *wide, *more, Row(words["department"], text=department), *said)


def _different(older: Sequence[Row], newer: Sequence[Row]) -> Iterator[Particular]:
    """Yield what differs between two tables, in the order of the newer one, then what it lacks."""
    said = [{row.label: words_of_row(row) for row in rows} for rows in (older, newer)]
    for label in dict.fromkeys([*said[1], *said[0]]):
        before, after = said[0].get(label, ""), said[1].get(label, "")
        if before != after:
            yield Particular(label, before, after)


def words_of_row(row: Row) -> str:
    """Return what a row says as plain words; the address of a link stands behind its words."""
    if row.time:
        return row.time.text
    return row.text or "; ".join(row.texts or (f"{link.text} ({link.href})" for link in row.links))


def _labels(around: ViewContext, older: Revision, newer: Revision, language: str) -> Iterator[str]:
    """Yield the label of every field that differs, once each; the column itself counts as one."""
    names = dict.fromkeys([*newer.fields, *older.fields])
    if older.column != newer.column:
        yield around.words[language]["column"]
    for name in names:
        if name in WITHOUT or older.fields.get(name) == newer.fields.get(name):
            continue
        field = around.column_of(newer.column).fields.get(name) or around.column_of(older.column).fields.get(name)
        yield field.label[language] if field else name


def _files(older: Revision, newer: Revision) -> tuple[ChangedFile, ...]:
    """Return every attachment that came, went, or has other bytes under the same name, by name."""
    known = [{file.name: file.sha256 for file in revision.attachments} for revision in (older, newer)]
    every = ((name, known[0].get(name, ""), known[1].get(name, "")) for name in sorted({*known[0], *known[1]}))
    return tuple(ChangedFile(name, before, after) for name, before, after in every if before != after)
