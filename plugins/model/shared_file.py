"""A picture or form that many texts share: the only file of a document that says who holds the rights to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from plugins.model.document import Attachment

SCHEME = "media:"
"""Begins the address of a shared file in a text, before the id of the document that has it."""

RIGHTS = "rights"
"""The field that says under which terms others may use the file."""

CREDIT = "credit"
"""The field that says who made it."""


class Holder(Protocol):
    """What working documents and approved revisions have in common here."""

    @property
    def attachments(self) -> Sequence[Attachment]:
        """Its files."""

    def string(self, name: str) -> str:
        """Return a field that holds a string, ``""`` when it is absent."""


def shared_file(holder: Holder) -> Attachment | None:
    """Return the file that texts may show by the document's id, None when it has none.

    It is shared when the document says its rights, and when it is the only
    one: an id then says which file is meant.
    """
    only = len(holder.attachments) == 1 and holder.string(RIGHTS).strip()
    return holder.attachments[0] if only else None
