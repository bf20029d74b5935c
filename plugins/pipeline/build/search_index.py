"""The search index of what is public, made from term vectors by digest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from plugins.model.policy import Policy
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.model.row import row_of
from plugins.pipeline.cache.derived import DerivedValues
from plugins.pipeline.cache.search_shelf import ArtifactCache
from plugins.pipeline.cache.store import Store
from plugins.pipeline.snapshot.evaluate import Evaluation
from plugins.pipeline.snapshot.search_rows import search_row, search_weights
from plugins.plan.addresses import main_date, public_address
from plugins.plan.index_segments import max_delta, release_steps, split
from plugins.search.document import SearchDocument
from plugins.search.files import Artifact
from plugins.search.index import Collection, index
from plugins.search.vector import Vector


def search_index(evaluation: Evaluation, derived: DerivedValues, store: Store) -> Mapping[str, Artifact]:
    """Return every file of the browser's index by its path in the output."""
    catalogue = evaluation.catalogue
    rows = catalogue.rows

    def revisions_of(documents: Sequence[SearchDocument]) -> list[Revision]:
        return [left.get(d.digest) or catalogue.publications[d.id].revision for d in documents]

    def vectors(documents: Sequence[SearchDocument]) -> Iterable[Vector]:
        found = derived.vectors(revisions_of(documents))
        return [found[document.id] for document in documents]

    def passages(documents: Sequence[SearchDocument]) -> Iterable[Sequence[bytes]]:
        found = derived.passages(revisions_of(documents))
        return [found[document.id] for document in documents]

    digests = {id: row.digest for id, row in rows.items()}
    segments = split(release_steps(evaluation.releases, catalogue.at, evaluation.shown, digests))
    earlier = [r for id in segments.removed if (r := evaluation.revision(id, segments.base[id]))]
    left = {revision.digest: revision for revision in earlier}
    public = {id: search_row(row) for id, row in rows.items()}
    earlier_digests = {id: {row.digest, *(digest for digest, _ in row.earlier)} for id, row in rows.items()}
    erased = (r.id for r in earlier if r.digest not in earlier_digests.get(r.id, ()))
    stayed = [public[id] for id in segments.base if id not in segments.removed]
    collection = Collection(
        base=[*stayed, *(_as_it_was(revision, catalogue.policy) for revision in earlier)],
        removed=segments.removed,
        erased=frozenset(erased),
        delta=[public[id] for id in segments.delta],
        expected_changes=max_delta(len(segments.base)),
        weights=search_weights(catalogue.policy),
        synonyms=catalogue.policy.synonyms,
    )
    return index(collection, vectors, passages, ArtifactCache(store))


def _as_it_was(revision: Revision, policy: Policy) -> SearchDocument:
    """Return a revision that is no longer public, as search had it."""
    day = revision.day(main_date(revision, policy))
    publication = Publication(revision, public_address(revision, policy), day, None, (), False, (), 0)
    return search_row(row_of(publication, policy, ()))
