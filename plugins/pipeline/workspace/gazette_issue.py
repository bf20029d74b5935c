"""An issue of the gazette is composed: a working document with contents, and the PDF beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from plugins.model.clock import day_of
from plugins.model.column import Column
from plugins.model.counted import counted
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
from plugins.model.known_people import unknown_person
from plugins.model.plan import Plan
from plugins.model.row import Row
from plugins.pipeline.cache.revision_source import place_of
from plugins.pipeline.paths import THEME
from plugins.pipeline.workspace.workspace import Workspace
from plugins.render.dates import long_day
from plugins.render.gazette import IssueInWords, title_of
from plugins.render.issue import pages_of, print_issue
from plugins.render.make_context import make_context
from plugins.render.theme import Theme
from plugins.render.view_context import ViewContext
from plugins.system.durable import replace_file

TEMPLATE = THEME / "print" / "gazette.typ"


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
        raise UsageError(unknown_person(who, workspace.policy.people))
    if language not in workspace.policy.site.languages:
        raise UsageError(f"--language: got {language}, expected one of {', '.join(workspace.policy.site.languages)}")
    columns = column.fields[COLLECTS].columns
    rows = texts_of_month(workspace.catalogue.rows.values(), columns, month)
    if not rows:
        raise UsageError(f"nothing in {' or '.join(columns)} was first public in {month}")
    rows = tuple(sorted(rows, key=lambda row: columns.index(row.column)))
    name = f"{month[5:]}" if language == workspace.policy.site.languages[0] else f"{month[5:]}-{language.lower()}"
    path = f"content/{column.key}/{month[:4]}/{name}.md"
    said = IssueInWords(_around(workspace), lambda id: workspace.library.public[id].text, language)
    issue = said.issue(column, rows, until)
    data = print_issue(
        issue, TEMPLATE, {name: place_of(workspace.root, place) for name, place in said.pictures.items()}
    )
    folder = (workspace.root / path).with_suffix("")
    folder.mkdir(parents=True, exist_ok=True)
    file = f"gazette-{month}{name[2:]}.pdf"
    replace_file(workspace.root, folder / file, data)
    known = workspace.document(path)[1].id if (workspace.root / path).exists() else id or new_id()
    front = _front(workspace, known, column, rows, until, who, language, name)
    body = said.contents(rows, until, file, pages_of(data, 2))
    text = "\n".join(["---", *front, "---", "", *body, ""])
    replace_file(workspace.root, workspace.root / path, text.encode())
    return path


def _around(workspace: Workspace) -> ViewContext:
    theme = Theme(THEME, workspace.policy.site.languages, {})
    return make_context(workspace.catalogue, Plan(workspace.at, (), None), theme, None, None, None, None)


def _column(workspace: Workspace) -> Column:
    """Return the column whose documents collect others."""
    found = [column for column in workspace.policy.columns.values() if COLLECTED_UNTIL in column.fields]
    if len(found) != 1:
        raise UsageError(
            f"the field {COLLECTED_UNTIL} is in {counted(len(found), 'column')}; expected the gazette alone"
        )
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
