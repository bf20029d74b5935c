"""A notice of an epidemic or emergency: where, what to do, whom to call, and all notices of the event in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from plugins.model.document import Text
from plugins.model.publication import Publication
from plugins.model.series import UPDATES
from plugins.render.dates import long_day, machine_instant
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Link, Time
from plugins.render.views.page_views import DocumentView


@dataclass(frozen=True, slots=True)
class Member:
    """One notice of an event: its day, its title, and whether it is the one of this page."""

    time: Time | None
    link: Link
    is_here: bool


@dataclass(frozen=True, slots=True)
class Details:
    """What stands around the text of a notice.

    Attributes:
        place, advice, hotline: ``""`` if they are not said.
        series: all public notices of the event, the oldest first; ``()`` where this is the only one.
        newer: the newest of them, None on its own page.
        advised: the day of this notice where a newer one follows, so that its advice may hold no more; else ``""``.
        posted, expires: when it was first public, and the day from which it is not current, RFC 3339; ``""`` for none.
    """

    place: str
    advice: str
    hotline: str
    series: tuple[Member, ...]
    newer: Link | None
    advised: str
    posted: str
    expires: str


def details(context: ViewContext, publication: Publication, language: str) -> Details:
    """Show where it is, what to do, and the other notices of the event (regulation I.6)."""
    revision = publication.revision
    members = series(context, publication)
    newest, expires = members[-1], revision.day("expires")
    is_newest = newest.revision.id == revision.id
    return Details(
        place=revision.string("place"),
        advice=" ".join(revision.string("advice").split()),
        hotline=revision.string("hotline"),
        series=tuple(_member(one, publication, language) for one in members) if len(members) > 1 else (),
        newer=None if is_newest else _link(newest),
        advised="" if is_newest or publication.day is None else long_day(publication.day, language),
        posted=machine_instant(publication.since) if publication.since else "",
        expires=expires.isoformat() if expires else "",
    )


def series(context: ViewContext, publication: Publication) -> list[Publication]:
    """Return the public notices of one event, this one among them, the oldest first.

    A notice belongs to the event of the one that it names; both are of one column.
    """
    found = {publication.revision.id: publication}
    waiting = [publication]
    while waiting:
        one = waiting.pop()
        for id in (*one.revision.ids_in(UPDATES), *one.referred_by):
            other = context.publication(id) if id not in found else None
            if other is not None and _are_bound(one, other):
                found[id] = other
                waiting.append(other)
    return sorted(found.values(), key=lambda one: (one.day or date.min, one.order, one.revision.id))


def structured_data(view: DocumentView, text: Text) -> Mapping[str, Any]:
    """Say when the announcement was posted, when it ends, and what it says.

    Source: schema.org, SpecialAnnouncement.
    """
    shown: Details = view.details
    return {**view.structured_data, "datePosted": shown.posted, "expires": shown.expires, "text": text.plain}


def _are_bound(one: Publication, other: Publication) -> bool:
    if one.revision.column != other.revision.column:
        return False
    return other.revision.id in one.revision.ids_in(UPDATES) or one.revision.id in other.revision.ids_in(UPDATES)


def _member(one: Publication, here: Publication, language: str) -> Member:
    time = Time(long_day(one.day, language), one.day.isoformat()) if one.day else None
    return Member(time, _link(one), one.revision.id == here.revision.id)


def _link(one: Publication) -> Link:
    return Link(one.revision.title, one.url, one.revision.language)
