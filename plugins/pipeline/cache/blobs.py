"""Values of one kind in the store, each by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, Generic, TypeVar

from plugins.pipeline.cache.codec import Codec, DecodeError, codec_of
from plugins.pipeline.cache.store import Store

Value = TypeVar("Value")


class BlobCache(Generic[Value]):
    """Values of one type by key: what cannot be read is missing, and computed again."""

    def __init__(self, store: Store, kind: str, form: Any) -> None:
        """Begin with a kind of values in a store; ``form`` is their type, for `codec_of`."""
        self._store = store
        self._kind = kind
        self._codec: Codec[Value] = codec_of(form)

    def load(self, keys: Iterable[str]) -> dict[str, Value]:
        """Return the values known for some keys."""
        found: dict[str, Value] = {}
        for key, data in self._store.load(self._kind, keys).items():
            with suppress(DecodeError):
                found[key] = self._codec.decode(data)
        return found

    def save(self, values: Mapping[str, Value]) -> None:
        """Save values, in place of those that their keys had."""
        self._store.save(self._kind, {key: self._codec.encode(value) for key, value in values.items()})
