"""The search index of what is public, put together from vectors by digest."""

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
from plugins.pipeline.snapshot.search_rows import search_row
from plugins.plan.appearances import divide, history, most
from plugins.plan.places import main_date, public_address
from plugins.search.document import SearchDocument
from plugins.search.files import Made
from plugins.search.index import Collection, index
from plugins.search.vector import Vector


def search_index(state: Evaluation, computed: DerivedValues, store: Store) -> Mapping[str, Made]:
    """Return every file of the browser's index by its path in the output."""
    catalogue = state.catalogue
    rows = catalogue.rows

    def vectors(documents: Sequence[SearchDocument]) -> Iterable[Vector]:
        wanted = [left.get(document.digest) or catalogue.publications[document.id].revision for document in documents]
        found = computed.vectors(wanted)
        return [found[document.id] for document in documents]

    now = {id: row.digest for id, row in rows.items()}
    division = divide(history(state.releases, catalogue.at, state.shown, now))
    before = [r for id in division.left if (r := state.revision(id, division.base[id]))]
    left = {revision.digest: revision for revision in before}
    shown = {id: search_row(row) for id, row in rows.items()}
    stayed = [shown[id] for id in division.base if id not in division.left]
    collection = Collection(
        base=[*stayed, *(_before(revision, catalogue.policy) for revision in before)],
        left=division.left,
        fresh=[shown[id] for id in division.fresh],
        coming=most(len(division.base)),
    )
    return index(collection, vectors, ArtifactCache(store))


def _before(revision: Revision, policy: Policy) -> SearchDocument:
    """Return a revision that is public no more as search saw it."""
    day = revision.day(main_date(revision, policy))
    left = Publication(revision, public_address(revision, policy), day, None, (), False, (), 0)
    return search_row(row_of(left, policy))
