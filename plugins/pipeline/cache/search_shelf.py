"""Artifacts of the search in the store: of each the last that was made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import Any

from plugins.pipeline.cache.blobs import BlobCache, BlobCodec
from plugins.pipeline.cache.codec import codec_of
from plugins.pipeline.cache.fingerprints import derivation_fingerprint
from plugins.pipeline.cache.store import WHOLE, Store
from plugins.search.generation import Table

Keyed = tuple[str, Any]
"""An artifact behind the key of what it was made of."""


class ShardsCodec:
    """Shards by name as bytes, one behind the other: there are hundreds of megabytes of them.

    Attributes:
        shape: as of any `Codec`.
    """

    shape = "shards 1"

    def encode(self, keyed: Keyed) -> bytes:
        """Return shards with their key as bytes."""
        key, shards = keyed
        head = json.dumps([key, list(shards), list(map(len, shards.values()))])
        return b"\n".join([head.encode(), b"".join(shards.values())])

    def decode(self, data: bytes) -> Keyed:
        """Return the shards of some bytes, with their key.

        Raises:
            ValueError: they are those of no shards.
        """
        head, _, rest = data.partition(b"\n")
        key, names, lengths = json.loads(head)
        places = pairwise(accumulate(lengths, initial=0))
        return key, {name: rest[start:end] for name, (start, end) in zip(names, places, strict=True)}


SHARDS = ShardsCodec()
FORMS: Mapping[str, Any] = {"table": tuple[str, Table], "delta": tuple[str, tuple[Table, dict[str, bytes]]]}
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
        for some in (*FORMS, name):
            self._cache(some).touch([WHOLE])
        return value if known == _full(key) else None

    def store(self, key: str, values: Mapping[str, Any]) -> None:
        """Keep artifacts by name, in place of those with other keys."""
        with self._store.writing():
            for name, value in values.items():
                self._cache(name).save({name: (_full(key), value)})

    def _cache(self, name: str) -> BlobCache[Keyed]:
        codec: BlobCodec[Keyed] = codec_of(FORMS[name]) if name in FORMS else SHARDS
        return BlobCache(self._store, self._kind, codec)


def _full(key: str) -> str:
    return f"{key} {derivation_fingerprint()}"
