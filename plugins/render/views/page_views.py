"""One record for each kind of page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.render.banner import Banner
from plugins.render.views.citing import CitedPlace
from plugins.render.views.fragments import (
    Change,
    ColumnGroup,
    File,
    FormFilter,
    Link,
    Mark,
    OtherLanguage,
    Page,
    Picture,
    Reference,
    Relation,
    Row,
    Step,
    Tag,
)
from plugins.render.views.list_fragments import Section
from plugins.render.views.versions import Version


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The page of a document, without its text.

    Attributes:
        shape: of the page, which names the template.
        details: what the shape shows besides, plain data.
        structured_data: what the column's ``schema_type`` says in schema.org's words; ``url`` is always there.
        digest: of the revision; stands for the text.
        number: of the document, as the page says it; ``""`` for none.
        line: who issued it, its number and its day, for screens on which the rows fold away.
        lead, more: rows that every reader looks for, and the others.
        notes: what others do to the text: amended or repealed, from when, by which, and which articles.
        marks: what is said behind the articles that others amend.
        cited: articles that public documents cite, with these.
        versions: of the law, with the days on which each was in force; ``()`` where the mark of legal force says it.
        origin: of an adopted document.
        ask: where a file is asked for in another format.
        pictures: that the text may show, with their sides.
        links: address of each document the text may link to, by id.
        references: links that are added where the text names articles and laws.
        other: what the page says in the language that the text is not in.
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
    number: str
    line: tuple[str, ...]
    lead: tuple[Row, ...]
    more: tuple[Row, ...]
    notes: tuple[Row, ...]
    marks: tuple[Mark, ...]
    versions: tuple[Version, ...]
    cited: tuple[CitedPlace, ...]
    origin: Row | None
    files: tuple[File, ...]
    pictures: tuple[Picture, ...]
    ask: str
    relations: tuple[Relation, ...]
    history: tuple[Change, ...]
    steps: tuple[Step, ...]
    links: tuple[tuple[str, str], ...]
    references: tuple[Reference, ...]
    department: str
    summary: str
    other: OtherLanguage | None
    banner: Banner | None


@dataclass(frozen=True, slots=True)
class PlainView:
    """A page that belongs to no column; its text comes with the theme."""

    page: Page
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page with the choices of its form, as key and title, and the ways around it.

    ``titles`` holds two JSON objects for the script: titles of departments, and
    the sentences it says; it has those of columns from the form.
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
