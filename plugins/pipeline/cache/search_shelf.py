"""Artifacts of the search in the store: of each the last that was made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.pipeline.cache.blobs import BlobCache, BlobCodec
from plugins.pipeline.cache.codec import codec_of
from plugins.pipeline.cache.fingerprints import derivation_fingerprint
from plugins.pipeline.cache.store import WHOLE, Store
from plugins.search.generation import Table

Keyed = tuple[str, Any]
"""An artifact behind the key of what it was made of."""


class PieceCodec:
    """A piece of a pack behind its key, as bytes: there are hundreds of megabytes of them.

    Attributes:
        shape: as of any `Codec`.
    """

    shape = "piece 1"

    def encode(self, keyed: Keyed) -> bytes:
        """Return a piece with its key as bytes."""
        key, piece = keyed
        return b"\n".join([key.encode(), piece])

    def decode(self, data: bytes) -> Keyed:
        """Return the piece of some bytes, with its key.

        Raises:
            ValueError: they are those of no piece.
        """
        key, line, piece = data.partition(b"\n")
        if not line:
            raise ValueError("no key stands before the piece")
        return key.decode(), piece


PIECES = PieceCodec()
TABLE, DELTA = tuple[str, Table], tuple[str, tuple[Table, dict[str, bytes]]]
FORMS: Mapping[str, Any] = {"table": TABLE, "erased table": TABLE, "delta": DELTA}
"""Types of artifacts by name; all others are pieces of packs."""


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
        codec: BlobCodec[Keyed] = codec_of(FORMS[name]) if name in FORMS else PIECES
        return BlobCache(self._store, self._kind, codec)


def _full(key: str) -> str:
    return f"{key} {derivation_fingerprint()}"
