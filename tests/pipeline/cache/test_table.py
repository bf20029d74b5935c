"""A dictionary kept between builds: the same after any changes, written as far as it changed, or not believed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.pipeline.cache.table import Table

from plugins.pipeline.cache import table

ROWS = {f"{n}": (n, "row") for n in range(1000)}
VERSION = "table of a test"


@pytest.fixture
def path(tmp_path):
    """Return where a table of `ROWS` lies."""
    Table(tmp_path / "rows", VERSION).save(ROWS)
    return tmp_path / "rows"


def changed(path, change):
    """Load a table, change it, and keep it; return what is in it now, and its name."""
    rows = Table(path, VERSION)
    now = rows.load()
    change(now)
    rows.save(now)
    return now, rows.token


def test_only_what_changed_is_written(path):
    whole = path.read_bytes()
    now, token = changed(path, lambda rows: rows.update({"7": (0, "other"), "new": (1, "new")}))
    assert path.read_bytes() == whole
    assert path.with_name("rows.since").stat().st_size < len(whole) / 50
    assert Table(path, VERSION).load(token) == now


def test_what_went_is_gone(path):
    now, token = changed(path, lambda rows: rows.pop("7"))
    assert "7" not in now
    assert Table(path, VERSION).load(token) == now


def test_nothing_is_written_when_nothing_changed(path):
    _, first = changed(path, lambda rows: rows.update({"7": (0, "other")}))
    times = [place.stat().st_mtime_ns for place in sorted(path.parent.iterdir())]
    _, second = changed(path, lambda rows: None)
    assert second == first
    assert [place.stat().st_mtime_ns for place in sorted(path.parent.iterdir())] == times


def test_much_that_changed_is_written_with_the_whole(path):
    whole = path.read_bytes()
    now, token = changed(path, lambda rows: rows.update({f"{n}": (n, "other") for n in range(table.FEW + 1)}))
    assert path.read_bytes() != whole
    assert Table(path, VERSION).load(token) == now
    assert Table(path, VERSION).load() == now


def test_a_table_of_another_name_is_not_loaded(path):
    _, before = changed(path, lambda rows: rows.update({"7": (0, "other")}))
    _, after = changed(path, lambda rows: rows.update({"7": (0, "third")}))
    assert Table(path, VERSION).load(before) is None
    assert Table(path, VERSION).load(after)["7"] == (0, "third")


def test_what_changed_since_another_whole_is_not_believed(path):
    changed(path, lambda rows: rows.update({"7": (0, "other")}))
    Table(path, VERSION).save(ROWS)
    assert Table(path, VERSION).load() == ROWS


@pytest.mark.parametrize("which", [0, 1], ids=["whole", "since"])
def test_a_damaged_table_is_not_loaded(which, path):
    _, token = changed(path, lambda rows: rows.update({"7": (0, "other")}))
    place = Table(path, VERSION).files[which]
    data = bytearray(place.read_bytes())
    data[-3] ^= 1
    place.write_bytes(data)
    assert Table(path, VERSION).load(token) is None


def test_the_files_are_not_taken_for_each_other(path):
    _, token = changed(path, lambda rows: rows.update({"7": (0, "other")}))
    whole, since = Table(path, VERSION).files
    whole.rename(path.with_name("rest"))
    since.rename(whole)
    path.with_name("rest").rename(since)
    assert Table(path, VERSION).load(token) is None


@given(st.lists(st.dictionaries(st.sampled_from("abcdefgh"), st.none() | st.tuples(st.integers()), max_size=8)))
def test_whatever_is_kept_is_loaded(states):
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(table, "FEW", 3)
        for state in states:
            rows = Table(Path(folder, "rows"), VERSION)
            now = rows.load() or {}
            now.update({name: value for name, value in state.items() if value is not None})
            for name in [name for name, value in state.items() if value is None]:
                now.pop(name, None)
            rows.save(now)
            assert Table(Path(folder, "rows"), VERSION).load(rows.token) == now
