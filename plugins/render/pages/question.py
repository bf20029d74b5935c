"""A question from the public, and the answer of a department."""

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
    """When the question was asked and answered (RFC 3339, ``""`` if not said), and the department that answers."""

    asked: str
    answered: str
    answered_by: str


def details(context: ViewContext, publication: Publication, language: str) -> Details:
    """Show who answered when."""
    revision = publication.revision
    asked, answered = revision.day("asked"), revision.day("answered")
    return Details(
        asked=asked.isoformat() if asked else "",
        answered=answered.isoformat() if answered else "",
        answered_by=context.department(revision.string("answered_by"), language) if answered else "",
    )


def structured_data(view: DocumentView, text: Text) -> Mapping[str, Any]:
    """Say what was asked and what is answered.

    Source: schema.org, QAPage.
    """
    shown: Details = view.details
    return {
        **view.structured_data,
        "mainEntity": {
            "@type": "Question",
            "name": view.title,
            "text": view.title,
            "answerCount": 1,
            "datePublished": shown.asked,
            "acceptedAnswer": {
                "@type": "Answer",
                "text": text.plain,
                "url": f"{view.structured_data['url']}#page-answer",
                "datePublished": shown.answered,
                "author": {"@type": "Organization", "name": shown.answered_by},
            },
        },
    }
