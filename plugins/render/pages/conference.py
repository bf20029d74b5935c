"""A press conference: of which series, when and where, by whom, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.model.document import Text
from plugins.model.publication import Publication
from plugins.render.dates import machine_instant
from plugins.render.events import CANCELLED, POSTPONED, event_of
from plugins.render.view_context import ViewContext
from plugins.render.views.calendar import standing_words
from plugins.render.views.page_views import DocumentView

STATUS = {POSTPONED: "EventPostponed", CANCELLED: "EventCancelled"}
"""schema.org's words for what does not take place; of the others, one whose time changed is ``EventRescheduled``."""


@dataclass(frozen=True, slots=True)
class Details:
    """What the page says of a conference besides its table.

    Attributes:
        series: ``regular`` or ``special``.
        standing: sentence about what became of it, ``""`` for one that is as it was announced.
        status: of schema.org, without its address.
        begins, ends, before: RFC 3339, ``""`` where not said; ``before`` is when it was to begin by an earlier text.
        place, host: as they stand in the text.
        speakers: who speaks.
        calendar: address of the calendar, ``""`` in a column without one.
    """

    series: str
    standing: str
    status: str
    begins: str
    ends: str
    before: str
    place: str
    host: str
    speakers: tuple[str, ...]
    calendar: str


def details(context: ViewContext, publication: Publication, language: str) -> Details:
    """Show when it is held, and what changed in that."""
    revision = publication.revision
    column = context.column_of(revision.column)
    event = event_of(publication, column.calendar)
    moved = "EventRescheduled" if event.before else "EventScheduled"
    begins, ends, before = (machine_instant(at) if at else "" for at in (event.begins, event.ends, event.before))
    return Details(
        series=revision.string("series"),
        standing=standing_words(event, context.words[language], language),
        status=STATUS.get(event.standing, moved),
        begins=begins,
        ends=ends if event.takes_place else "",
        before=before,
        place=revision.string("place"),
        host=revision.string("host"),
        speakers=revision.strings("speakers"),
        calendar=context.address("calendar", language, column.key) if column.calendar else "",
    )


def structured_data(view: DocumentView, text: Text) -> Mapping[str, Any]:
    """Say when and where it is held, by whom, and what became of it.

    Source: schema.org, Event and EventStatusType.
    """
    shown: Details = view.details
    return {
        **view.structured_data,
        "startDate": shown.begins,
        "endDate": shown.ends,
        "previousStartDate": shown.before,
        "eventStatus": f"https://schema.org/{shown.status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": shown.place} if shown.place else "",
        "organizer": {"@type": "Organization", "name": view.department},
        "performer": [{"@type": "Person", "name": name} for name in shown.speakers],
    }
