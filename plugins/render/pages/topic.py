"""A special topic: what it gathers stands in its table, whose words are compared with what was approved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.model.clock import day_starts
from plugins.model.document import Text
from plugins.model.publication import Publication
from plugins.render.dates import long_day, machine_instant
from plugins.render.view_context import ViewContext
from plugins.render.views.field_rows import named_documents
from plugins.render.views.fragments import Link
from plugins.render.views.page_views import DocumentView


@dataclass(frozen=True, slots=True)
class Details:
    """The column's title, the public documents that the topic gathers, in its order, and that it is over.

    Attributes:
        over: that nothing is added any more, or that it is archived; ``""`` before its days.
    """

    column: str
    gathered: tuple[Link, ...]
    over: str


def details(context: ViewContext, publication: Publication, language: str) -> Details:
    """Say that it is a topic, what of that which it gathers is public, and whether it is frozen or archived.

    Source: regulation IV.6 (a topic is frozen and archived in time).
    """
    revision = publication.revision
    column = context.column_of(revision.column)
    field = column.fields.get("gathers")
    gathered = named_documents(context, revision.ids_in("gathers"), field) if field else ()
    return Details(column.title[language], gathered, _over(context, publication, language))


def _over(context: ViewContext, publication: Publication, language: str) -> str:
    for field, sentence in (("archived", "topic_archived"), ("frozen", "topic_frozen")):
        day = publication.revision.day(field)
        if day and context.has_come(machine_instant(day_starts(day))):
            return context.words[language][sentence].format(day=long_day(day, language))
    return ""


def structured_data(view: DocumentView, text: Text) -> Mapping[str, Any]:
    """Say which pages belong to it.

    Source: schema.org, CollectionPage, hasPart.
    """
    shown: Details = view.details
    site = view.structured_data["url"].removesuffix(view.page.address)
    parts = [{"@type": "WebPage", "name": link.text, "url": site + link.href} for link in shown.gathered]
    return {**view.structured_data, "hasPart": parts}
