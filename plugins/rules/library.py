"""What a document can be compared with: public documents, working documents and policy."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from plugins.model.document import Attachment, Document, Value
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.register import RegisterEntry
from plugins.model.standing import State

NOT_COMPARED = frozenset({"status", "column", "slug"})
"""Keys that approval takes out of a working document, or puts in where it has none."""

NUMBERS = ("document_number", "index_number")


@dataclass(frozen=True)
class Library:
    """The neighbours of a document.

    Attributes:
        catalogue: public documents and what the ledger says, at one instant.
        working: documents that are being written, by id.
        policy: in force.
        public: the public state of documents, with its text, by id; the text
            of a document that is missing here counts as changed.
        entries: of registers, by reference.
    """

    catalogue: Catalogue
    working: Mapping[str, Document]
    policy: Policy
    public: Mapping[str, Document] = field(default_factory=dict)
    entries: Mapping[str, RegisterEntry] = field(default_factory=dict)

    def column_of(self, id: str) -> str | None:
        """Return the column of a document that is being written or public, None if it is unknown."""
        if id in self.working:
            return self.working[id].column
        publication = self.catalogue.publications.get(id)
        return publication.revision.column if publication else None

    def text_of(self, id: str) -> Document | None:
        """Return a document as it is being written, else as it is public; None if there is neither."""
        return self.working.get(id) or self.public.get(id)

    def is_changed(self, document: Document) -> bool:
        """Tell whether ``document`` is public in another state than this; False when it is not public."""
        publication = self.catalogue.publications.get(document.id)
        if publication is None:
            return False
        if _head(document.fields) != _head(publication.revision.fields):
            return True
        if _files(document.attachments) != _files(publication.revision.attachments):
            return True
        before = self.public.get(document.id)
        if before is not None:
            return _nfc(before.body).strip("\n") != _nfc(document.body).strip("\n")
        standing = self.catalogue.standings.get(document.id)
        return standing is not None and standing.state in (State.CHANGED, State.SUBMITTED, State.RETURNED)

    def has_other_text(self, document: Document) -> bool:
        """Tell whether a changed document may differ from its public state in the text itself."""
        before = self.public.get(document.id)
        return self.is_changed(document) and (before is None or before.text.plain != document.text.plain)

    @cached_property
    def same_words(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of documents being written whose words are the same, by `words_digest`."""
        found: dict[str, list[str]] = {}
        for id in sorted(self.working):
            found.setdefault(words_digest(self.working[id]), []).append(id)
        return {digest: tuple(ids) for digest, ids in found.items()}

    @cached_property
    def numbers(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """Ids of documents, being written or public, by `number_keys`."""
        found: dict[tuple[str, ...], list[str]] = {}
        heads = {id: (p.revision.fields, p.revision.column) for id, p in self.catalogue.publications.items()}
        heads |= {id: (d.fields, d.column) for id, d in self.working.items()}
        for id in sorted(heads):
            for name in NUMBERS:
                for key in self.number_keys(*heads[id], name):
                    found.setdefault(key, []).append(id)
        return {key: tuple(ids) for key, ids in found.items()}

    def number_keys(self, fields: Mapping[str, Value], column: str, name: str) -> tuple[tuple[str, ...], ...]:
        """Return what must be one document's alone: the number with all that makes it another; ``()`` without one."""
        number = fields.get(name)
        if not isinstance(number, str):
            return ()
        if name == "index_number":
            return ((name, number),)
        day = fields.get("formed", fields.get("announced"))
        issuers = fields.get("issued_by", ())
        return ((name, column, number, str(fields.get("language")), repr(issuers), str(day)[:4]),)

    def targets(self, id: str, name: str) -> tuple[str, ...]:
        """Return the ids in a reference field of a document, as it is being written, else as it is public."""
        if id in self.working:
            return self.working[id].ids_in(name)
        publication = self.catalogue.publications.get(id)
        return publication.revision.ids_in(name) if publication else ()

    def reachable(self, id: str, names: tuple[str, ...]) -> Iterator[str]:
        """Yield every id that can be reached from ``id`` over the reference fields ``names``, each once."""
        seen: set[str] = set()
        waiting = [id]
        while waiting:
            here = waiting.pop()
            for target in (t for name in names for t in self.targets(here, name)):
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
                    yield target


def words_digest(document: Document) -> str:
    """Return a digest of the words of the text, white space aside; ``""`` when there are none."""
    words = "".join(document.text.plain.split())
    return hashlib.sha256(words.encode()).hexdigest() if words else ""


def _head(fields: Mapping[str, Value]) -> dict[str, Value]:
    return {
        name: tuple(map(_nfc, value)) if isinstance(value, tuple) else _nfc(value) if isinstance(value, str) else value
        for name, value in fields.items()
        if name not in NOT_COMPARED and value not in ("", ())
    }


def _nfc(words: str) -> str:
    return unicodedata.normalize("NFC", words)


def _files(attachments: tuple[Attachment, ...]) -> list[tuple[str, str]]:
    return [(file.name, file.sha256) for file in attachments]
