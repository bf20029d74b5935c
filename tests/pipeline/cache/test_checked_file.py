"""Values kept between builds: whole and of the same version, or not believed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.pipeline.cache.checked_file import load_checked, save_checked

VALUE = {"files": {"a/b.html": ("print", "digest", (1, 2, 3))}, "lines": ["一", "two"], "parcel": b"\x00\xff"}


@pytest.fixture
def place(tmp_path):
    """A file in which a value is kept."""
    place = tmp_path / "folder" / "value"
    save_checked(place, "version 1", VALUE)
    return place


def test_a_value_comes_back(place):
    assert load_checked(place, "version 1") == VALUE


def test_another_version_is_not_believed(place):
    assert load_checked(place, "version 2") is None


def test_a_later_value_takes_the_place_of_an_earlier(place):
    save_checked(place, "version 1", [])
    assert load_checked(place, "version 1") == []
    assert [found.name for found in place.parent.iterdir()] == ["value"]


@given(data=st.data())
def test_any_damage_is_found(data, tmp_path_factory):
    place = tmp_path_factory.mktemp("kept") / "value"
    save_checked(place, "version 1", VALUE)
    whole = place.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    place.write_bytes(
        data.draw(
            st.sampled_from(
                [whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], whole[at + 1 :], whole + b"\0"]
            )
        )
    )
    assert load_checked(place, "version 1") is None


def test_where_nothing_can_be_kept_nothing_is(tmp_path):
    (tmp_path / "file").write_text("")
    save_checked(tmp_path / "file" / "value", "version 1", VALUE)
    (tmp_path / "folder").mkdir()
    save_checked(tmp_path / "folder", "version 1", VALUE)
    assert load_checked(tmp_path / "file" / "value", "version 1") is None
    assert load_checked(tmp_path / "folder", "version 1") is None
    assert sorted(found.name for found in tmp_path.iterdir()) == ["file", "folder"]
