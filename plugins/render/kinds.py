"""How the files of each kind are made; a kind that is rendered is entered here once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from plugins.model.document import Text
from plugins.model.kind import Kind
from plugins.model.plan import Entry
from plugins.render import jsonld, reader
from plugins.render.amendments import with_marks
from plugins.render.calendar import calendar_feed_view, write_calendar
from plugins.render.citations import with_references
from plugins.render.divisions import with_divisions
from plugins.render.feeds import feed_view, write_feed
from plugins.render.for_programs import llms_view, security_view, write_lines
from plugins.render.json_feeds import write_json_feed
from plugins.render.links import resolve
from plugins.render.open_search import open_search_view, write_open_search
from plugins.render.opening import opening
from plugins.render.shapes import SHAPES
from plugins.render.shown_difference import shown_difference, with_amounts
from plugins.render.sitemap import robots_view, sitemap_view, write_robots, write_sitemap
from plugins.render.telephone import with_calls
from plugins.render.titled_files import titled_files
from plugins.render.twins import twin_view, write_twin
from plugins.render.view_context import ViewContext
from plugins.render.views.calendar import calendar_view
from plugins.render.views.departments import department_view
from plugins.render.views.document import document_view
from plugins.render.views.former import difference_view, former_view
from plugins.render.views.former_views import DifferenceView, FormerView
from plugins.render.views.fragments import Mark
from plugins.render.views.groups import group_view
from plugins.render.views.home import home_view
from plugins.render.views.lists import list_view
from plugins.render.views.notice import notice_view
from plugins.render.views.page_views import DocumentView, PlainView
from plugins.render.views.pages import not_found_view, plain_view, search_view, site_map_view

Texts = Mapping[str, Text]
"""The text of each document of an entry by id, and the texts that it compares by digest; empty without texts."""

View = Callable[[ViewContext, Entry], Any]

Content = tuple[str, Mapping[str, object]]
"""Name of a template, and what it is given besides the view and the page's frame."""


def _template_of_kind(context: ViewContext, entry: Entry, view: Any, texts: Texts) -> Content:
    return entry.kind.value, {}


@dataclass(frozen=True, slots=True)
class Templated:
    """A kind whose files are HTML made by a template.

    Attributes:
        view: collects plain data; while it stays, so does the file.
        content: is given context, entry, view and texts when a page is made.
    """

    view: View
    content: Callable[[ViewContext, Entry, Any, Texts], Content] = _template_of_kind


@dataclass(frozen=True, slots=True)
class Written:
    """A kind whose files a function writes.

    Attributes:
        view: as in `Templated`.
        write: is given view and texts; of a kind that has a source, view and the approved Markdown of its document.
    """

    view: View
    write: Callable[[Any, Any], bytes]


def _document(context: ViewContext, entry: Entry, view: DocumentView, texts: Texts) -> Content:
    text = texts[entry.key]
    html = with_references(text.html, view.references)
    html = _resolved(html, view)
    first = view.summary or opening(html) or view.title
    html = with_divisions(with_marks(html, _marks(context, view)))
    thing = SHAPES[view.shape].structured_data(view, text)
    way = jsonld.breadcrumb(context.site, view.page.crumbs, view.title, view.structured_data["url"])
    return f"pages/{view.shape}", {
        "html": Markup(html),  # noqa: S704 sanitised by the reader
        "description": first,
        "shown_files": titled_files(view.files, text.html),
        "history_states": with_amounts(view.history, texts),
        **reader.parts(view.title, text, context.words[view.page.language]),
        "jsonld": Markup(jsonld.write(thing, way)),  # noqa: S704 holds no markup, see `jsonld.write`
    }


def _resolved(html: str, view: DocumentView | FormerView) -> str:
    files = {file.name: file.href for file in view.files}
    sides = {one.href: (one.width, one.height) for one in view.pictures}
    return with_calls(resolve(html, dict(view.links), files, sides))


def _marks(context: ViewContext, view: DocumentView) -> Mapping[str, str]:
    """Return what stands behind each article that others amend or cite, as markup by its anchor."""
    amended: dict[str, list[Mark]] = defaultdict(list)
    for mark in view.marks:
        amended[mark.anchor].append(mark)
    cited = {place.anchor: place for place in view.cited}
    if not (amended or cited):
        return {}
    template = context.theme.template("partials/marks", view.page.language)
    return {
        anchor: template.render(marks=amended.get(anchor, ()), place=cited.get(anchor)) for anchor in (*amended, *cited)
    }


def _former(context: ViewContext, entry: Entry, view: FormerView, texts: Texts) -> Content:
    html = with_references(texts[view.digest].html, view.references)
    html = with_divisions(_resolved(html, view))
    parts = reader.parts(view.title, texts[view.digest], context.words[view.page.language])
    parts = {**parts, "shown_files": titled_files(view.files, texts[view.digest].html)}
    return entry.kind.value, {"html": Markup(html), **parts}  # noqa: S704 sanitised by the reader


def _difference(context: ViewContext, entry: Entry, view: DifferenceView, texts: Texts) -> Content:
    return entry.kind.value, {
        "shown": shown_difference(view.difference, texts, context.words[view.page.language], dict(view.links))
    }


def _plain(context: ViewContext, entry: Entry, view: PlainView, texts: Texts) -> Content:
    html = context.theme.plain(entry.key, entry.language).html
    return entry.kind.value, {"html": Markup(html), "description": opening(html)}  # noqa: S704 our own text


MADE: Mapping[Kind, Templated | Written] = {
    Kind.DOCUMENT: Templated(document_view, _document),
    Kind.FORMER: Templated(former_view, _former),
    Kind.DIFFERENCE: Templated(difference_view, _difference),
    Kind.NOTICE: Templated(notice_view),
    Kind.HOME: Templated(home_view),
    Kind.GROUP: Templated(group_view),
    Kind.LIST: Templated(list_view),
    Kind.CALENDAR: Templated(calendar_view),
    Kind.DEPARTMENT: Templated(department_view),
    Kind.PAGE: Templated(plain_view, _plain),
    Kind.PROGRESS: Templated(plain_view, _plain),
    Kind.SITE_MAP: Templated(site_map_view),
    Kind.SEARCH: Templated(search_view),
    Kind.NOT_FOUND: Templated(not_found_view),
    Kind.FEED: Written(feed_view, write_feed),
    Kind.JSON_FEED: Written(feed_view, write_json_feed),
    Kind.CALENDAR_FEED: Written(calendar_feed_view, write_calendar),
    Kind.SITEMAP: Written(sitemap_view, write_sitemap),
    Kind.ROBOTS: Written(robots_view, write_robots),
    Kind.OPEN_SEARCH: Written(open_search_view, write_open_search),
    Kind.LLMS: Written(llms_view, write_lines),
    Kind.SECURITY: Written(security_view, write_lines),
    Kind.TWIN: Written(twin_view, write_twin),
}


def check_kinds(made: Collection[Kind]) -> None:
    """Check that the kinds which are rendered are those that somebody makes.

    Raises:
        TypeError: one of them is entered in one place only.
    """
    for kind in Kind:
        if kind.is_rendered and kind not in made:
            raise TypeError(f"plugins/render/kinds.py does not say how files of the kind {kind} are made")
        if kind in made and not kind.is_rendered:
            raise TypeError(f"plugins/model/kind.py does not say that files of the kind {kind} are rendered")


check_kinds(MADE)
