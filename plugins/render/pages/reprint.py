"""What others published: whose it is and where it can be read stand above the heading."""

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
    """Who published it, where (``""`` if not on the web), and on which day (RFC 3339, ``""`` if not said)."""

    source: str
    address: str
    day: str


def details(context: ViewContext, publication: Publication, language: str) -> Details:
    """Show the source."""
    revision = publication.revision
    day = revision.day("source_dated")
    return Details(revision.string("source"), revision.string("source_address"), day.isoformat() if day else "")


def structured_data(view: DocumentView, text: Text) -> Mapping[str, Any]:
    """Say that others wrote it: the author is the source, and the page rests on what that published.

    Source: schema.org, NewsArticle, isBasedOn.
    """
    shown: Details = view.details
    return {
        **view.structured_data,
        "author": {"@type": "Organization", "name": shown.source},
        "isBasedOn": {
            "@type": "CreativeWork",
            "url": shown.address,
            "datePublished": shown.day,
            "publisher": {"@type": "Organization", "name": shown.source},
        },
    }
