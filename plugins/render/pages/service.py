"""A service item: what kind of service it is, and for machines who gives it, to whom, where and how fast."""

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
    """The kind of service in the words of the page, and what structured data say of it."""

    kind: str
    applicants: str
    promised_limit: str
    fee: str
    place: str
    hours: str
    advice: str


def details(context: ViewContext, publication: Publication, language: str) -> Details:
    """Show the kind of service above the heading; the table has the rest."""
    revision = publication.revision
    field, kind = context.column_of(revision.column).fields.get("service_kind"), revision.string("service_kind")
    return Details(
        kind=context.titles(field, language).get(kind, "") if field else "",
        applicants=revision.string("applicants"),
        promised_limit=revision.string("promised_limit"),
        fee=revision.string("fee"),
        place=revision.string("place"),
        hours=revision.string("opening"),
        advice=revision.string("advice"),
    )


def structured_data(view: DocumentView, text: Text) -> Mapping[str, Any]:
    """Say who gives the service, to whom, where, and by which telephone.

    Source: schema.org, GovernmentService and ServiceChannel.
    """
    shown: Details = view.details
    url = view.structured_data["url"]
    return {
        **view.structured_data,
        "serviceType": shown.kind,
        "provider": {"@type": "GovernmentOrganization", "name": view.department},
        "audience": {"@type": "Audience", "name": shown.applicants},
        "availableChannel": {
            "@type": "ServiceChannel",
            "name": shown.promised_limit,
            "serviceUrl": url,
            "serviceLocation": {"@type": "Place", "address": shown.place, "description": shown.hours},
            "servicePhone": {"@type": "ContactPoint", "telephone": shown.advice},
        },
        "offers": {"@type": "Offer", "description": shown.fee},
    }
