"""One record for each kind of page that lists documents."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.render.views.appointments import Appointments
from plugins.render.views.duty import Duty
from plugins.render.views.fragments import ColumnGroup, Link, Page, Row
from plugins.render.views.list_fragments import Filter, Item, Section, Stretch


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
        number: of a numbered page, 0 for the newest.
        items: in the language of the page.
        others: in other languages, by language.
        languages: how many documents there are in each, on the newest page of a whole column.
        narrow: the invitation to use filters; ``""`` when the column has none.
        filters: shown on the newest page alone, so that old pages never change.
        newer, older, newest: neighbours; ``href`` is ``""`` where there is none.
        pinned: what every reader of the column should see first; on the newest page of the whole column alone.
        calendar: address of the column's calendar, ``""`` where there is none.
    """

    page: Page
    heading: str
    description: str
    number: int
    items: tuple[Item, ...]
    others: tuple[Stretch, ...]
    languages: str
    narrow: str
    filters: tuple[Filter, ...]
    whole: Link
    newest: Link
    newer: Link
    older: Link
    feed: str
    pinned: tuple[Pinned, ...]
    calendar: str


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
        today: whether ``first`` was announced on the day of the build.
        since: what the home page says above the first document.
        first: the document that comes first, None where there is none in the language of the page.
        beside: announced today as well, then the newest of other columns.
        beside_today: whether all of them were announced today.
        sections: the main columns.
        groups: every column, by group.
    """

    page: Page
    today: bool
    since: str
    first: Item | None
    beside_today: bool
    beside: tuple[Item, ...]
    sections: tuple[Section, ...]
    groups: tuple[ColumnGroup, ...]


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
        search: address of the search narrowed to it.
    """

    page: Page
    title: str
    successor: Row | None
    rows: tuple[Row, ...]
    lists: tuple[Link, ...]
    owned: tuple[Link, ...]
    items: tuple[Item, ...]
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
