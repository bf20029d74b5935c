"""An application that is taken online: the button that leads to it, and the way to see how far one has come."""

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
    """Where one applies, where one sees the progress, how fast it is done, and whom to ring."""

    entry: str
    progress: str
    promised_limit: str
    telephone: str


def details(context: ViewContext, publication: Publication, language: str) -> Details:
    """Show the two ways below the heading."""
    revision = publication.revision
    return Details(
        entry=revision.string("entry"),
        progress=revision.string("progress"),
        promised_limit=revision.string("promised_limit"),
        telephone=revision.string("telephone"),
    )


def structured_data(view: DocumentView, text: Text) -> Mapping[str, Any]:
    """Say who takes the application, and where.

    Source: schema.org, GovernmentService and ServiceChannel.
    """
    shown: Details = view.details
    return {
        **view.structured_data,
        "provider": {"@type": "GovernmentOrganization", "name": view.department},
        "availableChannel": {
            "@type": "ServiceChannel",
            "name": shown.promised_limit,
            "serviceUrl": shown.entry,
            "servicePhone": {"@type": "ContactPoint", "telephone": shown.telephone},
        },
    }
