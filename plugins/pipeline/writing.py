"""From the plan to files: one way for the public build and for the preview."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from plugins.model.document import Text
from plugins.model.plan import Entry
from plugins.pipeline.computed import software_digest as engine_digest
from plugins.pipeline.output import Output
from plugins.pipeline.pages import Pages
from plugins.render.assets import software_digest as theme_digest
from plugins.render.site import TEXT_KINDS, Renderer
from plugins.search.files import Made

TextsOf = Callable[[Entry], Mapping[str, Text]]
AttachmentOf = Callable[[Entry], tuple[str, Path]]


def software_of(theme: Path) -> str:
    """Return a digest of all that makes pages besides their views: engine and theme."""
    return f"{theme_digest(theme)} {engine_digest()}"


def write_entries(
    output: Output,
    entries: Iterable[Entry],
    renderer: Renderer,
    pages: Pages,
    made: Mapping[str, Made],
    texts_of: TextsOf,
    attachment_of: AttachmentOf,
) -> None:
    """Write every entry whose bytes may differ from those that lie there.

    Args:
        output: the folder.
        entries: of the plan.
        renderer: of the same plan.
        pages: fingerprints of what is rendered.
        made: by path what is not rendered: styles, scripts, the search index.
        texts_of: the texts by id that an entry's page holds; asked for those of `TEXT_KINDS`.
        attachment_of: SHA-256 of an attachment and where it lies.
    """
    for entry in entries:
        if found := made.get(entry.path):
            output.write(entry.path, found.fingerprint, found.make)
        elif entry.kind == "attachment":
            digest, place = attachment_of(entry)
            output.write(entry.path, digest, place.read_bytes)
        else:
            output.write(entry.path, pages.fingerprint(entry), partial(_render, renderer, entry, pages, texts_of))


def _render(renderer: Renderer, entry: Entry, pages: Pages, texts_of: TextsOf) -> bytes:
    return renderer.render(entry, pages.view(entry), texts_of(entry) if entry.kind in TEXT_KINDS else {})
