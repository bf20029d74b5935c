"""Values as bytes: what comes back is the same, of the same types, or nothing does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.model.act import Act
from plugins.model.clock import MINISTRY_ZONE
from plugins.model.document import Text, Value
from plugins.model.finding import Finding
from plugins.pipeline.build.page_memo import Memo, Questions
from plugins.pipeline.cache.codec import DecodeError, codec_of
from plugins.pipeline.cache.derivations import KINDS, codec_for
from plugins.pipeline.cache.forms import DEPTH
from plugins.pipeline.cache.search_shelf import FORMS, PIECES
from plugins.pipeline.cache.stamps import STAMPS
from plugins.pipeline.preview.outlines import Outline
from plugins.pipeline.snapshot.maps import EAGER, LAZY
from plugins.pipeline.snapshot.snapshot import Header
from plugins.search.document import SearchDocument
from plugins.search.vector import Vector

INSTANTS = st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001 - the zone is chosen apart
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([MINISTRY_ZONE, UTC, timezone(timedelta(hours=-9, minutes=-30))]),
).map(lambda at: datetime.fromtimestamp(at.timestamp(), at.tzinfo))
"""Instants that are there, and not marked as the later of two where there is one."""

PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    int: st.integers(-(2**140), 2**140),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    bytes: st.binary(max_size=8),
    date: st.dates(),
    datetime: INSTANTS,
    type(None): st.none(),
}


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Return values of a type that is kept."""
    if kind in PLAIN:
        return PLAIN[kind]
    if kind is Any:
        return st.recursive(
            st.text(max_size=3) | st.booleans() | st.integers(), lambda one: st.tuples(one, one), max_leaves=DEPTH
        )
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple and arguments[-1:] == (...,):
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values, arguments))
    if origin is frozenset:
        return st.frozensets(values(arguments[0]), max_size=2)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(values(arguments[0]), values(arguments[1]), max_size=2)
    if arguments:
        return st.one_of(*map(values, arguments))
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    hints = get_type_hints(kind)
    names = kind._fields if issubclass(kind, tuple) else [field.name for field in fields(kind) if field.init]
    return st.builds(kind, **{name: values(hints[name]) for name in names})


def types_in(value: Any) -> Any:
    """Return the types of a value and of everything in it; equal values may differ in them."""
    if isinstance(value, Mapping):
        inner: Any = {key: types_in(one) for key, one in value.items()}
    elif isinstance(value, tuple):
        inner = [types_in(one) for one in value]
    elif is_dataclass(value):
        inner = [types_in(getattr(value, field.name)) for field in fields(value)]
    else:
        inner = repr(value) if isinstance(value, datetime) else None
    return type(value), inner


KEPT: Mapping[str, Any] = {
    **LAZY,
    **EAGER,
    "header": Header,
    "memo": Memo,
    "questions": Questions,
    "output": tuple[str, str],
    "head": tuple[tuple[int, int, int, int, int], tuple[str, bool]],
    "text": Text,
    "links": tuple[str, ...],
    "vector": Vector,
    "findings of a revision": tuple[Finding, ...],
    "outline": tuple[str, Outline],
    "members": tuple[SearchDocument, ...],
    "preview vector": tuple[str, Vector],
    **FORMS,
}
"""The type of everything that is kept, as its user says it."""


@pytest.mark.parametrize("kind", KEPT.values(), ids=KEPT.keys())
def test_everything_that_is_kept_comes_back(kind):
    codec = codec_of(kind)

    @settings(max_examples=settings.default.max_examples // 10, suppress_health_check=list(HealthCheck))
    @given(values(kind))
    def comes_back(value):
        found = codec.decode(codec.encode(value))
        assert found == value
        assert types_in(found) == types_in(value)
        assert repr(found) == repr(value) or "frozenset" in repr(value)  # a set has no order

    comes_back()


@given(values(Value))
def test_a_value_of_the_front_matter_comes_back_with_its_type(value):
    codec = codec_of(Value)
    found = codec.decode(codec.encode(value))
    assert (found, types_in(found)) == (value, types_in(value))


@pytest.mark.parametrize("fold", [0, 1])
def test_an_hour_that_the_clocks_of_the_ministry_showed_twice_comes_back(fold):
    twice = datetime(1991, 9, 15, 1, 30, tzinfo=MINISTRY_ZONE, fold=fold)
    assert codec_of(datetime).decode(codec_of(datetime).encode(twice)).utcoffset() == twice.utcoffset()


STAMP = st.tuples(*[st.integers(-(2**63), 2**63 - 1)] * 5)
PATHS = st.binary(max_size=6).map(lambda name: name.replace(b"\0", b"").decode(errors="surrogateescape"))


@given(st.dictionaries(PATHS, STAMP, max_size=5))
def test_stamps_come_back(stamps):
    assert STAMPS.decode(STAMPS.encode(stamps)) == stamps


@given(st.text().filter(lambda key: "\n" not in key), st.binary())
def test_pieces_come_back(key, piece):
    assert PIECES.decode(PIECES.encode((key, piece))) == (key, piece)


def test_a_piece_without_a_key_is_refused():
    with pytest.raises(ValueError, match="no key"):
        PIECES.decode(b"piece")


@given(st.binary())
def test_bytes_of_no_value_are_refused(data):
    for kind in KINDS:
        with pytest.raises(DecodeError):
            codec_for(kind).decode(b"\xff" + data)


@pytest.mark.parametrize("data", [b'"text"', b"[1]", b'[{"a": "b"}]', b"[null]", b"[[[]]]"])
def test_bytes_of_another_type_are_refused(data):
    with pytest.raises(DecodeError):
        codec_of(tuple[str, ...]).decode(data)


def test_what_many_records_have_in_common_is_one_again():
    at = datetime(2026, 11, 20, 9, tzinfo=MINISTRY_ZONE)
    acts = [Act("1", "submit", at, ("li.wei",), "contact", "", ()) for _ in range(3)]
    codec = codec_of(tuple[Act, ...])
    data = codec.encode(tuple(acts))
    assert data.count(b"submit") == 1
    first, *rest = codec.decode(data)
    assert first == acts[0]
    assert all(one is first for one in rest)


class One(NamedTuple):
    """A record."""

    name: str
    number: int


class Other(NamedTuple):
    """A record with the same types under other names."""

    name: str
    count: int


def test_types_with_other_names_or_fields_have_other_shapes():
    kinds = [
        One,
        Other,
        tuple[str, int],
        tuple[int, str],
        tuple[str, ...],
        dict[str, One],
        dict[str, Other],
        str | None,
    ]
    assert len({codec_of(kind).shape for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("kind", [object, set[str], dict[tuple[str, str], str], complex])
def test_other_types_are_refused(kind):
    with pytest.raises(TypeError, match="are not kept"):
        codec_of(kind)


def test_a_plain_value_that_is_nested_too_deep_is_not_one_that_is_kept():
    codec = codec_of(tuple[Any, ...])
    deep: Any = "a"
    for _ in range(DEPTH):
        deep = (deep,)
    assert codec.decode(codec.encode((deep,))) == (deep,)
    with pytest.raises(DecodeError):
        codec.decode(codec.encode(((deep,),)))
