"""Values of one kind in the store, each by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Generic, Protocol, TypeVar

from plugins.pipeline.cache.store import Store

Value = TypeVar("Value")


class BlobCodec(Protocol[Value]):
    """Makes bytes of a value, and a value of bytes."""

    @property
    def shape(self) -> str:
        """Names the type of the values with everything in it."""

    def encode(self, value: Value, /) -> bytes:
        """Return a value as bytes."""

    def decode(self, data: bytes, /) -> Value:
        """Return the value of some bytes.

        Raises:
            ValueError: they are those of no value.
        """


class BlobCache(Generic[Value]):
    """Values of one type by key: what cannot be read is missing, and computed again."""

    def __init__(self, store: Store, kind: str, codec: BlobCodec[Value]) -> None:
        """Begin with a kind of values in a store."""
        self._store = store
        self._codec = codec
        self._kind = f"{kind} {codec.shape}"

    def load(self, keys: Iterable[str]) -> dict[str, Value]:
        """Return the values known for some keys."""
        found: dict[str, Value] = {}
        for key, data in self._store.load(self._kind, keys).items():
            with suppress(ValueError):
                found[key] = self._codec.decode(data)
        return found

    def save(self, values: Mapping[str, Value]) -> None:
        """Save values, in place of those that their keys had."""
        with self._store.writing():
            self._store.save(self._kind, {key: self._codec.encode(value) for key, value in values.items()})

    def touch(self, keys: Iterable[str]) -> None:
        """Count keys as asked for today."""
        self._store.touch(self._kind, keys)
