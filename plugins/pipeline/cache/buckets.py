"""Records of documents in parcels: one is unpacked when a document of it is asked for, packed when one changed."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

PARCELS = 256
"""At 100,000 documents a parcel holds 400, which are unpacked in some milliseconds."""

Kept = TypeVar("Kept")


class Buckets(Generic[Kept]):
    """Values by document id, packed in `PARCELS` byte strings by a hash of the id."""

    def __init__(self, parcels: Mapping[str, bytes] | None = None) -> None:
        self._parcels = dict(parcels or {})
        self._open: dict[int, dict[str, Kept]] = {}
        self._dirty: set[int] = set()

    def __iter__(self) -> Iterator[tuple[str, Kept]]:
        """Yield every id with its value."""
        for number in range(PARCELS):
            yield from self._unpacked(number).items()

    def get(self, id: str) -> Kept | None:
        """Return the value of a document, None when it has none."""
        return self._unpacked(_number(id)).get(id)

    def put(self, id: str, value: Kept | None) -> None:
        """Keep a value; None forgets it."""
        number = _number(id)
        values = self._unpacked(number)
        if value is None:
            values.pop(id, None)
        else:
            values[id] = value
        self._dirty.add(number)

    def packed(self) -> Mapping[str, bytes]:
        """Return the parcels by number; only those in which something was put are packed anew."""
        for number in self._dirty:
            self._parcels[f"{number}"] = pickle.dumps(dict(sorted(self._open[number].items())), protocol=5)
        self._dirty.clear()
        return self._parcels

    def _unpacked(self, number: int) -> dict[str, Kept]:
        found = self._open.get(number)
        if found is None:
            parcel = self._parcels.get(f"{number}")
            found = self._open[number] = pickle.loads(parcel) if parcel else {}  # noqa: S301 - see `kept`
        return found


def _number(id: str) -> int:
    return zlib.crc32(id.encode()) % PARCELS
