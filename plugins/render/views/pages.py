"""The views of pages that show no document: plain, search, site map, not found."""

from __future__ import annotations

import json
from collections.abc import Mapping

from plugins.model.kind import Kind
from plugins.model.plan import Entry
from plugins.model.publication import Validity
from plugins.model.reserved import NOT_FOUND
from plugins.render.links import address_of
from plugins.render.view_context import PAGES, ViewContext
from plugins.render.views.filters import form_filters, list_filters, narrow_words
from plugins.render.views.fragments import Link
from plugins.render.views.head import make_page, same_page
from plugins.render.views.list_fragments import Section
from plugins.render.views.page_views import NotFoundView, PlainView, SearchView, SiteMapView
from plugins.render.words import Words


def plain_view(around: ViewContext, entry: Entry) -> PlainView:
    """Collect a page that belongs to no column; its text comes with the theme."""
    language = entry.language
    title = around.theme.plain(entry.key, language).title
    page = make_page(
        around,
        language,
        address_of(entry.path),
        title,
        current=entry.key,
        crumbs=_home(around, language),
        alternates=same_page(around, entry.kind, entry.key, ()),
    )
    return PlainView(page, entry.key, title)


def search_view(around: ViewContext, entry: Entry) -> SearchView:
    """Collect the search page; its links lead to everything where no script runs."""
    language = entry.language
    columns = around.columns
    page = make_page(
        around,
        language,
        address_of(entry.path),
        around.words[language]["search"],
        current="search",
        description=around.words[language]["search_label"],
        crumbs=_home(around, language),
        alternates=same_page(around, Kind.SEARCH, entry.key, ()),
    )
    return SearchView(
        page=page,
        action=address_of(entry.path),
        columns=tuple((key, column.title[language]) for key, column in columns.items()),
        filters=form_filters(around, language),
        titles=(
            _json({key: d.title[language] for key, d in around.catalogue.policy.departments.items()}),
            _json(_said_by_script(around.words[language])),
        ),
        groups=around.chrome[language].groups,
        map=around.page("site-map", language),
    )


def site_map_view(around: ViewContext, entry: Entry) -> SiteMapView:
    """Collect every way into the site."""
    language = entry.language
    words = around.words[language]
    page = make_page(
        around,
        language,
        address_of(entry.path),
        words["site_map"],
        current="site-map",
        description=words["browse_about"],
        crumbs=_home(around, language),
        alternates=same_page(around, Kind.SITE_MAP, entry.key, ()),
    )
    pages = tuple(
        Link(words[name.replace("-", "_")], around.page(name, language)) for name in PAGES if name != "site-map"
    )
    if feed := around.feed("", language):  # a preview has none
        pages = (*pages, Link(words["feed_all"], feed))
    groups = tuple(
        (group.link, tuple(_section(around, key, language) for key, _ in group.columns))
        for group in around.chrome[language].groups
    )
    departments = tuple(
        Link(around.department(key, language), around.department_page(key, language))
        for key in around.catalogue.policy.departments
    )
    return SiteMapView(page, groups, departments, pages)


def not_found_view(around: ViewContext, entry: Entry) -> NotFoundView:
    """Collect the page for addresses that lead nowhere; it speaks every language of the interface."""
    language = entry.language or around.site.languages[0]
    words = around.words[language]
    page = make_page(
        around,
        language,
        address_of(entry.path),
        words["not_found"],
        description=words["not_found_about"],
        listed=False,
    )
    return NotFoundView(
        page,
        tuple(
            (
                other,
                around.words[other]["not_found"],
                around.words[other]["not_found_about"],
                Link(around.words[other]["home"], around.page("home", other)),
                Link(around.words[other]["site_map"], around.page("site-map", other)),
            )
            for other in (language, *around.other_languages(language))
        ),
        around.banners.get(NOT_FOUND),
    )


def _json(titles: Mapping[str, str]) -> str:
    return json.dumps(titles, ensure_ascii=False, separators=(",", ":"))


def _said_by_script(words: Words) -> dict[str, str]:
    """Return what the script of the search says: its sentences, and the states of results."""
    states = {f"results_{state.name.lower()}": words[f"force_{state.name.lower()}"] for state in Validity}
    return {key: text for key, text in words.items() if key.startswith("results_")} | states


def _home(around: ViewContext, language: str) -> tuple[Link, ...]:
    return (Link(around.words[language]["home"], around.page("home", language)),)


def _section(around: ViewContext, key: str, language: str) -> Section:
    column = around.columns[key]
    return Section(
        link=Link(column.title[language], around.column(key, language)),
        description=column.description[language],
        narrow=narrow_words(around, column, language),
        filters=list_filters(around, column, language),
        feed=around.feed(key, language),
    )
