"""Partitions of which a few values are asked for: each value is decoded, and encoded again, by itself."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, Generic, TypeVar

import msgspec

from plugins.pipeline.cache.codec import Codec, DecodeError, codec_of

Value = TypeVar("Value")

_decoder = msgspec.json.Decoder(dict[str, msgspec.Raw])


class LazyValues(MutableMapping[str, Value]):
    """Values by name; a value is decoded when it is asked for."""

    def __init__(self, encoded: Mapping[str, msgspec.Raw], codec: Codec[Value]) -> None:
        """Begin with values as bytes, and the codec of one."""
        self._encoded: dict[str, msgspec.Raw | None] = dict(encoded)
        self._codec = codec
        self._values: dict[str, Value] = {}

    def __getitem__(self, name: str) -> Value:
        """Return a value.

        Raises:
            KeyError: there is none of this name.
            DecodeError: its bytes are not those of a value of the type.
        """
        encoded = self._encoded[name]
        if encoded is not None and name not in self._values:
            self._values[name] = self._codec.decode(bytes(encoded))
        return self._values[name]

    def __setitem__(self, name: str, value: Value) -> None:
        self._values[name] = value
        self._encoded[name] = None

    def __delitem__(self, name: str) -> None:
        del self._encoded[name]
        self._values.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._encoded)

    def __len__(self) -> int:
        return len(self._encoded)

    def encoded(self) -> Mapping[str, msgspec.Raw]:
        """Return every value as bytes; those that were set are encoded now, where a store expects what they raise."""
        for name, encoded in self._encoded.items():
            if encoded is None:
                self._encoded[name] = msgspec.Raw(self._codec.encode(self._values[name]))
        return {name: encoded for name, encoded in self._encoded.items() if encoded is not None}


class LazyCodec(Generic[Value]):
    """Partitions as `LazyValues`, compressed: all of them are read, and few are opened.

    Attributes:
        shape: as of any `Codec`.
    """

    def __init__(self, kind: Any) -> None:
        """Take the type of the values."""
        self._codec: Codec[Value] = codec_of(kind)
        self.shape = f"{self._codec.shape} lazy"

    def encode(self, values: Mapping[str, Value]) -> bytes:
        """Return a partition as bytes; of `LazyValues`, only what was set is encoded anew."""
        lazy = values if isinstance(values, LazyValues) else self._lazy(values)
        return zlib.compress(msgspec.json.encode(lazy.encoded()), level=1)

    def decode(self, data: bytes) -> MutableMapping[str, Value]:
        """Return the partition of some bytes.

        Raises:
            DecodeError: they are no partition.
        """
        try:
            return LazyValues(_decoder.decode(zlib.decompress(data)), self._codec)
        except (zlib.error, msgspec.MsgspecError) as error:
            raise DecodeError(str(error)) from error

    def _lazy(self, values: Mapping[str, Value]) -> LazyValues[Value]:
        lazy = LazyValues[Value]({}, self._codec)
        lazy.update(values)
        return lazy
