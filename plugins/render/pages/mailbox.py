"""A mailbox: how to reach it, telephone first, and replies, without any letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.model.document import Text
from plugins.model.publication import Publication
from plugins.render.view_context import ViewContext
from plugins.render.views.duty import DUTY_FIELDS, Duty, duty_of
from plugins.render.views.field_rows import field_row
from plugins.render.views.fragments import Row
from plugins.render.views.page_views import DocumentView

KIND, CONCERN, ANSWERED_BY = "kind", "concern", "answered_by"
PANEL = (*DUTY_FIELDS, CONCERN)


@dataclass(frozen=True, slots=True)
class Details:
    """What is special about it.

    Attributes:
        kind: what it is, in words.
        duty: a telephone that is answered, None where it names none.
        concern: what a letter was about, in the words of whoever answers; None where it is no reply.
        answered_by: title of the department that answers, ``""`` for none.
    """

    kind: str
    duty: Duty | None
    concern: Row | None
    answered_by: str


def details(context: ViewContext, publication: Publication, language: str) -> Details:
    """Show how to reach it, or what is answered."""
    revision = publication.revision
    fields = context.column_of(revision.column).fields
    kind = revision.string(KIND)
    answers = revision.string(ANSWERED_BY)
    return Details(
        kind=context.titles(fields[KIND], language).get(kind, kind) if KIND in fields else kind,
        duty=duty_of(context, publication, language),
        concern=field_row(context, publication, fields[CONCERN], language) if CONCERN in fields else None,
        answered_by=context.department(answers, language) if answers else "",
    )


def structured_data(view: DocumentView, text: Text) -> Mapping[str, Any]:
    """Say which telephone is answered.

    Source: schema.org, ContactPoint.
    """
    duty = view.details.duty
    if duty is None:
        return view.structured_data
    point = {"@type": "ContactPoint", "telephone": duty.number.text, "contactType": view.title}
    return {**view.structured_data, "about": point}
