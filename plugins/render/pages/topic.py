"""A special topic: what it gathers stands in its table, whose words are compared with what was approved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.model.document import Text
from plugins.model.publication import Publication
from plugins.render.view_context import ViewContext
from plugins.render.views.field_rows import named_documents
from plugins.render.views.fragments import Link
from plugins.render.views.page_views import DocumentView


@dataclass(frozen=True, slots=True)
class Details:
    """The column's title, and the public documents that the topic gathers, in its order."""

    column: str
    gathered: tuple[Link, ...]


def details(context: ViewContext, publication: Publication, language: str) -> Details:
    """Say that it is a topic, and what of that which it gathers is public."""
    revision = publication.revision
    column = context.column_of(revision.column)
    field = column.fields.get("gathers")
    gathered = named_documents(context, revision.ids_in("gathers"), field) if field else ()
    return Details(column.title[language], gathered)


def structured_data(view: DocumentView, text: Text) -> Mapping[str, Any]:
    """Say which pages belong to it.

    Source: schema.org, CollectionPage, hasPart.
    """
    shown: Details = view.details
    site = view.structured_data["url"].removesuffix(view.page.address)
    parts = [{"@type": "WebPage", "name": link.text, "url": site + link.href} for link in shown.gathered]
    return {**view.structured_data, "hasPart": parts}
