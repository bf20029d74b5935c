"""The records that lists are made of."""

from __future__ import annotations

from typing import NamedTuple

from plugins.render.views.fragments import Link, Tag, Time


class Item(NamedTuple):
    """A line of a list: when, what, by whom, in what state.

    Attributes:
        link: words in the language of the page where the text has a title in it, else its own.
        apart: tells it from others with its title.
        language: of the text, ``""`` for that of the page.
        language_name: what the page calls it, ``""`` for its own.
        original: the title of the text in its own language, where `link` says another.
    """

    link: Link
    time: Time | None
    department: str
    tag: Tag | None = None
    summary: str = ""
    column: str = ""
    number: str = ""
    apart: str = ""
    language: str = ""
    language_name: str = ""
    original: str = ""


class Turn(NamedTuple):
    """What happens to a law on a day, in words, with the line of the law."""

    time: Time
    label: str
    state: str
    item: Item


class FilterValue(NamedTuple):
    """One value that a list can be narrowed to, and the number of its documents; 0 when that is not shown."""

    link: Link
    documents: int
    current: bool = False


class Filter(NamedTuple):
    """The values of one filter that have a list, under a heading such as ``By year``."""

    name: str
    heading: str
    values: tuple[FilterValue, ...]


class Stretch(NamedTuple):
    """Lines of a list in one language, under a heading in that of the page."""

    heading: str
    language: str
    items: tuple[Item, ...]


class Section(NamedTuple):
    """A column on the home page, the page of its group or the site map.

    ``elsewhere`` says how many of its documents are in other languages, ``narrow`` invites to use its filters;
    ``look`` is how the home page shows its documents.
    """

    link: Link
    description: str
    items: tuple[Item, ...] = ()
    narrow: str = ""
    filters: tuple[Filter, ...] = ()
    feed: str = ""
    elsewhere: str = ""
    look: str = ""
