"""Artifacts of the search in the store: of each the last that was made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.pipeline.cache.blobs import BlobCache
from plugins.pipeline.cache.fingerprints import derivation_fingerprint
from plugins.pipeline.cache.store import WHOLE, Store
from plugins.search.generation import Table

FORMS: Mapping[str, Any] = {"table": Table, "fresh": tuple[Table, dict[str, bytes]]}
"""Types of artifacts by name; all others are shards by name."""


class ArtifactCache:
    """The search's artifacts by name, each under the key of what it was made of."""

    def __init__(self, store: Store, kind: str = "index") -> None:
        """Keep artifacts in a store; ``kind`` tells those of several indexes apart."""
        self._store = store
        self._kind = kind

    def load(self, name: str, key: str) -> Any:
        """Return the artifact of a name; None if it has another key, or nothing is there."""
        known, value = self._cache(name).load([name]).get(name, ("", None))
        self._store.touch(self._kind, [WHOLE])
        return value if known == _full(key) else None

    def store(self, key: str, values: Mapping[str, Any]) -> None:
        """Keep artifacts by name, in place of those with other keys."""
        with self._store.writing():
            for name, value in values.items():
                self._cache(name).save({name: (_full(key), value)})

    def _cache(self, name: str) -> BlobCache[tuple[str, Any]]:
        return BlobCache(self._store, self._kind, tuple[str, FORMS.get(name, dict[str, bytes])])


def _full(key: str) -> str:
    return f"{key} {derivation_fingerprint()}"
