"""The rows of the metadata table: what the fields of a text say."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from plugins.model.field import Field
from plugins.model.other_language import SUMMARY_OTHER, TITLE_OTHER
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.model.shown import ChoiceTitle, Day, DepartmentTitle, Documents, Minute, PersonName, Telephone, Words
from plugins.model.value import parse_minute
from plugins.render.dates import long_day, long_instant
from plugins.render.telephone import SPOKEN, telephone_address
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Link, Row, Time

IN_ONE_LINE = 40
"""Characters: entries of a list of which none is longer are words that stand in one line; longer ones are sentences."""
BELOW_HEADING = ("summary", TITLE_OTHER, SUMMARY_OTHER)
"""Fields that the page of a public text shows below its heading, in each language in which it has them."""

COMMAS = ",，、"
"""Where an entry of a list holds one, as a name with an office does, each entry has a line of its own."""


def field_rows(
    around: ViewContext, publication: Publication, language: str, without: Collection[str] = ()
) -> tuple[list[Row], list[Row], list[Row]]:
    """Return the rows of a text's fields: those in sight, those that name documents, and those that fold away.

    A field that its column requires and an adopted text lacks has a row without anything.
    The fields ``without`` have none: the shape of the page shows them.
    """
    lead: list[Row] = []
    more: list[Row] = []
    wide: list[Row] = []
    said = publication.revision.fields
    for name, field in around.column_of(publication.revision.column).fields.items():
        if not field.show or name in without or not (name in said or field.required):
            continue
        if row := field_row(around, publication, field, language):
            (wide if row.links or row.texts else lead if field.lead else more).append(row)
    return lead, wide, more


def field_row(around: ViewContext, publication: Publication, field: Field, language: str) -> Row | None:
    """Return the row of one field, None where the text has none to show."""
    value = publication.revision.fields.get(field.name)
    label = field.label[language]
    if value is None:
        return Row(label) if field.required and publication.adopted else None
    match field.type.show(value):
        case Day(day):
            return Row(label, time=_time(day, language))
        case Minute(typed):
            return Row(label, time=Time(long_instant(parse_minute(typed), language), typed))
        case Documents(ids):
            links = named_documents(around, ids, field)
            return Row(label, links=links) if links else None
        case DepartmentTitle(key):
            return Row(label, text=around.department(key, language))
        case ChoiceTitle(key):
            return Row(label, text=around.titles(field, language).get(key, key))
        case PersonName(key):
            return Row(label, text=around.person(key, language))
        case Telephone(number):
            return Row(label, text=number, href=telephone_address(number))
        case Words((number,)) if SPOKEN.fullmatch(number):
            return Row(label, text=number, href=telephone_address(number))
        case Words(texts):
            parted = len(texts) > 1 and any(comma in text for text in texts for comma in COMMAS)
            if parted or any(len(text) > IN_ONE_LINE for text in texts):
                return Row(label, texts=texts)
            return Row(label, text=around.words[language]["comma"].join(texts))


def listed_row(around: ViewContext, publication: Publication, field: Field, language: str) -> Row | None:
    """Return the row of one field with each entry of a list on a line of its own."""
    row = field_row(around, publication, field, language)
    entries = publication.revision.strings(field.name)
    return row._replace(text="", texts=entries) if row and row.text and entries else row


def gist_rows(around: ViewContext, revision: Revision, language: str) -> list[Row]:
    """Return what a text says beside its heading, which the page of a public text shows below it, as wide rows."""
    fields = around.column_of(revision.column).fields
    said = ((fields[name], revision.string(name)) for name in BELOW_HEADING if name in fields)
    other = next((one for one in around.site.languages if one != revision.language), "")
    return [
        Row(
            field.label[language],
            texts=(" ".join(text.split()),),
            language=other if field.name in (TITLE_OTHER, SUMMARY_OTHER) else "",
        )
        for field, text in said
        if text
    ]


def named_documents(around: ViewContext, ids: Iterable[str], field: Field) -> tuple[Link, ...]:
    """Return links to those that are public and that policy lets the field refer to."""
    found = []
    for id in ids:
        publication = around.publication(id)
        if publication is not None and field.may_name(publication.revision.column):
            found.append(Link(publication.revision.title, publication.url, publication.revision.language))
    return tuple(found)


def _time(day: date, language: str) -> Time:
    return Time(long_day(day, language), day.isoformat())
