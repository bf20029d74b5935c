"""What a document of a column with a calendar says of its event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.model.value import parse_minute

PLANNED, POSTPONED, CANCELLED, HELD = "planned", "postponed", "cancelled", "held"
"""Values of the field ``standing`` of an event."""

ANNOUNCED_FOR = "announced_for"
"""The field in which an event that has no time any more says for when it was announced last."""


class Event(NamedTuple):
    """An event.

    Attributes:
        begins: the instant at which it begins; of one that is postponed or cancelled, that for which it was
            announced last; None when nothing says it.
        ends: the instant at which it ends, None when that is not said.
        standing: planned, postponed, cancelled or held.
        before: for when an earlier public text had announced it, None unless that was another instant.
    """

    begins: datetime | None
    ends: datetime | None
    standing: str
    before: datetime | None

    @property
    def takes_place(self) -> bool:
        """Whether `begins` still holds."""
        return self.standing not in (POSTPONED, CANCELLED)


def event_of(publication: Publication, calendar: str) -> Event:
    """Return the event of a document.

    Args:
        publication: of a column with a calendar.
        calendar: the field with the instant at which it begins.
    """
    revision = publication.revision
    begins = _begins(revision, calendar)
    return Event(
        begins=begins,
        ends=_instant(revision, "ends"),
        standing=revision.string("standing") or PLANNED,
        before=next(_others(publication, calendar, begins), None),
    )


def _others(publication: Publication, calendar: str, begins: datetime | None) -> Iterator[datetime]:
    """Yield the instants that earlier texts announced and that are not the one of today, newest first."""
    for revision in publication.earlier:
        known = _begins(revision, calendar)
        if known and known != begins:
            yield known


def _begins(revision: Revision, calendar: str) -> datetime | None:
    return _instant(revision, calendar) or _instant(revision, ANNOUNCED_FOR)


def _instant(revision: Revision, name: str) -> datetime | None:
    said = revision.string(name)
    return parse_minute(said) if said else None
