"""Partitions of named tuples, column by column: equal values of a column are one object again when they are read.

Thousands of rows have the same values, and whatever goes through all of them
is much faster where these lie in one place of the memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Generic, TypeVar, get_type_hints

import msgspec

from plugins.pipeline.cache.codec import DecodeError
from plugins.pipeline.cache.forms import form_of

Value = TypeVar("Value")


class ColumnsCodec(Generic[Value]):
    """Partitions of rows of one named tuple, of strings, numbers and tuples of them.

    Attributes:
        shape: as of any `Codec`.
    """

    def __init__(self, kind: Any) -> None:
        """Find out how the values of each column are written.

        Raises:
            TypeError: JSON does not know those of some column.
        """
        hints = get_type_hints(kind)
        forms = [form_of(hints[name]) for name in kind._fields]
        if any(form.pack or form.unpack for form in forms):
            raise TypeError(f"columns of {kind.__name__} are not kept")
        self.shape = f"columns {form_of(kind).shape}"
        self._make = partial(tuple.__new__, kind)  # `_make` would count the columns of each row
        self._known: list[dict[Any, Any]] = [{} for _ in forms]
        columns = [tuple.__class_getitem__((tuple[form.plain, ...], tuple[int, ...])) for form in forms]  # type: ignore[name-defined]
        self._decoder = msgspec.json.Decoder(tuple.__class_getitem__((tuple[str, ...], *columns)))

    def encode(self, values: Mapping[str, Value]) -> bytes:
        """Return rows as bytes."""
        rows: Any = values.values()
        columns = zip(*rows, strict=True) if values else ((),) * len(self._known)
        return msgspec.json.encode([list(values), *map(_compact, columns)])

    def decode(self, data: bytes) -> dict[str, Value]:
        """Return the rows of some bytes, by name.

        Raises:
            DecodeError: they are none.
        """
        try:
            names, *columns = self._decoder.decode(data)
            expanded = [
                _expanded(values, places, known) for (values, places), known in zip(columns, self._known, strict=True)
            ]
            return dict(zip(names, map(self._make, zip(*expanded, strict=True)), strict=True))
        except (msgspec.MsgspecError, ValueError, IndexError) as error:
            raise DecodeError(str(error)) from error


def _compact(column: tuple[Any, ...]) -> tuple[list[Any], list[int]]:
    """Return different values and the place of each; all values and no place where most are different."""
    places = {value: place for place, value in enumerate(dict.fromkeys(column))}
    if 2 * len(places) > len(column):
        return list(column), []
    return list(places), [places[value] for value in column]


def _expanded(values: tuple[Any, ...], places: tuple[int, ...], known: dict[Any, Any]) -> tuple[Any, ...]:
    if not places:
        return values
    same = [known.setdefault(value, value) for value in values]
    if len(same) == 1 and not any(places):
        return (same[0],) * len(places)
    return tuple(map(same.__getitem__, places))
