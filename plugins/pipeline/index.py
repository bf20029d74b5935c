"""The search index of what is public, put together from vectors by digest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.model.row import Row, row_of
from plugins.pipeline.cache import Cache
from plugins.pipeline.computed import Computed
from plugins.pipeline.program import software_digest
from plugins.pipeline.state import State
from plugins.plan.appearances import divide, history, most
from plugins.plan.places import main_date, public_address
from plugins.search.document import SearchDocument
from plugins.search.files import Made
from plugins.search.index import Collection, index
from plugins.search.vector import Vector

SEEN = attrgetter(*({"state": "validity"}.get(name, name) for name in SearchDocument._fields))
"""What search sees of a row; for ten thousand of them, naming each would take three times as long."""


def search_documents(catalogue: Catalogue) -> list[SearchDocument]:
    """Return what is public as search sees it."""
    return [searched(row) for row in catalogue.rows.values()]


def search_index(state: State, computed: Computed, cache: Cache) -> Mapping[str, Made]:
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
    shown = {id: searched(row) for id, row in rows.items()}
    stayed = [shown[id] for id in division.base if id not in division.left]
    collection = Collection(
        base=[*stayed, *(_before(revision, catalogue.policy) for revision in before)],
        left=division.left,
        fresh=[shown[id] for id in division.fresh],
        coming=most(len(division.base)),
    )
    return index(collection, vectors, Shelved(cache))


class Shelved:
    """The search's shelf in the cache: of each file the last that was made, under the key of what it was made of."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load(self, name: str, key: str) -> Any:
        """Return what was stored under a name; None if it has another key, or nothing is there."""
        known, value = self._cache.load("index", [name]).get(name, ("", None))
        return value if known == f"{key} {software_digest()}" else None

    def store(self, key: str, values: Mapping[str, Any]) -> None:
        """Keep values by name, in place of those with other keys."""
        self._cache.store("index", {name: (f"{key} {software_digest()}", value) for name, value in values.items()})


def searched(row: Row) -> SearchDocument:
    """Return a public document as search sees it."""
    return SearchDocument._make(SEEN(row))


def _before(revision: Revision, policy: Policy) -> SearchDocument:
    """Return a revision that is public no more as search saw it."""
    day = revision.day(main_date(revision, policy))
    left = Publication(revision, public_address(revision, policy), day, None, (), False, (), 0)
    return searched(row_of(left, policy, ()))
