"""Stamps: a file is known to be the one that was read, or it is read again."""

from __future__ import annotations

import os
import time

import pytest

from plugins.system.file_stamps import (
    ABSENT,
    MOMENT_NS,
    RACY,
    diff,
    differing,
    is_reliable,
    patch,
    stamp,
    stamped,
    walk,
)

LATER_NS = 1 << 62
"""Long after anything here was written, in nanoseconds since 1970."""


@pytest.fixture
def root(tmp_path):
    """A tree of two files, one in a folder of its own."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "one").write_text("one")
    (tmp_path / "a" / "b" / "two").write_text("two")
    return tmp_path


def taken(root):
    """The stamps of the tree, taken long after it was written."""
    return stamped(walk(root, "a"), LATER_NS, f"{root}/")


def test_a_tree_is_everything_in_it_links_and_hidden_names_too(root):
    (root / "a" / ".hidden").write_text("")
    (root / "a" / "link").symlink_to(root)
    assert sorted(walk(root, "a")) == ["a", "a/.hidden", "a/b", "a/b/two", "a/link", "a/one"]
    assert list(walk(root, "nothing")) == []


def test_what_nobody_touched_does_not_differ(root):
    assert differing(taken(root), f"{root}/") == []


def test_other_bytes_of_the_same_length_with_the_time_set_back_differ(root):
    stamps = taken(root)
    before = (root / "a" / "one").stat()
    time.sleep(0.02)
    (root / "a" / "one").write_text("two")
    os.utime(root / "a" / "one", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert differing(stamps, f"{root}/") == ["a/one"]


@pytest.mark.parametrize("kind", ["gone", "a link to the same bytes", "a folder"])
def test_what_is_something_else_by_now_differs(kind, root):
    stamps = taken(root)
    place = root / "a" / "b" / "two"
    place.rename(root / "kept")
    if kind == "a link to the same bytes":
        place.symlink_to(root / "kept")
    if kind == "a folder":
        place.mkdir()
    assert "a/b/two" in differing(stamps, f"{root}/")


def test_what_was_not_there_has_a_stamp_of_its_own(root):
    stamps = stamped(["a/three"], LATER_NS, f"{root}/")
    assert stamps == {"a/three": ABSENT}
    assert differing(stamps, f"{root}/") == []
    (root / "a" / "three").write_text("")
    assert differing(stamps, f"{root}/") == ["a/three"]


def test_what_changed_within_the_last_moments_has_no_stamp(root):
    now = stamp(f"{root}/a/one")
    changed = max(now[3], now[4])
    assert not is_reliable(now, changed + MOMENT_NS)
    assert stamped(["a/one"], changed, f"{root}/") == {"a/one": RACY}
    assert "a/one" in differing({"a/one": RACY}, f"{root}/")


def test_what_was_put_in_place_just_now_with_an_old_time_of_writing_has_no_stamp(root):
    os.utime(root / "a" / "one", ns=(1_000_000_001, 1_000_000_001))
    put_ns = stamp(f"{root}/a/one")[4]
    assert stamped(["a/one"], put_ns + 1, f"{root}/") == {"a/one": RACY}
    assert not is_reliable((0o100644, 1, 1, 1_000_000_001, 5_000_000_001), 5_000_000_001 + MOMENT_NS)
    assert is_reliable((0o100644, 1, 1, 1_000_000_001, 5_000_000_001), 5_000_000_002 + MOMENT_NS)


def test_a_file_system_of_whole_seconds_needs_longer():
    whole = (0o100644, 1, 1, 5_000_000_000, 5_000_000_000)
    assert not is_reliable(whole, 6_500_000_000)
    assert is_reliable(whole, 7_500_000_000)
    assert is_reliable((*whole[:4], 5_000_000_001), 6_500_000_000)


def test_what_is_new_changed_and_gone_is_different(root):
    stamps = taken(root)
    time.sleep(0.02)
    (root / "a" / "c").mkdir()
    (root / "a" / "c" / "three").write_text("three")
    (root / "a" / "one").unlink()
    (root / "a" / "b" / "two").write_text("other")
    changed = diff(root, differing(stamps, f"{root}/"), stamps.get, LATER_NS)
    assert sorted(changed) == ["a", "a/b/two", "a/c", "a/c/three", "a/one"]
    assert [path for path, now in changed.items() if now is None] == ["a/one"]
    assert patch(stamps, changed) == taken(root)


def test_what_nobody_touched_is_not_different(root):
    assert diff(root, [], taken(root).get, LATER_NS) == {}
    (root / "a" / "one").touch()
    assert [*diff(root, ["a/one", "a"], taken(root).get, LATER_NS)] == ["a", "a/one"]
