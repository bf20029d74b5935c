"""An approved state of a document: small enough that a build holds all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.model.document import Attachment, Fielded, Publish, Value
from plugins.model.packing import packed


@packed
@dataclass(frozen=True, slots=True)
class Revision(Fielded):
    """One approved state, without its text.

    Attributes:
        id: of the document.
        digest: ``sha256:…`` of document and attachments together.
        path: POSIX folder under the root, ``approved/k7/k7m29xqf/3fa91c…``, or that of a copy.
        column: key of the column.
        fields: as in `Document`.
        attachments: sorted by name.
        last_good: whether its bytes are those of the copy that the last release kept, because the approved ones fail.
    """

    id: str
    digest: str
    path: str
    column: str
    fields: Mapping[str, Value]
    attachments: tuple[Attachment, ...]
    last_good: bool = False

    @property
    def title(self) -> str:
        """The title."""
        return self.string("title")

    @property
    def language(self) -> str:
        """``en`` or ``zh-Hans``."""
        return self.string("language")

    @property
    def publish(self) -> Publish | None:
        """When it may be public; None: the column's default."""
        value = self.fields.get("publish")
        return value if isinstance(value, Publish) else None
