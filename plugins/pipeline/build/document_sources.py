"""What the pages of documents are made of besides their views: texts and files of what is public, and of what was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.model.citation import Citation
from plugins.model.digest import revision_digest, sha256
from plugins.model.document import Text
from plugins.model.error import IntegrityError
from plugins.model.kind import Kind
from plugins.model.plan import Catalogue, Entry
from plugins.model.publication import Publication
from plugins.pipeline.cache.derived import DerivedValues
from plugins.pipeline.cache.revision_source import place_of
from plugins.read.attachments import DOCUMENT_NAME

END_OF_FRONT_MATTER = "\n---\n"

OF_ONE_DOCUMENT = frozenset({Kind.DOCUMENT, Kind.FORMER, Kind.DIFFERENCE})
"""Kinds of pages that are made of several texts of one document."""


@dataclass(frozen=True, slots=True)
class DocumentSources:
    """Reads for the entries of a plan.

    Attributes:
        root: in which approved revisions lie.
        catalogue: what is public.
        derived: of the same build.
    """

    root: Path
    catalogue: Catalogue
    derived: DerivedValues

    def texts(self, entry: Entry) -> Mapping[str, Text]:
        """Return the texts an entry's page holds: by id what is public, by digest the texts that it compares."""
        public = [self.catalogue.publications[id] for id in entry.documents]
        if entry.kind not in OF_ONE_DOCUMENT:
            return self.derived.texts([one.revision for one in public])
        (one,) = public
        compared = self.derived.texts_by_digest([one.text(digest) for digest in _digests(entry, one)])
        if entry.kind is not Kind.DOCUMENT:
            return compared
        return {**compared, **self.derived.texts([one.revision])}

    def body(self, entry: Entry) -> str:
        """Return the Markdown of a public document, as it was approved.

        Raises:
            IntegrityError: its bytes are not those of the digest any more.
        """
        revision = self.catalogue.publications[entry.key].revision
        place = place_of(self.root, revision.path) / DOCUMENT_NAME
        data = place.read_bytes()
        files = [(DOCUMENT_NAME, sha256(data)), *((one.name, one.sha256) for one in revision.attachments)]
        if revision_digest(files) != revision.digest:
            raise IntegrityError(f"{place} holds other bytes than were approved; build again to see why")
        return data.decode().partition(END_OF_FRONT_MATTER)[2]

    def attachment(self, entry: Entry) -> tuple[str, Path]:
        """Return the SHA-256 of an attachment, and where it lies."""
        id, *digest, name = entry.key.split("/")
        publication = self.catalogue.publications[id]
        revision = publication.text(digest[0]) if digest else publication.revision
        sha256 = next(one.sha256 for one in revision.attachments if one.name == name)
        return sha256, place_of(self.root, revision.path) / name


def _digests(entry: Entry, publication: Publication) -> Sequence[str]:
    if entry.kind is Kind.DOCUMENT:
        return tuple({digest: None for pair in publication.changes for digest in pair})
    return entry.key.split("/")[1:]


class PublicTexts(Mapping[str, Text]):
    """The texts of what is public, by id, each read when it is asked for."""

    def __init__(self, catalogue: Catalogue, derived: DerivedValues) -> None:
        self._catalogue = catalogue
        self._derived = derived

    def __getitem__(self, id: str) -> Text:
        return self._derived.texts([self._catalogue.publications[id].revision])[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._catalogue.publications)

    def __len__(self) -> int:
        return len(self._catalogue.publications)


class TextReferences(Mapping[str, Sequence[str]]):
    """The ids that texts link to: by id for what is public, by id, slash and digest for an earlier text."""

    def __init__(self, public: Mapping[str, Sequence[str]], catalogue: Catalogue, derived: DerivedValues) -> None:
        self._public = public
        self._catalogue = catalogue
        self._derived = derived

    def __getitem__(self, key: str) -> Sequence[str]:
        id, _, digest = key.partition("/")
        if not digest:
            return self._public[id]
        return self._derived.links([self._catalogue.publications[id].text(digest)])[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._public)

    def __len__(self) -> int:
        return len(self._public)


class TextCitations(Mapping[str, Sequence[Citation]]):
    """The places of texts that name laws: by id for what is public, by id, slash and digest for an earlier text."""

    def __init__(self, catalogue: Catalogue, derived: DerivedValues) -> None:
        self._catalogue = catalogue
        self._derived = derived

    def __getitem__(self, key: str) -> Sequence[Citation]:
        id, _, digest = key.partition("/")
        publication = self._catalogue.publications[id]
        return self._derived.citations(publication.text(digest) if digest else publication.revision)

    def __iter__(self) -> Iterator[str]:
        return iter(self._catalogue.publications)

    def __len__(self) -> int:
        return len(self._catalogue.publications)
