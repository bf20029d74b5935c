"""The rows of the metadata table: what the fields of a text say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from plugins.model.field import Field
from plugins.model.publication import Publication
from plugins.model.shown import Day, DepartmentTitle, Documents, PersonName, Words
from plugins.render.dates import long_day
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Link, Row, Time

LEAD = frozenset(
    (
        *("document_number", "issued_by", "formed", "announced", "effective", "expires"),
        *("dated", "asked", "answered", "answered_by", "source"),
    )
)
"""Rows that stand in sight; the others fold away."""

IN_ONE_LINE = 40
"""Characters: entries of a list of which none is longer are words that stand in one line; longer ones are sentences."""


def field_rows(around: ViewContext, publication: Publication, language: str) -> tuple[list[Row], list[Row], list[Row]]:
    """Return the rows of a text's fields: those in sight, those that name documents, and those that fold away.

    A field that its column requires and an adopted text lacks has a row without anything.
    """
    revision, words = publication.revision, around.words[language]
    lead: list[Row] = []
    more: list[Row] = []
    wide: list[Row] = []
    for name, field in around.column_of(revision.column).fields.items():
        if not field.show:
            continue
        value = revision.fields.get(name)
        label = field.label[language]
        rows = lead if name in LEAD else more
        if value is None:
            if field.required and publication.adopted:
                rows.append(Row(label))
            continue
        match field.type.show(value):
            case Day(day):
                rows.append(Row(label, time=_time(day, language)))
            case Documents(ids):
                if links := named_documents(around, ids, field):
                    wide.append(Row(label, links=links))
            case DepartmentTitle(key):
                rows.append(Row(label, text=around.department(key, language)))
            case PersonName(key):
                rows.append(Row(label, text=around.person(key, language)))
            case Words(texts) if any(len(text) > IN_ONE_LINE for text in texts):
                wide.append(Row(label, texts=texts))
            case Words(texts):
                rows.append(Row(label, text=words["comma"].join(texts)))
    return lead, wide, more


def named_documents(around: ViewContext, ids: Iterable[str], field: Field) -> tuple[Link, ...]:
    """Return links to those that are public and that policy lets the field refer to."""
    found = []
    for id in ids:
        publication = around.publication(id)
        if publication is not None and publication.revision.column in field.columns:
            found.append(Link(publication.revision.title, publication.url, publication.revision.language))
    return tuple(found)


def _time(day: date, language: str) -> Time:
    return Time(long_day(day, language), day.isoformat())
