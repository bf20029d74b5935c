"""The page of a group of columns: each column with its newest documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plugins.model.kind import Kind
from plugins.model.plan import Entry
from plugins.model.publication import Publication
from plugins.render.links import address_of
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Link
from plugins.render.views.head import make_page, same_page
from plugins.render.views.items import make_item, told_apart
from plugins.render.views.languages import elsewhere, own_first
from plugins.render.views.list_fragments import Section
from plugins.render.views.list_views import GroupView

IN_COLUMN = 4


def group_view(around: ViewContext, entry: Entry) -> GroupView:
    """Collect the page of a group: its columns, each with its newest documents."""
    language = entry.language
    title = around.site.groups[entry.key][language]
    shown = newest_first(around, entry)
    columns = [column for column in around.columns.values() if column.group == entry.key]
    page = make_page(
        around,
        language,
        address_of(entry.path),
        title,
        current=entry.key,
        description=around.words[language]["comma"].join(column.title[language] for column in columns),
        crumbs=(Link(around.words[language]["home"], around.page("home", language)),),
        alternates=same_page(around, Kind.GROUP, entry.key, ()),
    )
    return GroupView(page, title, tuple(column_section(around, column.key, shown, language) for column in columns))


def newest_first(around: ViewContext, entry: Entry) -> list[Publication]:
    """Return the documents that the plan puts on a page; those without a date come last."""
    return sorted(
        (publication for id in entry.documents if (publication := around.publication(id)) is not None),
        key=lambda publication: (publication.day or date.min, publication.order),
        reverse=True,
    )


def column_section(around: ViewContext, key: str, shown: Sequence[Publication], language: str) -> Section:
    """Return a column with the first few of the documents shown that it lists, those in the page's language first."""
    column = around.columns[key]
    listed = (publication for publication in shown if key in publication.listings)
    newest = own_first(listed, language)[:IN_COLUMN]
    return Section(
        link=Link(column.title[language], around.column(key, language)),
        description=column.description[language],
        items=told_apart(make_item(around, publication, language) for publication in newest),
        elsewhere=elsewhere(around, key, language),
    )
