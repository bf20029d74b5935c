"""From the plan to files: one way for the public build and for the preview."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from plugins.model.digest import sha256
from plugins.model.document import Text
from plugins.model.plan import Entry
from plugins.pipeline.computed import software_digest as engine_digest
from plugins.pipeline.output import Output
from plugins.render.assets import software_digest as theme_digest
from plugins.render.site import TEXT_KINDS, Renderer

TextsOf = Callable[[Entry], Mapping[str, Text]]
AttachmentOf = Callable[[Entry], tuple[str, Path]]


def write_entries(
    output: Output,
    entries: Iterable[Entry],
    renderer: Renderer,
    theme: Path,
    made: Mapping[str, bytes],
    texts_of: TextsOf,
    attachment_of: AttachmentOf,
) -> None:
    """Write every entry whose bytes may differ from those that lie there.

    Args:
        output: the folder.
        entries: of the plan.
        renderer: of the same plan.
        theme: its folder; pages are written anew with it, with the engine, and with their views.
        made: bytes by path of what is not rendered: styles, scripts, the search index.
        texts_of: the texts by id that an entry's page holds; asked for those of `TEXT_KINDS`.
        attachment_of: SHA-256 of an attachment and where it lies.
    """
    software = f"{theme_digest(theme)} {engine_digest()}"
    for entry in entries:
        if entry.path in made:
            data = made[entry.path]
            output.write(entry.path, sha256(data), partial(bytes, data))
        elif entry.kind == "attachment":
            digest, place = attachment_of(entry)
            output.write(entry.path, digest, place.read_bytes)
        else:
            view = renderer.view(entry)
            fingerprint = sha256(f"{software} {view!r}".encode())
            output.write(entry.path, fingerprint, partial(_render, renderer, entry, view, texts_of))


def _render(renderer: Renderer, entry: Entry, view: object, texts_of: TextsOf) -> bytes:
    return renderer.render(entry, view, texts_of(entry) if entry.kind in TEXT_KINDS else {})
