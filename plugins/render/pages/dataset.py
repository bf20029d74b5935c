"""A data set: its table can be narrowed, sorted, paged and saved, and machines are told where its files lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.model.document import Text
from plugins.model.publication import Publication
from plugins.render.links import attachment_address
from plugins.render.view_context import ViewContext
from plugins.render.views.page_views import DocumentView


@dataclass(frozen=True, slots=True)
class Details:
    """Name and absolute address of the CSV file, ``""`` for none; the day that the data reach, and their terms."""

    name: str
    address: str
    as_at: str
    terms: str


def details(context: ViewContext, publication: Publication, language: str) -> Details:
    """Show the controls above the table of a data set that has a CSV file."""
    revision = publication.revision
    name = next((file.name for file in revision.attachments if file.name.lower().endswith(".csv")), "")
    day = revision.day("as_at")
    return Details(
        name=name,
        address=context.site.base_url + attachment_address(publication.url, name) if name else "",
        as_at=day.isoformat() if day else "",
        terms=revision.string("terms"),
    )


def structured_data(view: DocumentView, text: Text) -> Mapping[str, Any]:
    """Say who publishes the data, until when they reach, under which terms, and where to download them.

    Source: schema.org, Dataset and DataDownload.
    """
    shown: Details = view.details
    return {
        **view.structured_data,
        "creator": {"@type": "GovernmentOrganization", "name": view.department},
        "temporalCoverage": f"../{shown.as_at}" if shown.as_at else "",
        "usageInfo": shown.terms,
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": "text/csv", "name": shown.name, "contentUrl": shown.address}
        ]
        if shown.address
        else [],
    }
