"""The renderer: an entry of the plan becomes a frozen view, a view becomes bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, Template
from markupsafe import Markup

from plugins.model.document import Heading, Text
from plugins.model.plan import Catalogue, Entry, Plan
from plugins.render import jsonld
from plugins.render.banner import Banner
from plugins.render.environment import make_environment
from plugins.render.feeds import attachments_of, feed_view, write_feed
from plugins.render.links import resolve
from plugins.render.plain import Plain, load_plain
from plugins.render.sitemap import robots_view, sitemap_view, write_robots, write_sitemap
from plugins.render.surroundings import Read, survey
from plugins.render.views.document import document_view
from plugins.render.views.home import home_view
from plugins.render.views.lists import list_view
from plugins.render.views.machine import FeedView, RobotsView, SitemapView
from plugins.render.views.pages import not_found_view, notice_view, plain_view, search_view, site_map_view
from plugins.render.views.parts import Page
from plugins.render.views.records import DocumentView
from plugins.render.words import load_words

TEXT_KINDS = frozenset({"document", "question", "feed"})
"""Kinds of entries whose pages hold the text of their documents."""

CONTENTS_LEVELS = 2
"""How many levels of headings the contents show."""


class Renderer:
    """Pages, feeds and metadata of one plan.

    Args:
        theme: folder of the theme.
        catalogue: what is public, at the instant of the plan.
        plan: every entry of the output.
        assets: address of each asset by name, from `plugins.render.assets.load_assets`.
        banners: by id, what the preview shows above a document, and every page is marked as internal;
            None for the public.
        references: by id, the documents that a text links to (``Text.links``); a ``doc:`` link to
            a document that is not named here, or not public, shows its words alone.
        compiled: keeps compiled templates.
    """

    def __init__(
        self,
        theme: Path,
        catalogue: Catalogue,
        plan: Plan,
        assets: Mapping[str, str],
        banners: Mapping[str, Banner] | None = None,
        references: Mapping[str, Sequence[str]] | None = None,
        compiled: BytecodeCache | None = None,
    ) -> None:
        languages = catalogue.policy.site.languages
        words = {language: load_words(theme, language) for language in languages}
        self._theme = theme
        self._plan = plan
        self._banners = banners or {}
        self._is_preview = banners is not None
        self._around = survey(catalogue, plan, words, assets, {} if references is None else references)
        self._assets = assets
        self._compiled = compiled
        self._environments: dict[str, Environment] = {}
        self._templates: dict[tuple[str, str], Template] = {}
        self._plain: dict[tuple[str, str], Plain] = {}
        self._parts: dict[tuple[object, ...], Markup] = {}

    def beside(
        self, catalogue: Catalogue, plan: Plan, banners: Mapping[str, Banner], references: Mapping[str, Sequence[str]]
    ) -> Renderer:
        """Return the preview's renderer of another catalogue and plan, with the templates that are read already."""
        other = copy(self)
        other._plan, other._banners = plan, banners
        other._around = survey(catalogue, plan, self._around.words, self._assets, references)
        other._parts = {}
        return other

    def view(self, entry: Entry) -> object:
        """Return the plain data of an entry; while its `repr` stays, so does the file.

        Raises:
            ValueError: entries of this kind are not rendered.
        """
        around = self._around
        match entry.kind:
            case "document" | "question":
                return document_view(around, entry, self._banners.get(entry.key))
            case "list":
                return list_view(around, entry)
            case "home":
                return home_view(around, entry)
            case "page":
                return plain_view(around, entry, self._text_of(entry).title)
            case "search":
                return search_view(around, entry)
            case "site-map":
                return site_map_view(around, entry)
            case "notice":
                return notice_view(around, entry)
            case "not-found":
                return not_found_view(around, entry)
            case "feed":
                return feed_view(around, entry)
            case "sitemap":
                return sitemap_view(around, self._plan)
            case "robots":
                return robots_view(around)
            case kind:
                raise ValueError(f"entries of the kind {kind} are not rendered: {entry.path}")

    def look(self, entry: Entry) -> tuple[object, frozenset[Read]]:
        """Return the view of an entry, and everything of other documents and pages that it read."""
        self._around.read.clear()
        return self.view(entry), frozenset(self._around.read)

    def answer(self, question: tuple[object, ...]) -> object:
        """Return the present answer to a question that a view read."""
        return self._around.answer(question)

    def render(self, entry: Entry, view: object, texts: Mapping[str, Text]) -> bytes:
        """Return the bytes of an entry.

        Args:
            entry: of the plan.
            view: what `view` returned for it.
            texts: by id, the text of every document of an entry whose kind is in `TEXT_KINDS`.
        """
        match view:
            case DocumentView():
                return self._document(entry, view, texts[entry.key])
            case FeedView():
                publications = self._around.catalogue.publications
                return write_feed(view, texts, {id: attachments_of(publications[id]) for id in entry.documents})
            case SitemapView():
                return write_sitemap(view)
            case RobotsView():
                return write_robots(view)
        if entry.kind == "page":
            return self._page(entry.kind, view, html=Markup(self._text_of(entry).html))  # noqa: S704 our own text
        if entry.kind == "not-found":
            return self._page(entry.kind, view, words=self._around.words)
        return self._page(entry.kind, view)

    def _document(self, entry: Entry, view: DocumentView, text: Text) -> bytes:
        html = resolve(text.html, dict(view.links), {file.name: file.href for file in view.files})
        structured = view.page.jsonld
        if entry.kind == "question":
            site = self._around.site
            structured = jsonld.write(
                jsonld.question(view, text.plain),
                jsonld.breadcrumb(site, view.page.crumbs, view.title, site.base_url + view.page.address),
            )
        return self._page(
            entry.kind,
            view,
            html=Markup(html),  # noqa: S704 sanitised by the reader
            headings=contents(text.headings),
            jsonld=Markup(structured),  # noqa: S704 holds no markup, see `jsonld.write`
        )

    def _page(self, kind: str, view: Any, **more: object) -> bytes:
        page: Page = view.page
        template = self._template(kind, page.language)
        footer = self._part("footer", page.language)
        header = self._part(
            "header",
            page.language,
            current=page.current,
            switch=page.switch,
            with_search=kind != "search",
            is_preview=self._is_preview,
        )
        more.setdefault("jsonld", Markup(page.jsonld))  # noqa: S704 holds no markup, see `jsonld.write`
        return template.render(view=view, page=page, header=header, footer=footer, **more).encode()

    def _part(self, name: str, language: str, **data: object) -> Markup:
        """Return header or footer, rendered once for what it is made of."""
        key = (name, language, *data.values())
        found = self._parts.get(key)
        if found is None:
            html = self._template(f"partials/{name}", language).render(chrome=self._around.chrome[language], **data)
            found = self._parts[key] = Markup(html)  # noqa: S704 escaped there
        return found

    def _template(self, name: str, language: str) -> Template:
        found = self._templates.get((name, language))
        if found is None:
            environment = self._environments.get(language)
            if environment is None:
                environment = make_environment(self._theme, self._around.words[language], self._assets, self._compiled)
                self._environments[language] = environment
            found = environment.get_template(f"templates/{name}.html")
            found.globals = dict(found.globals)  # a plain dictionary is copied faster for each page
            self._templates[name, language] = found
        return found

    def _text_of(self, entry: Entry) -> Plain:
        key = (entry.key, entry.language)
        if key not in self._plain:
            self._plain[key] = load_plain(self._theme, *key)
        return self._plain[key]


def contents(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Return what the contents show: the upper levels, nothing for a text with fewer than three headings."""
    top = min((heading.level for heading in headings), default=0)
    shown = tuple(heading for heading in headings if heading.level < top + CONTENTS_LEVELS)
    return shown if len(shown) >= 3 else ()
