"""One record for each kind of page that lists documents."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.render.views.appointments import Appointments
from plugins.render.views.duty import Duty
from plugins.render.views.fragments import ColumnGroup, DraftRow, Link, Page, Row
from plugins.render.views.list_fragments import Filter, Item, Section, Stretch, Turn


@dataclass(frozen=True, slots=True)
class Pinned:
    """A document that stands above the list of its column, with its summary and the telephone that it names."""

    link: Link
    summary: str
    duty: Duty | None


@dataclass(frozen=True, slots=True)
class ListView:
    """A page of a column's list.

    Attributes:
        heading: the column's title, or what the list is narrowed to.
        place: which page of the list it is, in words; ``""`` for the only one.
        items: in the language of the page.
        others: in other languages, by language.
        languages: how many documents there are in each, on the newest page of a whole column.
        narrow: the invitation to use filters; ``""`` when the column has none.
        filters: shown on the newest page alone, so that old pages never change.
        narrow_at: where they stand.
        newer, older, newest: neighbours; ``href`` is ``""`` where there is none.
        pinned: what every reader of the column should see first; on the newest page of the whole column alone.
        calendar: address of the column's calendar, ``""`` where there is none.
        ask: address of the page that says how to ask, for a column of questions; ``""`` for others.
    """

    page: Page
    heading: str
    description: str
    place: str
    items: tuple[Item, ...]
    others: tuple[Stretch, ...]
    languages: str
    narrow: str
    filters: tuple[Filter, ...]
    narrow_at: str
    whole: Link
    newest: Link
    newer: Link
    older: Link
    feed: str
    pinned: tuple[Pinned, ...]
    calendar: str
    ask: str


@dataclass(frozen=True, slots=True)
class CalendarPageView:
    """The calendar of a column.

    Attributes:
        parts: what is to come, what has no time, what is past; a part without a line is left out.
        feed: address of the same for calendar programs.
        whole: the column.
    """

    page: Page
    title: str
    parts: tuple[Appointments, ...]
    feed: str
    whole: Link


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page.

    Attributes:
        search: address of the search.
        everyday: words that many search for, each with the address that searches for them.
        today: whether ``first`` was announced on the day of the build.
        since: what the home page says above the first document.
        first: the document that comes first, None where there is none in the language of the page.
        beside: announced today as well, then the newest of other columns.
        beside_today: whether all of them were announced today.
        month: in words, such as ``November 2026``.
        turns: what changes in the law in the month of the build, the newest first.
        coming: what changes next after it.
        laws: the list of all laws; ``href`` is ``""`` for none.
        asked: answers that policy names.
        sections: the main columns, each with its look.
        departments: that the ministry has now.
        groups: every column, by group.
        drafts: in the preview, what is being written.
        more: how many more there are.
    """

    page: Page
    search: str
    everyday: tuple[Link, ...]
    today: bool
    since: str
    first: Item | None
    beside_today: bool
    beside: tuple[Item, ...]
    month: str
    turns: tuple[Turn, ...]
    coming: tuple[Turn, ...]
    laws: Link
    asked: tuple[Item, ...]
    sections: tuple[Section, ...]
    departments: tuple[Link, ...]
    groups: tuple[ColumnGroup, ...]
    drafts: tuple[DraftRow, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """The page of a department.

    Attributes:
        title: of the department.
        successor: from when another department has its work, with its title and address; None for none.
        rows: who leads it and how to reach it.
        lists: of the columns that have documents of it, narrowed to it.
        owned: the columns that it answers for.
        items: its newest documents.
        feed: address of its Atom feed.
        search: address of the search narrowed to it.
    """

    page: Page
    title: str
    successor: Row | None
    rows: tuple[Row, ...]
    lists: tuple[Link, ...]
    owned: tuple[Link, ...]
    items: tuple[Item, ...]
    feed: str
    search: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The page of a group of columns.

    Attributes:
        title: of the group.
        sections: its columns, each with its newest documents.
    """

    page: Page
    title: str
    sections: tuple[Section, ...]
