"""Calendars of events for calendar programs (RFC 5545, RFC 7986)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.document import Text
from plugins.model.plan import Entry
from plugins.model.publication import Publication
from plugins.render.events import Event, event_of
from plugins.render.links import address_of
from plugins.render.view_context import ViewContext
from plugins.render.views.machine import CalendarEvent, CalendarView

OCTETS = 75
"""How long a line may be in UTF-8, its break left out (RFC 5545, 3.1)."""

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters, which no text may hold (RFC 5545, 3.1), and what UTF-8 cannot write."""

ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19910915T020000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""The zone since its last summer time; no event of the site is older (tz database, asia)."""


def calendar_feed_view(around: ViewContext, entry: Entry) -> CalendarView:
    """Collect the calendar of a column, by id; an event without any instant is left out, as no form exists for it."""
    column = around.columns[entry.key]
    language, site = around.interface(entry.language), around.site
    found = (around.publication(id) for id in entry.documents)
    known = ((publication, event_of(publication, column.calendar)) for publication in found if publication)
    return CalendarView(
        product=f"-//{site.name[language]}//{column.title[language]}//{language.partition('-')[0].upper()}",
        title=f"{column.title[language]} – {site.name[language]}",
        description=column.description[language],
        url=site.base_url + address_of(entry.path),
        events=tuple(_event(around, publication, event) for publication, event in known if event.begins),
    )


def _event(around: ViewContext, publication: Publication, event: Event) -> CalendarEvent:
    revision = publication.revision
    words = around.words[around.interface(revision.language)]
    title = revision.title
    if not event.takes_place:
        title = words["event_title"].format(standing=words[f"event_{event.standing}"], title=title)
    return CalendarEvent(
        uid=f"{revision.id}@{urlsplit(around.site.base_url).hostname}",
        stamp=_utc(publication.approval[-1].at) if publication.approval else "19700101T000000Z",
        sequence=max(0, len(publication.versions) - 1),
        status="CONFIRMED" if event.takes_place else "CANCELLED",
        language=revision.language,
        begins=_local(event.begins),
        ends=_local(event.ends if event.takes_place else None),
        title=title,
        summary=" ".join(revision.string("summary").split()),
        place=revision.string("place"),
        url=around.site.base_url + publication.url,
    )


def write_calendar(view: CalendarView, texts: Mapping[str, Text]) -> bytes:
    """Return the calendar; ``texts`` is empty.

    A postponed event without a new time is cancelled at the old one, as no
    program could show it anywhere; its uid stays, and the next state of the
    document, which has a higher sequence, puts it where it belongs.
    """
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_text(view.product)}", "CALSCALE:GREGORIAN"),
        *(f"NAME:{_text(view.title)}", f"X-WR-CALNAME:{_text(view.title)}"),
        *(f"DESCRIPTION:{_text(view.description)}", "X-WR-TIMEZONE:Asia/Shanghai"),
        *(f"SOURCE;VALUE=URI:{view.url}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"),
        *ZONE,
        *(line for event in view.events for line in _lines(event)),
        "END:VCALENDAR",
    ]
    return b"".join(fold(line) for line in lines)


def _lines(event: CalendarEvent) -> Iterator[str]:
    language = f";LANGUAGE={event.language}"
    yield from ("BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{event.stamp}", f"LAST-MODIFIED:{event.stamp}")
    yield from (f"SEQUENCE:{event.sequence}", f"STATUS:{event.status}")
    yield f"DTSTART;TZID=Asia/Shanghai:{event.begins}"
    if event.ends:
        yield f"DTEND;TZID=Asia/Shanghai:{event.ends}"
    yield f"SUMMARY{language}:{_text(event.title)}"
    for name, words in (("DESCRIPTION", event.summary), ("LOCATION", event.place)):
        if words:
            yield f"{name}{language}:{_text(words)}"
    yield from (f"URL:{event.url}", "CLASS:PUBLIC", "TRANSP:TRANSPARENT", "END:VEVENT")


def fold(line: str) -> bytes:
    """Return a content line with its breaks: at most `OCTETS` bytes each, no character cut in two.

    Source: RFC 5545, 3.1.
    """
    folded, room = [b""], OCTETS
    for character in line:
        data = character.encode()
        if len(folded[-1]) + len(data) > room:
            folded.append(b"")
            room = OCTETS - 1  # the space that says that a line goes on
        folded[-1] += data
    return b"\r\n ".join(folded) + b"\r\n"


def _text(words: str) -> str:
    """Escape a value of the type TEXT.

    Source: RFC 5545, 3.3.11.
    """
    clean = FORBIDDEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _local(instant: datetime | None) -> str:
    return instant.astimezone(MINISTRY_ZONE).strftime("%Y%m%dT%H%M%S") if instant else ""


def _utc(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
