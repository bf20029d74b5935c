"""Dictionaries in the store, in partitions: what is written grows with what changed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Generic, Protocol, TypeVar

from plugins.pipeline.cache.checksums import StoredMap
from plugins.pipeline.cache.store import Store

PARTITIONS = 64
"""At 100,000 names a partition holds 1,600, which are decoded in ten milliseconds; at 10,000 most of the time to load
a map would go into the partitions themselves if there were more."""

Value = TypeVar("Value")


class PartitionCodec(Protocol[Value]):
    """Makes bytes of a partition, and a partition of bytes."""

    @property
    def shape(self) -> str:
        """Names the type of the values with everything in it."""

    def encode(self, values: Mapping[str, Value], /) -> bytes:
        """Return a partition as bytes."""

    def decode(self, data: bytes, /) -> MutableMapping[str, Value]:
        """Return the partition of some bytes.

        Raises:
            ValueError: they are those of none.
        """


class PartitionedMap(Generic[Value]):
    """Values by name in `PARTITIONS` partitions by a hash of the name.

    A partition is decoded when a name in it is asked for, and encoded and
    saved when a value in it changed.

    Attributes:
        token: that it was saved with, ``""`` for none.
    """

    def __init__(self, kind: str, codec: PartitionCodec[Value], stored: StoredMap | None = None) -> None:
        """Begin with some partitions.

        Args:
            kind: names the map in the store.
            codec: of a partition.
            stored: the map as the store holds it; None for an empty one, which takes
                the place of the one in the store when it is saved.
        """
        self.token = stored.token if stored else ""
        self._codec = codec
        self._kind = kind_of(kind, codec)
        self._crcs = stored and stored.crcs
        self._encoded = dict(stored.values if stored else {})
        self._open: dict[str, MutableMapping[str, Value]] = {}
        self._dirty: set[str] = set()
        self._loaded: dict[str, Value] = {}

    @classmethod
    def load(cls, store: Store, kind: str, codec: PartitionCodec[Value]) -> PartitionedMap[Value] | None:
        """Return the map that a store holds; None when part of it cannot be read."""
        found = store.load_map(kind_of(kind, codec))
        return None if found is None else cls(kind, codec, found)

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        """Yield every name with its value."""
        for number in sorted({*self._encoded, *self._open}):
            yield from self._partition(number).items()

    @property
    def encoded(self) -> Iterable[bytes]:
        """The partitions as the store holds them."""
        return self._encoded.values()

    def get(self, name: str) -> Value | None:
        """Return the value of a name, None when it has none."""
        return self._partition(_number(name)).get(name)

    def put(self, name: str, value: Value | None) -> None:
        """Set the value of a name; None removes it."""
        number = _number(name)
        values = self._partition(number)
        if value is None:
            values.pop(name, None)
        else:
            values[name] = value
        self._dirty.add(number)

    def all(self) -> dict[str, Value]:
        """Return all values by name, for `replace`."""
        found: dict[str, Value] = {}
        for number in sorted({*self._encoded, *self._open}):
            found |= self._partition(number)
        self._loaded = found
        return dict(found)

    def replace(self, values: Mapping[str, Value]) -> None:
        """Have the map hold ``values`` in place of those that `all` returned."""
        before = self._loaded
        for name in before.keys() - values.keys():
            self.put(name, None)
        for name, value in values.items():
            earlier = before.get(name)
            if earlier is not value and earlier != value:  # most are the objects that `all` returned
                self.put(name, value)
        self._loaded = dict(values)

    @property
    def is_changed(self) -> bool:
        """Whether it differs from the map in the store."""
        return self._crcs is None or bool(self._dirty)

    def save(self, store: Store, token: str = "") -> None:
        """Save what changed, and the token of all that is saved together; call it in `Store.writing`."""
        changed = {number: self._codec.encode(self._open[number]) for number in self._dirty}
        self._crcs = store.save_map(self._kind, changed, unchanged=self._crcs, token=token)
        self._encoded |= changed
        self._dirty.clear()
        self.token = token

    def _partition(self, number: str) -> MutableMapping[str, Value]:
        found = self._open.get(number)
        if found is None:
            data = self._encoded.get(number)
            found = self._open[number] = self._codec.decode(data) if data else {}
        return found


def kind_of(kind: str, codec: PartitionCodec[Value]) -> str:
    """Return the name under which a store has a map: bytes of another shape, divided otherwise, are another map's."""
    return f"{kind} {codec.shape} {PARTITIONS}"


def _number(name: str) -> str:
    return _NUMBERS[zlib.crc32(name.encode(errors="surrogatepass")) % PARTITIONS]


_NUMBERS = [f"{number:02x}" for number in range(PARTITIONS)]
