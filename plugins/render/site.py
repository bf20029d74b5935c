"""The renderer: an entry of the plan becomes a frozen view, a view becomes bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from plugins.model.citation import Citation
from plugins.model.document import Text
from plugins.model.kind import Kind
from plugins.model.plan import Catalogue, Entry, Plan
from plugins.render.banner import Banner
from plugins.render.kinds import MADE, Written
from plugins.render.make_context import make_context
from plugins.render.shapes import SHAPES, check_templates
from plugins.render.theme import Theme
from plugins.render.view_context import CITING, Read
from plugins.render.views.fragments import Page

PARTS = 256
"""How many headers and footers are kept: texts share theirs, that of a list leads to it in the other language."""


class Renderer:
    """Pages, feeds and metadata of one plan."""

    def __init__(
        self,
        theme: Theme,
        catalogue: Catalogue,
        plan: Plan,
        banners: Mapping[str, Banner] | None = None,
        references: Mapping[str, Sequence[str]] | None = None,
        texts: Mapping[str, Text] | None = None,
        citations: Mapping[str, Sequence[Citation]] | None = None,
    ) -> None:
        """Prepare what views ask for.

        Args:
            theme: with the languages of the site.
            catalogue: what is public, at the instant of the plan.
            plan: every entry of the output.
            banners: by id, what the preview shows above a document, and every page is marked as internal;
                None for the public.
            references: by id, the documents that a text links to (``Text.links``); a ``doc:`` link to
                a document that is not named here, or not public, shows its words alone.
            texts: by id, the text of each public document; those of documents that amend others are read,
                so that the articles they change are marked; None: nothing is marked.
            citations: places of each text that name laws, which become links, by id, and by id, slash and
                digest for an earlier text; None: no links are added.

        Raises:
            SiteError: the theme lacks the template of a shape, or has one that belongs to none.
        """
        check_templates(theme.folder, SHAPES)
        self._theme = theme
        self._is_preview = banners is not None
        self._context = make_context(catalogue, plan, theme, references, texts, citations, banners)
        self._part = lru_cache(PARTS)(self._make_part)

    def view(self, entry: Entry) -> object:
        """Return the plain data of an entry whose kind is rendered; while it stays, so does the file."""
        return MADE[entry.kind].view(self._context, entry)

    def compute_view(self, entry: Entry) -> tuple[object, frozenset[Read]]:
        """Return the view of an entry, and its dependencies: everything of other documents and pages that it read."""
        self._context.read.clear()
        return self.view(entry), frozenset(self._context.read)

    def answer(self, question: tuple[object, ...]) -> object:
        """Return the present answer to a question that a view asked."""
        return self._context.answer(question)

    def citing(self) -> Mapping[str, object]:
        """Return what texts cite of each law, by id, with the sign that begins a view's question for it."""
        return {f"{CITING}{id}": citing for id, citing in self._context.every_citing().items()}

    def render(self, entry: Entry, view: object, texts: Mapping[str, Text], source: str = "") -> bytes:
        """Return the bytes of an entry.

        Args:
            entry: of the plan.
            view: what `view` returned for it.
            texts: by id, the text of every document of an entry whose kind has text.
            source: the approved Markdown of the document of an entry whose kind has that.
        """
        made = MADE[entry.kind]
        if isinstance(made, Written):
            return made.write(view, source if entry.kind.has_source else texts)
        name, given = made.content(self._context, entry, view, texts)
        return self._page(entry.kind, name, view, given)

    def _page(self, kind: Kind, name: str, view: Any, given: Mapping[str, object]) -> bytes:
        page: Page = view.page
        frame = {
            "header": self._part(
                "header",
                page.language,
                current=page.current,
                switch=page.switch,
                with_search=kind not in (Kind.SEARCH, Kind.HOME),
                is_preview=self._is_preview,
            ),
            "footer": self._part("footer", page.language),
            "is_preview": self._is_preview,
            "jsonld": Markup(page.jsonld),  # noqa: S704 holds no markup, see `jsonld.write`
        }
        template = self._theme.template(name, page.language)
        return template.render({**frame, **given}, view=view, page=page).encode()

    def _make_part(self, name: str, language: str, **data: object) -> Markup:
        """Return header or footer."""
        template = self._theme.template(f"partials/{name}", language)
        return Markup(template.render(chrome=self._context.chrome[language], **data))  # noqa: S704 escaped there
