"""The store: what was saved comes back, what was damaged does not, and nothing ever stops a build."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from plugins.pipeline.cache import store as module
from plugins.pipeline.cache.store import DAYS, FILE, WHOLE, Store

VALUES = {"one": "文".encode(), "two": b"", "三": b"\x00"}


def change(folder, sql, *values):
    """Change the file behind the store's back."""
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        connection.execute(sql, values)


def saved(folder, kind="kind", values=VALUES):
    """Save values, and close the store."""
    with closing(Store(folder)) as store:
        store.save(kind, values)


def test_what_was_saved_comes_back(tmp_path):
    saved(tmp_path / "deep")
    assert Store(tmp_path / "deep").load("kind", [*VALUES, "four"]) == VALUES


def test_kinds_are_apart_and_the_last_value_stays(tmp_path):
    store = Store(tmp_path)
    store.save("kind", {"one": b"1"})
    store.save("kind", {"one": b"2"})
    store.save("kind", {})
    assert store.load("kind", ["one"]) == {"one": b"2"}
    assert store.load("other", ["one"]) == {}


def test_more_keys_than_one_question_holds():
    store = Store(None)
    values = {str(number): b"%d" % number for number in range(1201)}
    store.save("kind", values)
    assert store.load("kind", values) == values


@pytest.mark.parametrize("place", [0, 9, -1], ids=["first byte", "inside", "last byte"])
def test_one_bit_that_changed_makes_a_value_missing_and_a_map_unreadable(place, tmp_path):
    saved(tmp_path, values={"one": b"a text that is long enough", "two": b"2"})
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        ((stored,),) = connection.execute("SELECT value FROM kept WHERE key = 'one'")
    damaged = bytearray(stored)
    damaged[place] ^= 1
    change(tmp_path, "UPDATE kept SET value = ? WHERE key = 'one'", bytes(damaged))
    assert Store(tmp_path).load("kind", ["one", "two"]) == {"two": b"2"}
    assert Store(tmp_path).load_map("kind") is None


@pytest.mark.parametrize("what", ["key", "kind"])
def test_a_value_under_the_name_of_another_is_missing(what, tmp_path):
    saved(tmp_path, values={"one": b"1"})
    change(tmp_path, f"UPDATE kept SET {what} = 'two'")  # noqa: S608 - one of the two above
    assert Store(tmp_path).load("kind", ["one", "two"]) == {}
    assert Store(tmp_path).load("two", ["one"]) == {}


def test_a_file_that_turns_out_to_be_damaged_is_replaced_by_the_next_build(tmp_path):
    saved(tmp_path, values={f"{number}": bytes(20_000) for number in range(50)})
    data = bytearray((tmp_path / FILE).read_bytes())
    for start in range(16_384 * 40, len(data), 16_384):
        data[start : start + 64] = b"\xff" * 64
    (tmp_path / FILE).write_bytes(data)
    with closing(Store(tmp_path)) as store:
        assert store.load_map("kind") is None
        store.save("kind", {"one": b"1"})
    assert Store(tmp_path).load("kind", ["one"]) == {}
    saved(tmp_path)
    assert Store(tmp_path).load("kind", VALUES) == VALUES


