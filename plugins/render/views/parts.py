"""The records that pages are made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; ``href`` is ``""`` for words alone, ``language`` ``""`` for that of the page."""

    text: str
    href: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """An outlined mark of legal force: ``state`` names the style, ``text`` says it."""

    state: str
    text: str


@dataclass(frozen=True, slots=True)
class Time:
    """A day or instant: as read, and as RFC 3339."""

    text: str
    machine: str


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: when, what, by whom, in what state."""

    link: Link
    time: Time | None
    department: str
    tag: Tag | None = None
    summary: str = ""
    column: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What every page has, whatever its kind.

    Attributes:
        language: of the interface.
        title: of the window.
        address: from the root of the site.
        canonical: absolute; ``""`` for pages that are nobody's goal.
        description: for results elsewhere, ``""`` for none.
        alternates: the same page in other languages; ``text`` is the language.
        place_tags: name and content of the page tags of site and column.
        tags: the same of those that are the page's own.
        jsonld: a JSON-LD document, ``""`` for none.
        feed: Atom feed that goes with the page, ``""`` for none.
        current: key of the column in navigation, ``home`` or ``""``.
        switch: where the language switch leads.
        crumbs: the way here from the home page.
        listed: whether search engines may keep it.
        chrome: digest of header and footer.
    """

    language: str
    title: str
    address: str
    canonical: str
    description: str
    alternates: tuple[Link, ...]
    place_tags: tuple[tuple[str, str], ...]
    tags: tuple[tuple[str, str], ...]
    jsonld: str
    feed: str
    current: str
    switch: Link
    crumbs: tuple[Link, ...]
    listed: bool
    chrome: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the metadata table: one of text, links and time; without any the field is missing."""

    label: str
    text: str = ""
    links: tuple[Link, ...] = ()
    time: Time | None = None
    remark: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """An attachment: where, what type, how large."""

    name: str
    href: str
    type: str
    size: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Documents that stand in one relation to this one."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One state of the dated history."""

    time: Time | None
    label: str
    note: str
    digest: str


@dataclass(frozen=True, slots=True)
class Step:
    """One act that let the text through."""

    label: str
    who: str
    time: Time
    act: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One value that a list can be narrowed to; ``count`` is the number of documents, 0 when it is not shown."""

    link: Link
    count: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A column on the home page or the site map."""

    link: Link
    description: str
    items: tuple[Item, ...] = ()
    years: tuple[Filter, ...] = ()
    departments: tuple[Filter, ...] = ()
    feed: str = ""
