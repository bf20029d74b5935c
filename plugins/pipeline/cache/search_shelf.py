"""Artifacts of the search in the cache: of each file the last that was made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.pipeline.cache.blobs import BlobCache
from plugins.pipeline.cache.fingerprints import derivation_fingerprint


class ArtifactCache:
    """The search's shelf in the cache: of each file the last that was made, under the key of what it was made of."""

    def __init__(self, cache: BlobCache) -> None:
        self._cache = cache

    def load(self, name: str, key: str) -> Any:
        """Return what was stored under a name; None if it has another key, or nothing is there."""
        known, value = self._cache.load("index", [name]).get(name, ("", None))
        return value if known == f"{key} {derivation_fingerprint()}" else None

    def store(self, key: str, values: Mapping[str, Any]) -> None:
        """Keep values by name, in place of those with other keys."""
        self._cache.store(
            "index", {name: (f"{key} {derivation_fingerprint()}", value) for name, value in values.items()}
        )
