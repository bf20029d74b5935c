"""One record for each kind of page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.render.banner import Banner
from plugins.render.views.appointments import Appointments
from plugins.render.views.citing import CitedPlace
from plugins.render.views.duty import Duty
from plugins.render.views.fragments import (
    Change,
    ColumnGroup,
    File,
    Filter,
    FormFilter,
    Item,
    Link,
    Mark,
    Page,
    Reference,
    Relation,
    Row,
    Section,
    Step,
    Stretch,
    Tag,
)
from plugins.render.views.versions import Version


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The page of a document, without its text.

    Attributes:
        shape: of the page, which names the template.
        details: what the shape shows besides, plain data.
        structured_data: what the column's ``schema_type`` says in schema.org's words; ``url`` is always there.
        digest: of the revision; stands for the text.
        lead, more: rows that every reader looks for, and the others.
        notes: what others do to the text: amended or repealed, from when, by which, and which articles.
        marks: what is said behind the articles that others amend.
        cited: articles that public documents cite, with these.
        versions: of the law, with the days on which each was in force; ``()`` where the mark of legal force says it.
        origin: of an adopted document.
        links: address of each document the text may link to, by id.
        references: links that are added where the text names articles and laws.
        banner: of the preview.
    """

    page: Page
    shape: str
    details: Any
    structured_data: Mapping[str, Any]
    title: str
    digest: str
    column: Link
    tag: Tag | None
    lead: tuple[Row, ...]
    more: tuple[Row, ...]
    notes: tuple[Row, ...]
    marks: tuple[Mark, ...]
    versions: tuple[Version, ...]
    cited: tuple[CitedPlace, ...]
    origin: Row | None
    files: tuple[File, ...]
    relations: tuple[Relation, ...]
    history: tuple[Change, ...]
    steps: tuple[Step, ...]
    links: tuple[tuple[str, str], ...]
    references: tuple[Reference, ...]
    department: str
    summary: str
    banner: Banner | None


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


@dataclass(frozen=True, slots=True)
class PlainView:
    """A page that belongs to no column; its text comes with the theme."""

    page: Page
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page with the choices of its form, as key and title, and the ways around it.

    ``titles`` holds three JSON objects for the script: titles of columns, of
    departments, and the sentences it says.
    """

    page: Page
    action: str
    columns: tuple[tuple[str, str], ...]
    filters: tuple[FormFilter, ...]
    titles: tuple[str, ...]
    groups: tuple[ColumnGroup, ...]
    map: str


@dataclass(frozen=True, slots=True)
class SiteMapView:
    """Every way into the site: the groups, each with its columns, and the departments."""

    page: Page
    groups: tuple[tuple[Link, tuple[Section, ...]], ...]
    departments: tuple[Link, ...]
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for addresses that lead nowhere, in every language at once.

    Attributes:
        languages: language, heading, sentence, and links to home page and site map.
        banner: of the preview, when files could not be read.
    """

    page: Page
    languages: tuple[tuple[str, str, str, Link, Link], ...]
    banner: Banner | None
