"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from plugins.system.durable import MANY, create_file, fsync_file, fsync_files, replace_file, write_all

WRITE = os.write


def files(folder):
    """The names of all files below a folder by their paths, hidden ones too."""
    return {str(place.relative_to(folder)): place.name for place in folder.rglob("*") if place.is_file()}


def test_a_file_takes_the_place_of_another(tmp_path):
    (tmp_path / "a").write_bytes(b"before")
    with (tmp_path / "a").open("rb") as reader:
        replace_file(tmp_path, tmp_path / "a", b"behind it")
        assert reader.read() == b"before"
    assert (tmp_path / "a").read_bytes() == b"behind it"
    assert files(tmp_path) == {"a": "a"}


def test_it_has_the_permissions_of_the_one_before(tmp_path):
    (tmp_path / "a").write_bytes(b"before")
    (tmp_path / "a").chmod(0o664)
    replace_file(tmp_path, tmp_path / "a", b"after")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o664


def half_then_full(descriptor, data):
    """Write half, then behave as a disk that is full."""
    WRITE(descriptor, bytes(data)[: len(data) // 2])
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("write", [replace_file, create_file])
def test_an_error_names_the_file_and_leaves_what_was_there_and_nothing_else(write, tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"before")
    monkeypatch.setattr(os, "write", half_then_full)
    with pytest.raises(OSError, match="No space left") as raised:
        write(tmp_path, tmp_path / "a", b"after")
    assert raised.value.filename == str(tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"before"
    assert files(tmp_path) == {"a": "a"}


def refuse_links(source, target):
    """Behave as a file system without hard links."""
    raise OSError(errno.EPERM, "Operation not permitted", target)


@pytest.mark.parametrize("has_links", [True, False], ids=["with hard links", "without hard links"])
def test_a_file_is_created_where_none_is(has_links, tmp_path, monkeypatch):
    if not has_links:
        monkeypatch.setattr(os, "link", refuse_links)
    create_file(tmp_path, tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        create_file(tmp_path, tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"
    assert files(tmp_path) == {"a": "a"}


@pytest.mark.parametrize("write", [replace_file, create_file])
def test_the_disk_has_the_bytes_before_the_name_and_the_name_at_the_end(write, tmp_path, monkeypatch):
    waited = []

    def note(descriptor):
        place = Path(f"/proc/self/fd/{descriptor}").readlink()
        waited.append((place.is_dir(), place.name, (tmp_path / "a").exists()))

    monkeypatch.setattr(os, "fsync", note)
    write(tmp_path, tmp_path / "a", b"whole")
    assert waited == [(False, "a", False), (True, tmp_path.name, True)]


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
