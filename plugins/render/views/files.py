"""Attachments as pages show them: where they lie, of what type, how large."""

from __future__ import annotations

from plugins.model.revision import Revision
from plugins.model.shared_file import shared_file
from plugins.render.links import attachment_address
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import File, Picture

TYPES = {"jpg": "JPEG", "jpeg": "JPEG", "docx": "Word", "doc": "Word", "xlsx": "Excel", "xls": "Excel", "txt": "Text"}


def files_of(revision: Revision, address: str) -> tuple[File, ...]:
    """Return the attachments of a text, which lie beside the page at an address; a shared one has its title."""
    shared = shared_file(revision)
    return tuple(
        File(
            file.name,
            attachment_address(address, file.name),
            _type(file.name),
            _size(file.size_bytes),
            revision.title if file == shared else "",
            file.pages,
        )
        for file in revision.attachments
    )


def pictures_of(around: ViewContext, key: str, revision: Revision, address: str) -> tuple[Picture, ...]:
    """Return the pictures that a text may show with their sides: its own, and those that it shares with others.

    Args:
        around: answers for the others.
        key: of the text in the plan: the id, or the id, a slash and the digest of an earlier text.
        revision: the text.
        address: of the page that shows it.
    """
    own = ((attachment_address(address, file.name), file) for file in revision.attachments)
    return tuple(Picture(href, file.width, file.height) for href, file in (*own, *around.shared(key)) if file.width)


def _type(name: str) -> str:
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    return TYPES.get(suffix, suffix.upper())


def _size(size_bytes: int) -> str:
    if size_bytes < 1000:
        return f"{size_bytes} B"
    if size_bytes < 1_000_000:
        return f"{max(1, round(size_bytes / 1000))} kB"
    return f"{size_bytes / 1_000_000:.1f} MB"
