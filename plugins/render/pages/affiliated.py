"""A release of an affiliated unit: which unit, and in whose name it speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.model.document import Text
from plugins.model.publication import Publication
from plugins.render.view_context import ViewContext
from plugins.render.views.page_views import DocumentView


@dataclass(frozen=True, slots=True)
class Details:
    """The unit, its statement that it speaks for itself, and whether it speaks for the ministry instead."""

    unit: str
    statement: str
    for_the_ministry: bool


def details(context: ViewContext, publication: Publication, language: str) -> Details:
    """Show whose words these are before they are read (regulation I.7)."""
    revision = publication.revision
    return Details(
        unit=revision.string("unit"),
        statement=revision.string("statement"),
        for_the_ministry=revision.string("in_name_of") == "ministry",
    )


def structured_data(view: DocumentView, text: Text) -> Mapping[str, Any]:
    """Say which unit wrote it.

    Source: schema.org, author.
    """
    shown: Details = view.details
    return {**view.structured_data, "author": {"@type": "Organization", "name": shown.unit}}
