"""The view of a column's calendar: what is to come, what waits for a new time, and what was held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from plugins.model.kind import Kind
from plugins.model.plan import Entry
from plugins.model.publication import Publication
from plugins.render.dates import long_instant, machine_instant
from plugins.render.events import CANCELLED, HELD, POSTPONED, Event, event_of
from plugins.render.links import address_of
from plugins.render.view_context import ViewContext
from plugins.render.views.appointments import Appointment, Appointments
from plugins.render.views.fragments import Link, Time
from plugins.render.views.head import make_page, same_page
from plugins.render.views.languages import language_name
from plugins.render.views.list_views import CalendarPageView
from plugins.render.words import Words

Known = tuple[Publication, Event]


def calendar_view(around: ViewContext, entry: Entry) -> CalendarPageView:
    """Collect the events of a column: the next one first, then those without a time, cancelled ones, past ones."""
    language, column = entry.language, around.columns[entry.key]
    words = around.words[language]
    found = (around.publication(id) for id in entry.documents)
    known = [(one, event_of(one, column.calendar)) for one in found if one]
    off = [one for one in known if one[1].standing == CANCELLED]
    waiting = [one for one in known if one[1].standing == POSTPONED or not (one[1].begins or one in off)]
    timed = sorted((one for one in known if one not in (*off, *waiting)), key=_when)
    past = [one for one in timed if one[1].standing == HELD or around.has_come(machine_instant(_when(one)[0]))]
    parts = (
        ("calendar_to_come", [one for one in timed if one not in past]),
        ("calendar_waiting", waiting),
        ("calendar_cancelled", off),
        ("calendar_past", past[::-1]),
    )
    title = words["calendar_of"].format(title=column.title[language])
    return CalendarPageView(
        page=make_page(
            around,
            language,
            address_of(entry.path),
            title,
            column=column,
            description=column.description[language],
            crumbs=(
                Link(words["home"], around.page("home", language)),
                Link(column.title[language], around.column(column.key, language)),
            ),
            alternates=same_page(around, Kind.CALENDAR, entry.key, ()),
        ),
        title=title,
        parts=tuple(Appointments(words[name], _lines(around, some, language)) for name, some in parts if some),
        feed=around.address(Kind.CALENDAR_FEED, around.site.languages[0], column.key),
        whole=Link(column.title[language], around.column(column.key, language)),
    )


def _when(one: Known) -> tuple[datetime, str]:
    publication, event = one
    if event.begins is None:
        raise ValueError(f"{publication.revision.id} has no time")
    return event.begins, publication.revision.id


def _lines(around: ViewContext, known: Iterable[Known], language: str) -> tuple[Appointment, ...]:
    words = around.words[language]
    return tuple(
        Appointment(
            link=Link(
                publication.revision.title,
                publication.url,
                "" if publication.revision.language == language else publication.revision.language,
            ),
            time=_time(event.begins, language) if event.begins and event.takes_place else None,
            place=publication.revision.string("place") if event.takes_place else "",
            standing=standing_words(event, words, language),
            language_name=""
            if publication.revision.language == language
            else language_name(words, publication.revision.language),
        )
        for publication, event in known
    )


def standing_words(event: Event, words: Words, language: str) -> str:
    """Say what became of an event: put off, cancelled or moved, and from when; ``""`` for one that is as announced."""
    if not event.takes_place and event.begins:
        return words[f"event_{event.standing}_from"].format(time=long_instant(event.begins, language))
    if event.before:
        return words["event_moved_from"].format(time=long_instant(event.before, language))
    return ""


def _time(instant: datetime, language: str) -> Time:
    return Time(long_instant(instant, language), machine_instant(instant))
