"""The cache: what was stored comes back, what was damaged does not, and nothing ever stops a build."""

from __future__ import annotations

import os
import sqlite3
from datetime import date

import pytest

from plugins.pipeline.cache.blobs import BlobCache

VALUES = {"one": ("text", 1, date(2026, 11, 20)), "two": None, "三": b"\x00"}


def test_what_was_stored_comes_back(tmp_path):
    first = BlobCache(tmp_path / "deep" / "cache.sqlite")
    first.store("kind", VALUES)
    first.close()
    assert BlobCache(tmp_path / "deep" / "cache.sqlite").load("kind", [*VALUES, "four"]) == VALUES


def test_kinds_are_apart_and_the_last_value_stays(tmp_path):
    cache = BlobCache(tmp_path / "cache.sqlite")
    cache.store("kind", {"one": 1})
    cache.store("kind", {"one": 2})
    cache.store("kind", {})
    assert cache.load("kind", ["one"]) == {"one": 2}
    assert cache.load("other", ["one"]) == {}


def test_more_keys_than_one_question_holds():
    cache = BlobCache(None)
    values = {str(number): number for number in range(1201)}
    cache.store("kind", values)
    assert cache.load("kind", values) == values


def change(path, sql, *values):
    """Change the file behind the cache's back."""
    with sqlite3.connect(path) as connection:
        connection.execute(sql, values)
    connection.close()


@pytest.mark.parametrize("place", [0, 4, 9, -1], ids=["checksum", "first byte", "inside", "last byte"])
def test_one_bit_that_changed_makes_a_value_missing(place, tmp_path):
    path = tmp_path / "cache.sqlite"
    cache = BlobCache(path)
    cache.store("kind", {"one": "a text that is long enough", "two": 2})
    cache.close()
    with sqlite3.connect(path) as connection:
        ((stored,),) = connection.execute("SELECT value FROM computed WHERE key = 'one'")
    connection.close()
    damaged = bytearray(stored)
    damaged[place] ^= 1
    change(path, "UPDATE computed SET value = ? WHERE key = 'one'", bytes(damaged))
    assert BlobCache(path).load("kind", ["one", "two"]) == {"two": 2}


def test_a_value_under_the_key_of_another_is_missing(tmp_path):
    path = tmp_path / "cache.sqlite"
    cache = BlobCache(path)
    cache.store("kind", {"one": 1})
    cache.close()
    change(path, "UPDATE computed SET key = 'two'")
    assert BlobCache(path).load("kind", ["one", "two"]) == {}


@pytest.mark.parametrize("content", [b"", b"no database" * 99, b"SQLite format 3\x00" + bytes(200)])
def test_a_file_that_is_no_cache_is_made_anew(content, tmp_path):
    path = tmp_path / "cache.sqlite"
    path.write_bytes(content)
    cache = BlobCache(path)
    assert cache.load("kind", ["one"]) == {}
    cache.store("kind", VALUES)
    cache.close()
    assert BlobCache(path).load("kind", VALUES) == VALUES


def test_a_table_of_another_version_is_thrown_away(tmp_path):
    path = tmp_path / "cache.sqlite"
    change(path, "CREATE TABLE computed (something TEXT)")
    cache = BlobCache(path)
    cache.store("kind", VALUES)
    assert cache.load("kind", VALUES) == VALUES


def test_where_no_file_can_be_the_cache_is_in_memory(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    cache = BlobCache(tmp_path / "file" / "cache.sqlite")
    cache.store("kind", VALUES)
    assert cache.load("kind", VALUES) == VALUES
    assert (tmp_path / "file").read_bytes() == b""


def test_a_closed_cache_goes_on_in_memory(tmp_path):
    cache = BlobCache(tmp_path / "cache.sqlite")
    cache.close()
    cache.store("kind", VALUES)
    assert cache.load("kind", VALUES) == VALUES
    assert BlobCache(tmp_path / "cache.sqlite").load("kind", VALUES) == {}


def test_two_at_once_disturb_each_other_in_nothing(tmp_path):
    one, other = BlobCache(tmp_path / "cache.sqlite"), BlobCache(tmp_path / "cache.sqlite")
    one.store("kind", {"one": 1})
    other.store("kind", {"two": 2})
    assert one.load("kind", ["one", "two"]) == other.load("kind", ["one", "two"]) == {"one": 1, "two": 2}


def test_values_of_other_software_are_dropped(tmp_path):
    cache = BlobCache(tmp_path / "cache.sqlite")
    for kind in ("text", "links", "index"):
        cache.store(kind, {"a old": 1, "a new": 2, "b new policy": 3})
    cache.drop(["text", "links"], without="new")
    assert [cache.load(kind, ["a old", "a new", "b new policy"]) for kind in ("text", "links")] == [
        {"a new": 2, "b new policy": 3}
    ] * 2
    assert cache.load("index", ["a old"]) == {"a old": 1}


def test_a_process_that_was_forked_reads_and_writes_for_itself(tmp_path, monkeypatch):
    connect = sqlite3.connect
    cache = BlobCache(tmp_path / "cache.sqlite")
    cache.store("kind", {"one": 1})
    opened = []
    monkeypatch.setattr(sqlite3, "connect", lambda *place, **how: opened.append(os.getpid()) or connect(*place, **how))
    if not (process := os.fork()):
        status = 1
        try:
            cache.store("kind", {"two": cache.load("kind", ["one"])["one"] + 1})
            status = 0 if opened == [os.getpid()] else 2
        finally:
            os._exit(status)
    assert os.waitpid(process, 0)[1] == 0
    assert cache.load("kind", ["one", "two"]) == {"one": 1, "two": 2}
    cache.store("kind", {"three": 3})
    assert BlobCache(tmp_path / "cache.sqlite").load("kind", ["three"]) == {"three": 3}
