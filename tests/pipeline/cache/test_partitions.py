"""A dictionary kept between builds: the same after any changes, and only partitions that changed are written."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pipeline.cache import partitions
from plugins.pipeline.cache.codec import partition_codec
from plugins.pipeline.cache.partitions import PARTITIONS, PartitionedMap, kind_of
from plugins.pipeline.cache.store import Store

CODEC = partition_codec(tuple[int, str])
ROWS = {f"{n}": (n, "row") for n in range(1000)}


@pytest.fixture
def store(tmp_path):
    """A store that holds `ROWS`."""
    store = Store(tmp_path)
    rows = PartitionedMap("rows", CODEC)
    rows.replace(ROWS)
    save(rows, store)
    return store


def save(rows, store):
    with store.writing():
        rows.save(store)


def loaded(store):
    return PartitionedMap.load(store, "rows", CODEC)


def test_what_was_saved_is_loaded(store):
    assert loaded(store).all() == dict(loaded(store)) == ROWS
    assert (loaded(store).get("7"), loaded(store).get("none")) == ((7, "row"), None)


def test_only_partitions_that_changed_are_written(store):
    before = store.load_map(kind_of("rows", CODEC)).values
    rows = loaded(store)
    now = rows.all()
    now |= {"7": (0, "other"), "8": (8, "row")}
    del now["9"]
    rows.replace(now)
    save(rows, store)
    after = store.load_map(kind_of("rows", CODEC)).values
    assert len(before) == len(after) > PARTITIONS * 0.9
    assert 1 <= sum(before[number] != after[number] for number in before) <= 2
    assert loaded(store).all() == now
    assert not rows.is_changed


def test_one_value_is_put_or_removed(store):
    rows = loaded(store)
    rows.put("7", None)
    rows.put("new", (1, "new"))
    save(rows, store)
    assert loaded(store).all() == {**{name: row for name, row in ROWS.items() if name != "7"}, "new": (1, "new")}


def test_a_new_map_takes_the_place_of_the_one_that_is_there(store):
    rows = PartitionedMap("rows", CODEC)
    rows.put("one", (1, "one"))
    save(rows, store)
    assert loaded(store).all() == {"one": (1, "one")}


def test_values_of_another_shape_are_those_of_another_map(store):
    assert PartitionedMap.load(store, "rows", partition_codec(tuple[int, bool])) is None


def test_values_that_were_divided_otherwise_are_those_of_another_map(store, monkeypatch):
    monkeypatch.setattr(partitions, "PARTITIONS", PARTITIONS // 2)
    assert loaded(store) is None


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE kept SET value = substr(value, 2) WHERE key = '07'",
        "DELETE FROM kept WHERE key = '07'",
        "DELETE FROM kept WHERE key = ''",
    ],
    ids=["a damaged one", "a missing one", "its seal"],
)
def test_a_map_that_lacks_a_part_is_not_loaded(damage, store):
    store._connection.execute(damage)
    assert loaded(store) is None
    assert Store(store.folder).keys(kind_of("rows", CODEC)) == []  # what is damaged once is used no more


def test_a_partition_of_an_earlier_time_is_not_taken_for_a_later_one(store):
    ((crc, value),) = store._connection.execute("SELECT crc, value FROM kept WHERE key = '07'").fetchall()
    rows = loaded(store)
    for name, row in list(rows):
        rows.put(name, (row[0] + 1, row[1]))
    save(rows, store)
    assert loaded(store) is not None
    store._connection.execute("UPDATE kept SET crc = ?, value = ? WHERE key = '07'", (crc, value))
    assert loaded(store) is None


def test_a_map_tells_what_it_was_saved_with(store):
    rows = loaded(store)
    with store.writing():
        rows.save(store, "token")
    assert (loaded(store).token, rows.token) == ("token", "token")


@given(
    st.lists(st.dictionaries(st.sampled_from("abcdefgh"), st.none() | st.tuples(st.integers(), st.text())), max_size=8)
)
def test_whatever_is_saved_is_loaded(states):
    with tempfile.TemporaryDirectory() as folder:
        for state in states:
            store = Store(Path(folder))
            rows = loaded(store) or PartitionedMap("rows", CODEC)
            now = rows.all()
            now.update({name: value for name, value in state.items() if value is not None})
            for name in [name for name, value in state.items() if value is None]:
                now.pop(name, None)
            rows.replace(now)
            save(rows, store)
            assert loaded(Store(Path(folder))).all() == now
