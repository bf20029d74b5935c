"""An issue of the gazette is composed: a working document with contents, and the PDF beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from plugins.model.clock import day_of
from plugins.model.column import Column
from plugins.model.error import UsageError
from plugins.model.gazette import (
    COLLECTED_TEXTS,
    COLLECTED_UNTIL,
    COLLECTS,
    last_day,
    line_of,
    texts_of_month,
)
from plugins.model.ids import new_id
from plugins.model.plan import Plan
from plugins.model.publication import Publication
from plugins.model.row import Row
from plugins.pipeline.paths import THEME
from plugins.pipeline.workspace.workspace import Workspace
from plugins.render.dates import MONTHS, long_day
from plugins.render.issue import DRAWN, Issue, PrintedSection, PrintedText, pages_of, print_issue
from plugins.render.links import addresses, attachment_address, make_absolute, resolve
from plugins.render.printed_blocks import printed_blocks
from plugins.render.theme import Theme
from plugins.render.view_context import ViewContext, make_context
from plugins.render.views.differences import shown_rows, words_of_row

TEMPLATE = THEME / "print" / "gazette.typ"
REGIONS = {"en": ("en", "gb"), "zh-Hans": ("zh", "cn")}
"""Language and region as the typesetter knows them, by language of the site."""

TEXT_LEVEL = 3
"""Of the headings within a text: below that of its column and its own title."""


def compose_issue(workspace: Workspace, month: str, who: str, language: str, id: str = "") -> str:
    """Write the issue of a month that has ended below ``content/``, and return its path from the root.

    Composed again it keeps its id; a first one has ``id``, or a new one. The bytes of the PDF follow from the
    texts alone.

    Raises:
        UsageError: it is no month, or has not ended, or has no texts; there is no such person, language or column.
        SiteError: the PDF cannot be made.
    """
    column = _column(workspace)
    try:
        until = last_day(month)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if until >= day_of(workspace.at):
        raise UsageError(f"{month} has not ended; its issue is composed from {long_day(until, 'en')} on, the day after")
    if who not in workspace.policy.people:
        raise UsageError(f"{who} is not in policy/people.yaml")
    if language not in workspace.policy.site.languages:
        raise UsageError(f"--language: got {language}, expected one of {', '.join(workspace.policy.site.languages)}")
    columns = column.fields[COLLECTS].columns
    rows = texts_of_month(workspace.catalogue.rows.values(), columns, month)
    if not rows:
        raise UsageError(f"nothing in {' or '.join(columns)} was first public in {month}")
    rows = tuple(sorted(rows, key=lambda row: columns.index(row.column)))
    name = f"{month[5:]}" if language == workspace.policy.site.languages[0] else f"{month[5:]}-{language.lower()}"
    path = f"content/{column.key}/{month[:4]}/{name}.md"
    set_text = _Composer(workspace, language)
    data = print_issue(set_text.issue(column, rows, until), TEMPLATE, set_text.pictures)
    folder = (workspace.root / path).with_suffix("")
    folder.mkdir(parents=True, exist_ok=True)
    file = f"gazette-{month}{name[2:]}.pdf"
    (folder / file).write_bytes(data)
    known = workspace.document(path)[1].id if (workspace.root / path).exists() else id or new_id()
    front = _front(workspace, known, column, rows, until, who, language, name)
    body = set_text.contents(column, rows, until, file, pages_of(data, 2))
    (workspace.root / path).write_text("\n".join(["---", *front, "---", "", *body, ""]), "utf-8", newline="\n")
    return path


def _column(workspace: Workspace) -> Column:
    """Return the column whose documents collect others."""
    found = [column for column in workspace.policy.columns.values() if COLLECTED_UNTIL in column.fields]
    if len(found) != 1:
        raise UsageError(f"{len(found)} columns have the field {COLLECTED_UNTIL}; expected the gazette alone")
    return found[0]


def _front(
    workspace: Workspace,
    id: str,
    column: Column,
    rows: Sequence[Row],
    until: date,
    who: str,
    language: str,
    name: str,
) -> list[str]:
    """Return the lines of the front matter; those of an issue that is public say that it changed."""
    changed = id in workspace.catalogue.publications
    return [
        f"id: {id}",
        f"title: {json.dumps(title_of(column, until, language), ensure_ascii=False)}",
        f"slug: {name}",
        f"language: {language}",
        f"department: {column.owner}",
        f"contact: {who}",
        *(["change: major", "change_note: Composed again."] if changed else []),
        f"issued_by: [{json.dumps(workspace.policy.site.name[language], ensure_ascii=False)}]",
        f"{COLLECTED_UNTIL}: {until.isoformat()}",
        f"{COLLECTS}: [{', '.join(row.id for row in rows)}]",
        f"{COLLECTED_TEXTS}: [{', '.join(line_of(row.id, row.digest) for row in rows)}]",
        "status: draft",
    ]


def title_of(column: Column, until: date, language: str) -> str:
    """Return the title of the issue of a month, such as ``Gazette, October 2026``."""
    return f"{column.title[language]}{', ' if language == 'en' else ' '}{_month(until, language)}"


def _month(until: date, language: str) -> str:
    return f"{MONTHS[until.month - 1]} {until.year}" if language == "en" else f"{until.year}年{until.month}月"


class _Composer:
    """Makes what an issue says in one language.

    Attributes:
        pictures: where the bytes of each picture lie, by the name that the printed text has for it.
    """

    def __init__(self, workspace: Workspace, language: str) -> None:
        self._workspace = workspace
        self._language = language
        site = workspace.policy.site
        theme = Theme(THEME, site.languages, {})
        self._around: ViewContext = make_context(
            workspace.catalogue, Plan(workspace.at, (), None), theme, None, None, None, None
        )
        self._words = self._around.words[language]
        self._links = dict(pair for one in workspace.catalogue.publications.values() for pair in addresses(one))
        self.pictures: dict[str, Path] = {}

    def issue(self, column: Column, rows: Sequence[Row], until: date) -> Issue:
        """Return what the PDF says."""
        language, region = REGIONS[self._language]
        sections = tuple(
            PrintedSection(title, tuple(self._text(row) for row in of_column))
            for title, of_column in self._by_column(rows)
        )
        return Issue(
            name=column.title[self._language],
            title=title_of(column, until, self._language),
            number=self._words["gazette_number"].format(year=until.year, number=until.month),
            publisher=self._workspace.policy.site.name[self._language],
            about=self._about(until),
            contents=self._words["contents"],
            language=language,
            region=region,
            date=until,
            sections=sections,
        )

    def contents(
        self, column: Column, rows: Sequence[Row], until: date, file: str, pages: Sequence[int]
    ) -> Iterable[str]:
        """Yield the lines of the document: what the issue holds, and on which page each text begins."""
        yield f"{self._about(until)} {self._words['gazette_cite'].format(file=f'[{file}]({file})')}"
        page = iter(pages)
        for title, of_column in self._by_column(rows):
            yield from ("", f"## {title}", "")
            for number, row in enumerate(of_column, 1):
                said = (row.number, self._words["gazette_page"].format(page=next(page)))
                yield f"{number}. [{_plain(row.title)}](doc:{row.id}){self._comma}" + self._comma.join(
                    filter(None, said)
                )

    @property
    def _comma(self) -> str:
        return ", " if self._language == "en" else "，"

    def _about(self, until: date) -> str:
        return self._words["gazette_about"].format(month=_month(until, self._language))

    def _by_column(self, rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
        titles = {row.column: self._workspace.policy.columns[row.column].title[self._language] for row in rows}
        return [(title, [row for row in rows if row.column == key]) for key, title in titles.items()]

    def _text(self, row: Row) -> PrintedText:
        publication = self._around.public(row.id)
        own = self._around.interface(row.language)
        site = self._workspace.policy.site
        document = self._workspace.library.public[row.id]
        files = {file.name: attachment_address(publication.url, file.name) for file in publication.revision.attachments}
        html = resolve(document.text.html, self._links, files)
        html = make_absolute(html, site.base_url, site.base_url + publication.url)
        language, region = REGIONS[own]
        words = self._around.words[own]
        return PrintedText(
            title=row.title,
            language=language,
            region=region,
            facts=tuple(self._facts(publication, own)),
            address_label=words["gazette_address"],
            address=site.base_url + publication.url,
            digest_label=words["gazette_text"],
            digest=line_of(row.id, row.digest),
            blocks=printed_blocks(html, self._drawn(publication, site.base_url), TEXT_LEVEL),
        )

    def _facts(self, publication: Publication, language: str) -> Iterable[tuple[str, str]]:
        for one in shown_rows(self._around, publication, publication.revision, language):
            if said := words_of_row(one):
                yield one.label, said

    def _drawn(self, publication: Publication, base_url: str) -> Mapping[str, str]:
        """Return the file of each picture that can be printed, by its absolute address: its own and shared ones."""
        named = self._workspace.library.public[publication.revision.id].text.documents
        shown = [self._workspace.catalogue.publications.get(id) for id in named]
        found: dict[str, str] = {}
        for one in (publication, *filter(None, shown)):
            for file in one.revision.attachments:
                suffix = Path(file.name).suffix.lower()
                if suffix in DRAWN:
                    name = f"{file.sha256}{suffix}"
                    self.pictures[name] = self._workspace.root / one.revision.path / file.name
                    found[base_url + attachment_address(one.url, file.name)] = name
        return found


def _plain(title: str) -> str:
    """Return a title whose signs stand for themselves in Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]" else sign for sign in title)
