"""A whole fictional site, rendered once for all tests of the theme."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.model.plan import Entry, Plan
from plugins.plan.entries import plan
from plugins.render.assets import load_assets
from plugins.render.site import Renderer
from plugins.render.theme import Theme
from tests.render.make import THEME, World
from tests.render.world import make_world


@dataclass(frozen=True)
class Site:
    """A rendered site: its plan, and the bytes of each entry by path."""

    world: World
    plan: Plan
    renderer: Renderer
    files: dict[str, bytes]
    views: dict[str, object]

    def entry(self, path: str) -> Entry:
        """The entry that is written to ``path``."""
        return next(entry for entry in self.plan.entries if entry.path == path)

    def page(self, path: str) -> str:
        """The HTML at ``path``."""
        return self.files[path].decode()


def render(world: World, theme: Path = THEME, **more: Any) -> Site:
    """Render every page of a world with a theme."""
    addresses, assets = load_assets(theme)
    catalogue = world.catalogue()
    planned = plan(catalogue, [], None)
    made_with = Theme(theme, world.policy.site.languages, addresses)
    read = {"references": world.references(), "texts": world.texts, "citations": world.citations()}
    renderer = Renderer(made_with, catalogue, planned, **read, **more)
    files, views = dict(assets), {}
    for entry in planned.entries:
        if not entry.kind.is_rendered:
            files[entry.path] = b"attached"
            continue
        view = renderer.view(entry)
        texts = world.texts_of(entry) if entry.kind.has_text else {}
        views[entry.path] = view
        source = world.bodies[entry.key] if entry.kind.has_source else ""
        files[entry.path] = renderer.render(entry, view, texts, source)
    return Site(world, planned, renderer, files, views)


@functools.cache
def whole_site() -> Site:
    """The site of `make_world`."""
    return render(make_world())
