"""Where tests write: into memory when the machine has a disk there with room, and nobody said otherwise."""

from __future__ import annotations

from plugins.pipeline.commands.developers import disk_in_memory


def test_a_disk_in_memory_with_room_is_taken(tmp_path):
    assert disk_in_memory({}, tmp_path, room=1) == tmp_path


def test_one_without_room_is_left_alone(tmp_path):
    assert disk_in_memory({}, tmp_path, room=1 << 60) is None


def test_where_there_is_none_the_machine_says_where(tmp_path):
    assert disk_in_memory({}, tmp_path / "missing", room=1) is None


def test_the_place_that_somebody_named_holds(tmp_path):
    assert disk_in_memory({"TMPDIR": "/elsewhere"}, tmp_path, room=1) is None
