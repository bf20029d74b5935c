"""Artifacts of the search in the cache: of each file the last that was made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.pipeline.cache.blobs import Cache
from plugins.pipeline.cache.fingerprints import software_digest


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
