"""Records of what programs read: feeds, the sitemap, the rules for robots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Enclosure(NamedTuple):
    """A file that goes with an entry: name, absolute address, media type, length."""

    name: str
    url: str
    media_type: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A document in a feed.

    Attributes:
        digest: of the revision; stands for the text.
        links: id and address of each document the text may link to.
        files: name and address of each attachment.
        enclosures: the same for programs that fetch them.
        relations: what the document does to others, and others to it: the relation with the title, and the address.
        difference: title and address of the page that says what its newest text changed, nothing for none.
    """

    id: str
    title: str
    language: str
    url: str
    updated: str
    published: str
    author: str
    summary: str
    digest: str
    links: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    relations: tuple[tuple[str, str], ...]
    difference: tuple[str, str] | tuple[()]
    enclosures: tuple[Enclosure, ...]


@dataclass(frozen=True, slots=True)
class DeletedEntry:
    """A document that was withdrawn: its id in feeds, when, the address of its notice, and what is said of it."""

    id: str
    when: str
    url: str
    said: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed, in Atom (RFC 4287) or JSON.

    Attributes:
        deleted: what was withdrawn, the newest first (RFC 6721); JSON has no form for it.
    """

    id: str
    title: str
    subtitle: str
    language: str
    author: str
    url: str
    home: str
    updated: str
    entries: tuple[FeedEntry, ...]
    deleted: tuple[DeletedEntry, ...]


@dataclass(frozen=True, slots=True)
class SitemapView:
    """What the map of the site holds.

    Attributes:
        addresses: absolute ones with the day of their last change, ``""`` where none is known.
        pairs: language and absolute address of each page that says the same as another, the other included.
    """

    addresses: tuple[tuple[str, str], ...]
    pairs: tuple[tuple[tuple[str, str], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class RobotsView:
    """What robots are told."""

    sitemap: str


@dataclass(frozen=True, slots=True)
class OpenSearchView:
    """The search as browsers know it: short name, description, and absolute addresses of page and icon."""

    name: str
    description: str
    language: str
    search: str
    icon: str


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event of a calendar.

    Attributes:
        uid: the same for the whole life of the document.
        stamp: when the last act let the text through, in the form of RFC 5545 in UTC.
        sequence: how many public states came before this one.
        status: ``CONFIRMED`` or ``CANCELLED``.
        begins, ends: in the form of RFC 5545 in Asia/Shanghai; ``ends`` is ``""`` where it is not said.
    """

    uid: str
    stamp: str
    sequence: int
    status: str
    language: str
    begins: str
    ends: str
    title: str
    summary: str
    place: str
    url: str


@dataclass(frozen=True, slots=True)
class CalendarView:
    """An iCalendar object (RFC 5545) with the events of a column."""

    product: str
    title: str
    description: str
    url: str
    events: tuple[CalendarEvent, ...]