def test_where_no_file_can_be_the_store_is_in_memory(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    store = Store(tmp_path / "file")
    store.save("kind", VALUES)
    assert store.load("kind", VALUES) == VALUES
    assert (tmp_path / "file").read_bytes() == b""


def test_a_closed_store_goes_on_in_memory(tmp_path):
    store = Store(tmp_path)
    store.close()
    store.save("kind", VALUES)
    assert store.load("kind", VALUES) == VALUES
    assert Store(tmp_path).load("kind", VALUES) == {}


def test_two_at_once_disturb_each_other_in_nothing(tmp_path):
    one, other = Store(tmp_path), Store(tmp_path)
    one.save("kind", {"one": b"1"})
    other.save("kind", {"two": b"2"})
    assert one.load("kind", ["one", "two"]) == other.load("kind", ["one", "two"]) == {"one": b"1", "two": b"2"}


def test_what_is_loaded_together_is_of_one_moment(tmp_path):
    one, other = Store(tmp_path), Store(tmp_path)
    one.save("kind", {"one": b"1", "two": b"1"})
    with one.reading():
        first = one.load("kind", ["one"])
        other.save("kind", {"one": b"2", "two": b"2"})
        assert {**first, **one.load("kind", ["two"])} == {"one": b"1", "two": b"1"}
    assert one.load("kind", ["two"]) == {"two": b"2"}


class StopError(Exception):
    """Ends a transaction."""


def test_a_transaction_that_fails_saves_nothing(tmp_path):
    store = Store(tmp_path)
    store.save("kind", {"one": b"1"})
    with pytest.raises(StopError), store.writing():
        store.save("kind", {"one": b"2"})
        store.save_map("map", {"a": b"2"})
        raise StopError
    assert store.load("kind", ["one"]) == {"one": b"1"}
    assert store.load_map("map") is None


def test_a_name_that_is_no_text_is_not_saved_and_stops_nothing(tmp_path):
    store = Store(tmp_path)
    with store.writing():
        store.save("kind", {"one": b"1"})
        store.save("kind", {"\udcff": b"2"})
    assert store.load("kind", ["one", "\udcff"]) == {}
    store.save("kind", {"one": b"1"})
    assert store.load("kind", ["one"]) == {"one": b"1"}


def test_a_map_is_replaced_whole_or_in_part(tmp_path):
    store = Store(tmp_path)
    crcs = None
    for values in ({"a": b"1", "b": b"1"}, {"b": b"2"}):
        with store.writing():
            crcs = store.save_map("map", values, unchanged=crcs)
    assert store.load_map("map") == ({"a": b"1", "b": b"2"}, crcs, "")
    with store.writing():
        store.save_map("map", {"c": b"3"})
    assert store.load_map("map").values == {"c": b"3"}


def test_values_of_other_software_are_dropped(tmp_path):
    store = Store(tmp_path)
    for kind in ("text", "links", "index"):
        store.save(kind, {"a old": b"1", "a new": b"2", "b new policy": b"3"})
    store.drop(["text", "links"], without="new")
    assert [store.load(kind, ["a old", "a new", "b new policy"]) for kind in ("text", "links")] == [
        {"a new": b"2", "b new policy": b"3"}
    ] * 2
    assert store.load("index", ["a old"]) == {"a old": b"1"}


@pytest.fixture
def day(monkeypatch):
    """Set the day on which something happens."""
    return lambda number: monkeypatch.setattr(module, "_today", lambda: number)


def test_what_nobody_asked_for_in_thirty_days_is_evicted(tmp_path, day):
    day(100)
    saved(tmp_path, values={"asked": b"1", "touched": b"1", "forgotten": b"1"})
    with closing(Store(tmp_path)) as store, store.writing():
        store.save_map("map", {"a": b"1"})
        store.save_map("old map", {"a": b"1"})
    day(120)
    with closing(Store(tmp_path)) as store:
        store.load("kind", ["asked"])
        store.touch("kind", ["touched"])
        store.load_map("map")
    day(100 + DAYS)
    Store(tmp_path).evict()
    assert len(Store(tmp_path).keys("kind")) == 3
    day(101 + DAYS)
    Store(tmp_path).evict("kin")
    assert (sorted(Store(tmp_path).keys("kind")), sorted(Store(tmp_path).keys("old map"))) == (
        ["asked", "touched"],
        [WHOLE, "a"],
    )
    Store(tmp_path).evict()
    assert (Store(tmp_path).load_map("map").values, Store(tmp_path).keys("old map")) == ({"a": b"1"}, [])
    assert sorted(Store(tmp_path).keys("kind")) == ["asked", "touched"]


def test_more_keys_are_asked_for_than_one_question_holds(tmp_path, day):
    day(100)
    saved(tmp_path, values={f"{number}": b"" for number in range(1200)})
    day(120)
    with closing(Store(tmp_path)) as store:
        store.load("kind", [f"{number}" for number in range(1000)])
    day(140)
    Store(tmp_path).evict()
    assert len(Store(tmp_path).keys("kind")) == 1000


def test_a_kind_that_is_asked_for_as_a_whole_stays_whole(tmp_path, day):
    day(100)
    saved(tmp_path)
    day(140)
    with closing(Store(tmp_path)) as store:
        store.touch("kind", [WHOLE])
        store.evict()
    assert sorted(Store(tmp_path).keys("kind")) == sorted(VALUES)


def test_a_process_that_was_forked_reads_and_writes_for_itself(tmp_path, monkeypatch):
    connect = sqlite3.connect
    store = Store(tmp_path)
    store.save("kind", {"one": b"1"})
    opened = []
    monkeypatch.setattr(sqlite3, "connect", lambda *place, **how: opened.append(os.getpid()) or connect(*place, **how))
    if not (process := os.fork()):
        status = 1
        try:
            store.save("kind", {"two": store.load("kind", ["one"])["one"] + b"1"})
            status = 0 if opened == [os.getpid()] else 2
        finally:
            os._exit(status)
    assert os.waitpid(process, 0)[1] == 0
    assert store.load("kind", ["one", "two"]) == {"one": b"1", "two": b"11"}
    store.save("kind", {"three": b"3"})
    assert Store(tmp_path).load("kind", ["three"]) == {"three": b"3"}
