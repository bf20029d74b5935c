"""From a catalogue and a plan to the context of views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.model.citation import Citation
from plugins.model.document import Text
from plugins.model.plan import Catalogue, Plan
from plugins.render.banner import Banner
from plugins.render.listings import Part, listings
from plugins.render.theme import Theme
from plugins.render.view_context import ViewContext


def make_context(
    catalogue: Catalogue,
    plan: Plan,
    theme: Theme,
    references: Mapping[str, Sequence[str]] | None,
    texts: Mapping[str, Text] | None,
    citations: Mapping[str, Sequence[Citation]] | None,
    banners: Mapping[str, Banner] | None,
) -> ViewContext:
    """Index catalogue and plan for the questions of views.

    Args:
        catalogue: at the instant of the build.
        plan: every entry of the output.
        theme: with the languages of the site.
        references: by document, the ids that its text links to; None: texts link to nothing.
        texts: of public documents, by id; None: no text amends articles of another.
        citations: places of texts that name laws; None: texts name none.
        banners: by document, what the preview shows above it; None for the public.
    """
    paths: dict[tuple[str, str, str, Part], str] = {
        (entry.kind, entry.language, entry.key, entry.part): entry.path
        for entry in plan.entries
        if entry.kind.is_linked
    }
    return ViewContext(
        catalogue=catalogue,
        plan=plan,
        theme=theme,
        paths=paths,
        lists=listings(plan.entries),
        references={} if references is None else references,
        texts={} if texts is None else texts,
        citations={} if citations is None else citations,
        banners={} if banners is None else banners,
    )
