"""A text with its table of dates and numbers: laws, news, notices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.model.document import Text
from plugins.model.publication import Publication
from plugins.render.view_context import ViewContext
from plugins.render.views.page_views import DocumentView


def details(context: ViewContext, publication: Publication, language: str) -> None:
    """Show nothing besides what every document has."""


def structured_data(view: DocumentView, text: Text) -> Mapping[str, Any]:
    """Say what the schema type of the column says."""
    return view.structured_data
