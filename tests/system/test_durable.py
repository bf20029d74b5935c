"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from plugins.system.durable import MANY, create_file, fsync_file, fsync_files, replace_file, write_all


def names(folder):
    """The names in a folder, hidden ones too."""
    return sorted(place.name for place in folder.iterdir())


def test_a_file_takes_the_place_of_another(tmp_path):
    (tmp_path / "a").write_bytes(b"before")
    with (tmp_path / "a").open("rb") as reader:
        replace_file(tmp_path / "a", (b"behind", b" it"))
        assert reader.read() == b"before"
    assert (tmp_path / "a").read_bytes() == b"behind it"
    assert names(tmp_path) == ["a"]


def test_a_file_that_cannot_be_written_leaves_the_one_before_and_nothing_else(tmp_path):
    def parts():
        yield b"half"
        raise OSError(errno.ENOSPC, "no space left on device")

    (tmp_path / "a").write_bytes(b"before")
    with pytest.raises(OSError, match="no space"):
        replace_file(tmp_path / "a", parts())
    assert (tmp_path / "a").read_bytes() == b"before"
    assert names(tmp_path) == ["a"]


def refuse_links(source, target):
    """Behave as a file system without hard links."""
    raise OSError(errno.EPERM, "Operation not permitted", target)


@pytest.mark.parametrize("has_links", [True, False], ids=["with hard links", "without hard links"])
def test_a_file_is_created_where_none_is(has_links, tmp_path, monkeypatch):
    if not has_links:
        monkeypatch.setattr(os, "link", refuse_links)
    create_file(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        create_file(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"
    assert names(tmp_path) == ["a"]


def test_everything_is_written_however_little_the_system_takes_at_a_time(tmp_path, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data)[:3]))
    with (tmp_path / "a").open("wb") as file:
        write_all(file.fileno(), b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"


@pytest.mark.parametrize("count", [1, MANY, MANY + 1])
def test_each_file_is_waited_for(count, tmp_path, monkeypatch):
    paths = [str(tmp_path / str(number)) for number in range(count)]
    for path in paths:
        Path(path).write_bytes(b"")
    waited = []
    monkeypatch.setattr(
        os, "fsync", lambda descriptor: waited.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
    )
    fsync_files(paths)
    assert sorted(waited) == sorted(paths)


def test_the_names_in_a_folder_are_waited_for(tmp_path):
    fsync_file(tmp_path)
    with pytest.raises(FileNotFoundError):
        fsync_file(tmp_path / "nothing")


@pytest.mark.parametrize("count", [1, MANY + 1])
def test_the_error_of_one_file_is_raised(count, tmp_path):
    for number in range(1, count):
        (tmp_path / str(number)).write_bytes(b"")
    with pytest.raises(FileNotFoundError):
        fsync_files([str(tmp_path / str(number)) for number in range(count)])
