"""Partitions of rows, column by column."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.row import Row
from plugins.pipeline.cache.codec import DecodeError
from plugins.pipeline.cache.columns import ColumnsCodec


class Some(NamedTuple):
    word: str
    number: int
    is_true: bool
    pairs: tuple[tuple[str, tuple[str, ...]], ...]


WORDS = st.sampled_from(["", "a", "文", "one of many"])
ROWS = st.builds(
    Some, WORDS, st.integers(0, 2**140), st.booleans(), st.lists(st.tuples(WORDS, st.tuples(WORDS))).map(tuple)
)


@given(st.dictionaries(st.text(max_size=8), ROWS))
def test_rows_come_back_with_the_types_of_their_values(rows):
    codec = ColumnsCodec(Some)
    found = codec.decode(codec.encode(rows))
    assert found == rows
    assert [*map(repr, found.values())] == [*map(repr, rows.values())]  # True is equal to 1
    assert all(type(row) is Some for row in found.values())


def test_equal_values_are_one_object_in_all_partitions():
    codec = ColumnsCodec(Some)
    parts = [{f"{part}{n}": Some("word", n, True, (("a", ("b",)),)) for n in range(4)} for part in "xy"]
    found = [row for part in parts for row in codec.decode(codec.encode(part)).values()]
    assert len({id(row.word) for row in found}) == 1
    assert len({id(row.pairs) for row in found}) == 1


def test_bytes_that_are_no_rows_are_refused():
    codec = ColumnsCodec(Some)
    good = codec.encode({"one": Some("", 1, False, ()), "two": Some("", 1, False, ())})
    assert good == b'[["one","two"],[[""],[0,0]],[[1],[0,0]],[[false],[0,0]],[[[]],[0,0]]]'
    for old, new in ((b"]]]", b"]]"), (b"[0,0]", b"[0,7]"), (b"[0,0]", b"[0]"), (b"false", b"0"), (b'"two"', b"2")):
        with pytest.raises(DecodeError):
            codec.decode(good.replace(old, new, 1))


def test_columns_that_json_does_not_know_are_refused():
    class Zoned(NamedTuple):
        zone: type(MINISTRY_ZONE)

    with pytest.raises(TypeError):
        ColumnsCodec(Zoned)
    assert ColumnsCodec(Row).shape != ColumnsCodec(Some).shape
