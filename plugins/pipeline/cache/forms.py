"""How values of a type are written: as plain values that JSON knows, records as their values in order."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache, partial
from operator import attrgetter
from typing import Any, NamedTuple

from plugins.model.act import Act
from plugins.model.clock import MINISTRY_ZONE

SHARED = Act
"""Type of the records of which many others hold the same: each is written once, and is one again when it is read."""

ELSEWHERE = "="
"""Stands in front of an instant that is not in the zone of the ministry."""

Way = Callable[[Any], Any]

DEPTH = 6
"""How deep plain values of the type `Any` may be nested."""


class Form(NamedTuple):
    """How values of one type are written.

    Attributes:
        plain: the type that is written, one that msgspec knows.
        shape: names the type with everything in it.
        pack: makes a plain value of one; None when it is plain.
        unpack: makes it what it was.
        shares: whether there may be a record of the type `SHARED` in it.
    """

    plain: Any
    shape: str
    pack: Way | None = None
    unpack: Way | None = None
    shares: bool = False


places: list[dict[Any, int]] = []
records: list[list[Any]] = []
"""Of each value that is being encoded or decoded: the shared records in it, with their places or in their order."""


@cache
def form_of(kind: Any) -> Form:
    """Return how values of a type are written.

    Raises:
        TypeError: there is no way for this type.
    """
    if kind in (str, int, bool, float, bytes, date, type(None)):
        return Form(kind, kind.__name__)
    if kind is Any:
        return Form(_nested(DEPTH), "Any")
    if kind is datetime:
        return Form(str, "datetime", _from_instant, _to_instant)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _union(arguments)
    if origin in (tuple, Sequence, frozenset):
        return _sequence(frozenset if origin is frozenset else tuple, arguments)
    if origin in (dict, Mapping):
        return _mapping(*arguments)
    if isinstance(kind, type):
        if issubclass(kind, Enum):
            return Form(kind, f"{kind.__name__} {list(kind)}")
        if issubclass(kind, tuple) and hasattr(kind, "_fields"):
            hints = typing.get_type_hints(kind)
            return _row(kind, {name: hints[name] for name in kind._fields}, _same, partial(tuple.__new__, kind))
        if dataclasses.is_dataclass(kind):
            return _place_of_shared(record_form(kind)) if kind is SHARED else record_form(kind)
    raise TypeError(f"values of the type {kind!r} are not kept")


def _union(kinds: tuple[Any, ...]) -> Form:
    rest = [kind for kind in kinds if kind is not type(None)]
    form = form_of(rest[0]) if len(rest) == 1 else _alternatives([kind for kind in rest if kind is not str])
    if len(rest) == len(kinds):
        return form
    pack, unpack = (way and partial(_unless_none, way) for way in (form.pack, form.unpack))
    return Form(form.plain | None, f"{form.shape} | None", pack, unpack, form.shares)


def _alternatives(kinds: Sequence[Any]) -> Form:
    """Write a string as it is, and anything else in a row with a place for each type."""
    forms = [form_of(kind) for kind in kinds]
    classes = [typing.get_origin(kind) or kind for kind in kinds]

    def pack(value: Any) -> Any:
        if type(value) is str:
            return value
        row = [None] * len(kinds)
        place = classes.index(type(value))
        row[place] = way_of(forms[place].pack)(value)
        return row

    def unpack(plain: Any) -> Any:
        if type(plain) is str:
            return plain
        for form, value in zip(forms, plain, strict=True):
            if value is not None:
                return way_of(form.unpack)(value)
        raise ValueError("a value of no type")

    row: Any = tuple.__class_getitem__(tuple(form.plain | None for form in forms))
    shape = " | ".join(["str", *(form.shape for form in forms)])
    return Form(str | row, shape, pack, unpack, _any_shares(forms))


def _sequence(kind: type, arguments: tuple[Any, ...]) -> Form:
    if kind is tuple and arguments[-1:] != (...,) and len(arguments) > 1:
        return _row(tuple, dict(enumerate(arguments)), _same, tuple)
    form = form_of(arguments[0])
    return Form(
        tuple[form.plain, ...] if kind is tuple else frozenset[form.plain],  # type: ignore[name-defined]
        f"{kind.__name__}[{form.shape}]",
        form.pack and partial(_each, list, form.pack),
        form.unpack and partial(_each, kind, form.unpack),
        form.shares,
    )


def _mapping(key: Any, value: Any) -> Form:
    if key not in (str, int):
        raise TypeError(f"keys of the type {key!r} are not kept")
    form = form_of(value)
    return Form(
        dict[key, form.plain],  # type: ignore[name-defined]
        f"dict[{key.__name__}, {form.shape}]",
        form.pack and partial(_each_value, form.pack),
        form.unpack and partial(_each_value, form.unpack),
        form.shares,
    )


@cache
def record_form(kind: Any) -> Form:
    """Return how a data class is written where it stands."""
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind) if field.init]
    getter = attrgetter(*names)
    values_of = getter if len(names) > 1 else lambda record: (getter(record),)
    return _row(kind, {name: hints[name] for name in names}, values_of, lambda values: kind(*values))


def _place_of_shared(form: Form) -> Form:
    """Write a record as its place among those that are shared."""

    def pack(record: Any) -> int:
        known = places[-1]
        return known.setdefault(record, len(known))

    return Form(int, form.shape, pack, lambda place: records[-1][place], shares=True)


def _row(kind: type, kinds: Mapping[Any, Any], values_of: Way, make: Way) -> Form:
    """Write values in order; ``kinds`` are their types by name or number."""
    forms = [form_of(one) for one in kinds.values()]
    packs = [(place, form.pack) for place, form in enumerate(forms) if form.pack]
    unpacks = [(place, form.unpack) for place, form in enumerate(forms) if form.unpack]
    plain: Any = tuple.__class_getitem__(tuple(form.plain for form in forms))
    named = (f"{name} {form.shape}" for name, form in zip(kinds, forms, strict=True))
    shape = f"{kind.__name__}({', '.join(named)})"
    if not packs and not unpacks and issubclass(kind, tuple):
        if kind is not tuple and "Any" in shape:  # msgspec would make lists of what is nested in it
            return Form(plain, shape, None, make)
        return Form(plain if kind is tuple else kind, shape)

    def pack(record: Any) -> Any:
        values = list(values_of(record))
        for place, way in packs:
            values[place] = way(values[place])
        return values

    def unpack(plain: Any) -> Any:
        values = list(plain)
        for place, way in unpacks:
            if values[place] is not None:
                values[place] = way(values[place])
        return make(values)

    return Form(plain, shape, pack if packs or kind is not tuple else None, unpack, _any_shares(forms))


def _any_shares(forms: Iterable[Form]) -> bool:
    return any(form.shares for form in forms)


def way_of(way: Way | None) -> Way:
    """Return a way, or that which leaves a value as it is."""
    return way or _same


def _same(value: Any) -> Any:
    return value


def _each(kind: type, way: Way, values: Iterable[Any]) -> Any:
    return kind(map(way, values))


def _each_value(way: Way, values: Mapping[Any, Any]) -> dict[Any, Any]:
    return {name: way(value) for name, value in values.items()}


def _unless_none(way: Way, value: Any) -> Any:
    return None if value is None else way(value)


def _nested(depth: int) -> Any:
    """Return the type of plain values, and of tuples of them to some depth: decoded without a call for each."""
    plain = str | int | float | bool | None
    return plain | tuple[_nested(depth - 1), ...] if depth else plain  # type: ignore[misc]


def _from_instant(instant: datetime) -> str:
    return instant.isoformat() if instant.tzinfo is MINISTRY_ZONE else ELSEWHERE + instant.isoformat()


def _to_instant(text: str) -> datetime:
    if text.startswith(ELSEWHERE):
        return datetime.fromisoformat(text[1:])
    return datetime.fromisoformat(text).astimezone(MINISTRY_ZONE)
