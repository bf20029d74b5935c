"""One line of a list, on whatever page it stands."""

from __future__ import annotations

from plugins.model.clock import day_of
from plugins.model.publication import Publication
from plugins.render.dates import short_day
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Item, Link, Time
from plugins.render.views.validity import short_force


def make_item(around: ViewContext, publication: Publication, language: str, *, summary: bool = False) -> Item:
    """Return the line of a document: its main date, else the day it was first public here."""
    around.read.add(publication.revision.id)
    return around.remember(
        ("item", publication.revision.id, language, summary), lambda: _item(around, publication, language, summary)
    )


def _item(around: ViewContext, publication: Publication, language: str, summary: bool) -> Item:
    revision = publication.revision
    day = publication.day
    if day is None and publication.since is not None:
        day = day_of(publication.since)
    return Item(
        link=Link(revision.title, publication.url, "" if revision.language == language else revision.language),
        time=None if day is None else Time(short_day(day, language), day.isoformat()),
        department=around.department(revision.string("department"), language),
        tag=short_force(publication, around.words[language]),
        summary=" ".join(revision.string("summary").split()) if summary else "",
        column=around.column_of(revision.column).title[language],
        number=revision.string("document_number"),
    )
