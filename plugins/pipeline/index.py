"""The search index of what is public, put together from vectors by digest."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plugins.model.address import UNDATED
from plugins.model.plan import Catalogue
from plugins.model.publication import Publication
from plugins.pipeline.cache import Cache
from plugins.pipeline.computed import Computed, software_digest
from plugins.search.document import SearchDocument
from plugins.search.index import build
from plugins.search.vector import Vector


def search_documents(catalogue: Catalogue) -> list[SearchDocument]:
    """Return what is public as search sees it, in order of approval."""
    return [searched(p) for p in sorted(catalogue.publications.values(), key=lambda p: p.order)]


def search_index(catalogue: Catalogue, computed: Computed, cache: Cache) -> Mapping[str, bytes]:
    """Return every file of the browser's index by its path in the output."""
    documents = search_documents(catalogue)
    revisions = {id: p.revision for id, p in catalogue.publications.items()}
    vectors: dict[str, Vector] = {}

    def vector_of(document: SearchDocument) -> Vector:
        if document.id not in vectors:
            vectors.update(computed.vectors([revisions[document.id]]))
        return vectors[document.id]

    def kept(key: str, make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, bytes]:
        name = f"{key} {software_digest()}"
        known = cache.load("index", [name])
        if name in known:
            return dict(known[name])
        vectors.update(computed.vectors(list(revisions.values())))
        made = dict(make())
        cache.store("index", {name: made})
        return made

    return build(documents, vector_of, kept)


def searched(publication: Publication) -> SearchDocument:
    """Return a publication as search sees it."""
    revision = publication.revision
    return SearchDocument(
        id=revision.id,
        url=publication.url,
        title=revision.title,
        column=revision.column,
        department=revision.string("department"),
        year=UNDATED if publication.day is None else str(publication.day.year),
        language=revision.language,
        day="" if publication.day is None else publication.day.isoformat(),
        order=publication.order,
        state=publication.validity.value if publication.validity else "",
        digest=revision.digest,
        number=revision.string("document_number"),
    )
