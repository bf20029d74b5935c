"""Values as bytes and back, by their type: nothing that is read here can run code, or make a value of another type.

The bytes are JSON (msgspec). Records are written as their values in order, so
that bytes say something only to the program that wrote them: whoever saves
them saves a fingerprint of the program with them.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache, partial
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from plugins.model.act import Act
from plugins.model.clock import MINISTRY_ZONE

SHARED: tuple[type, ...] = (Act,)
"""Types of records of which many others hold the same: each is written once, and stays one when it is read."""

ELSEWHERE = "="
"""Stands in front of an instant that is not in the zone of the ministry."""

Value = TypeVar("Value")
Way = Callable[[Any], Any]


class Form(NamedTuple):
    """How values of one type are written.

    Attributes:
        plain: the type that is written, one that msgspec knows.
        pack: makes a plain value of one; None when it is plain.
        unpack: makes it what it was.
    """

    plain: Any
    pack: Way | None = None
    unpack: Way | None = None


class DecodeError(ValueError):
    """Bytes are not those of a value of the type."""


class Codec(Generic[Value]):
    """Values of one type as bytes."""

    def __init__(self, kind: Any) -> None:
        """Find out how values of a type are written.

        Args:
            kind: a type of strings, numbers, bytes, days, instants, enumerations, tuples, mappings,
                named tuples, data classes and unions of them; `Any` for plain values and tuples of them.

        Raises:
            TypeError: it is none.
        """
        plain, self._pack, self._unpack = form_of(kind)
        shared = tuple[tuple(tuple[_record(kind).plain, ...] for kind in SHARED)]  # type: ignore[misc]
        self._decoder = msgspec.json.Decoder(tuple[shared, plain] if self._pack else plain)

    def encode(self, value: Value) -> bytes:
        """Return a value as bytes.

        Raises:
            UnicodeEncodeError: a string in it is no text, such as the name of a file that is not UTF-8.
        """
        if self._pack is None:
            return msgspec.json.encode(value)
        _packing.append(Packing())
        try:
            plain = self._pack(value)
        finally:
            packing = _packing.pop()
        return msgspec.json.encode((packing.rows, plain))

    def decode(self, data: bytes) -> Value:
        """Return the value of some bytes.

        Raises:
            DecodeError: they are not those of a value of this type.
        """
        try:
            return self._unpacked(data)
        except (msgspec.MsgspecError, ValueError, TypeError, IndexError) as error:
            raise DecodeError(str(error)) from error

    def _unpacked(self, data: bytes) -> Value:
        plain = self._decoder.decode(data)
        if self._pack is None or self._unpack is None:
            value: Value = plain
            return value
        shared, body = plain
        _unpacking.append([list(map(_record(kind).unpack, rows)) for kind, rows in zip(SHARED, shared, strict=True)])
        try:
            value = self._unpack(body)
        finally:
            _unpacking.pop()
        return value


class Packing:
    """The shared records of a value that is being encoded.

    Attributes:
        rows: of each of the types `SHARED`.
        places: of each record in them.
    """

    def __init__(self) -> None:
        self.rows: list[list[Any]] = [[] for _ in SHARED]
        self.places: dict[Any, int] = {}


_packing: list[Packing] = []
_unpacking: list[list[list[Any]]] = []


@cache
def codec_of(kind: Any) -> Codec[Any]:
    """Return the codec of a type; it is made once."""
    return Codec(kind)


@cache
def form_of(kind: Any) -> Form:
    """Return how values of a type are written.

    Raises:
        TypeError: there is no way for this type.
    """
    if kind in (str, int, bool, float, bytes, date, type(None)):
        return Form(kind)
    if kind is Any:
        return Form(Any, None, _tupled)
    if kind is datetime:
        return Form(str, _from_instant, _to_instant)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _union(arguments)
    if origin in (tuple, list, frozenset, Sequence):
        return _sequence(tuple if origin is Sequence else origin, arguments)
    if origin in (dict, Mapping):
        return _mapping(*arguments)
    if isinstance(kind, type):
        if issubclass(kind, Enum):
            return Form(kind)
        if issubclass(kind, tuple) and hasattr(kind, "_fields"):
            return _row(kind, kind._fields, lambda value: value)
        if kind in SHARED:
            return _shared(SHARED.index(kind), _record(kind))
        if dataclasses.is_dataclass(kind):
            return _record(kind)
    raise TypeError(f"values of the type {kind!r} are not kept")


def _union(kinds: tuple[Any, ...]) -> Form:
    rest = [kind for kind in kinds if kind is not type(None)]
    form = form_of(rest[0]) if len(rest) == 1 else _alternatives([kind for kind in rest if kind is not str])
    if len(rest) == len(kinds):
        return form
    plain, pack, unpack = form
    return Form(plain | None, pack and partial(_unless_none, pack), unpack and partial(_unless_none, unpack))


def _alternatives(kinds: Sequence[Any]) -> Form:
    """Write a string as it is, and anything else in a row with a place for each type."""
    forms = [form_of(kind) for kind in kinds]
    classes = [typing.get_origin(kind) or kind for kind in kinds]
    count = len(kinds)

    def pack(value: Any) -> Any:
        if type(value) is str:
            return value
        row = [None] * count
        place = classes.index(type(value))
        way = forms[place].pack
        row[place] = way(value) if way else value
        return row

    def unpack(plain: Any) -> Any:
        if type(plain) is str:
            return plain
        for form, value in zip(forms, plain, strict=True):
            if value is not None:
                return form.unpack(value) if form.unpack else value
        raise ValueError("a value of no type")

    row = tuple[tuple(form.plain | None for form in forms)]  # type: ignore[misc]
    return Form(str | row, pack, unpack)


def _sequence(kind: type, arguments: tuple[Any, ...]) -> Form:
    if kind is tuple and arguments[-1:] != (...,):
        return _row(tuple, arguments, lambda value: value, lambda *values: values)
    plain, pack, unpack = form_of(arguments[0])
    whole = tuple[plain, ...] if kind is tuple else kind[plain]  # type: ignore[index]
    return Form(
        whole,
        pack and (lambda value: list(map(pack, value))),
        unpack and (lambda value: kind(map(unpack, value))),
    )


def _mapping(key: Any, value: Any) -> Form:
    if form_of(key) != Form(key):
        raise TypeError(f"keys of the type {key!r} are not kept")
    plain, pack, unpack = form_of(value)
    return Form(
        dict[key, plain],  # type: ignore[valid-type]
        (lambda some: {name: pack(one) for name, one in some.items()}) if pack else None,
        unpack and (lambda some: {name: unpack(one) for name, one in some.items()}),
    )


def _record(kind: Any) -> Form:
    names = tuple(field.name for field in dataclasses.fields(kind) if field.init)
    getter = attrgetter(*names)
    return _row(kind, names, getter if len(names) > 1 else lambda record: (getter(record),))


def _shared(number: int, form: Form) -> Form:
    """Write the place of a record among those that are shared."""
    pack_record = form.pack or (lambda record: record)

    def pack(record: Any) -> int:
        packing = _packing[-1]
        place = packing.places.get(record)
        if place is None:
            row = pack_record(record)
            place = packing.places[record] = len(packing.rows[number])
            packing.rows[number].append(row)
        return place

    return Form(int, pack, lambda place: _unpacking[-1][number][place])


def _row(kind: type, names: Sequence[Any], values_of: Way, make: Callable[..., Any] | None = None) -> Form:
    """Write values in order."""
    hints = typing.get_type_hints(kind) if kind is not tuple else {}
    forms = [form_of(hints.get(name, name)) for name in names]
    packs = [(place, form.pack) for place, form in enumerate(forms) if form.pack]
    unpacks = [(place, form.unpack) for place, form in enumerate(forms) if form.unpack]
    made = make or kind
    plain = tuple[tuple(form.plain for form in forms)]  # type: ignore[misc]
    if not packs and not unpacks and issubclass(kind, tuple):
        return Form(plain if kind is tuple else kind)

    def pack(record: Any) -> Any:
        values = list(values_of(record))
        for place, way in packs:
            values[place] = way(values[place])
        return values

    def unpack(plain: Any) -> Any:
        if not unpacks:
            return made(*plain)
        values = list(plain)
        for place, way in unpacks:
            values[place] = way(values[place])
        return made(*values)

    return Form(plain, pack, unpack)


def _tupled(plain: Any) -> Any:
    return tuple(map(_tupled, plain)) if type(plain) is list else plain


def _unless_none(way: Way, value: Any) -> Any:
    return None if value is None else way(value)


def _from_instant(instant: datetime) -> str:
    return instant.isoformat() if instant.tzinfo is MINISTRY_ZONE else ELSEWHERE + instant.isoformat()


def _to_instant(text: str) -> datetime:
    if text.startswith(ELSEWHERE):
        return datetime.fromisoformat(text[1:])
    return datetime.fromisoformat(text).astimezone(MINISTRY_ZONE)
