"""What a page says about itself before its content begins."""

from __future__ import annotations

from urllib.parse import quote

from plugins.model.column import Column
from plugins.render.metadata import Tags, column_tags, site_tags
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Link, Page

LANGUAGE_NAMES = {"en": "English", "zh-Hans": "简体中文"}


def make_page(
    around: ViewContext,
    language: str,
    address: str,
    title: str,
    *,
    column: Column | None = None,
    current: str = "",
    description: str = "",
    tags: Tags = (),
    jsonld: str = "",
    crumbs: tuple[Link, ...] = (),
    alternates: tuple[Link, ...] = (),
    listed: bool = True,
    other_here: str = "",
    feed: str = "",
) -> Page:
    """Put together what every page has.

    Args:
        around: the site.
        language: of the interface.
        address: from the root of the site.
        title: of the page; the window's title adds column and ministry.
        column: to which the page belongs.
        current: key in navigation where that is not the column's.
        description: for results elsewhere.
        tags: page tags beyond those of site and column.
        jsonld: a JSON-LD document.
        crumbs: the way here, the page itself left out.
        alternates: the page in other languages; a page without any switches to the column or home.
        listed: whether search engines may keep it.
        feed: its key in the plan where it is not that of the column, or of the whole site.
        other_here: where the page itself speaks the other language, such as ``#in-other-language``.
    """
    site = around.site
    place = f"{title} – {column.title[language]}" if column and column.title[language] != title else title
    other = next(iter(around.other_languages(language)), "")
    return Page(
        language=language,
        title=f"{place} – {site.name[language]}" if title else site.name[language],
        address=address,
        canonical=site.base_url + address if listed else "",
        description=description,
        alternates=tuple(Link(link.text, site.base_url + link.href) for link in alternates),
        place_tags=_place_tags(around, column, language),
        tags=tags,
        jsonld=jsonld,
        feed=around.feed(feed or (column.key if column else ""), language),
        current=column.key if column else current,
        switch=_switch(around, other, column, alternates, other_here) if other else Link(""),
        crumbs=crumbs,
        listed=listed,
        chrome=around.chrome[language].digest,
        site=site.base_url,
        emergencies=tuple(Link(text, url, lang) for text, url, lang in around.emergencies() if url != address),
        report=_report(around, language, address, title or site.name[language]),
        open_search=Link(site.name[language], around.chrome[language].open_search),
    )


def same_page(around: ViewContext, kind: str, key: str, part: tuple[tuple[str, str], ...]) -> tuple[Link, ...]:
    """Return the addresses of one interface page by language."""
    found = ((language, around.address(kind, language, key, part)) for language in around.site.languages)
    return tuple(Link(language, address) for language, address in found if address)


def _report(around: ViewContext, language: str, address: str, title: str) -> str:
    """Return the address of a letter to whoever keeps the site (RFC 6068), which says what page it is about."""
    subject = around.words[language]["report_subject"].format(title=title)
    return f"mailto:{around.site.email}?subject={quote(subject)}&body={quote(around.site.base_url + address)}%0D%0A"


def _place_tags(around: ViewContext, column: Column | None, language: str) -> Tags:
    def make() -> Tags:
        return site_tags(around.site, language) + (column_tags(column, around.site, language) if column else ())

    return around.remember(("tags", column.key if column else "", language), make)


def _switch(around: ViewContext, other: str, column: Column | None, alternates: tuple[Link, ...], here: str) -> Link:
    for link in alternates:
        if link.text == other:
            return Link(LANGUAGE_NAMES[other], link.href, other)
    fallback = here or (around.column(column.key, other) if column else "")
    return Link(LANGUAGE_NAMES[other], fallback or around.page("home", other), other)
