"""A site that is copied is the same site."""

from __future__ import annotations

import os
import stat

import pytest

from tests.sites.copying import copy_folder
from tests.sites.places import files


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "folder"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner").chmod(0o700)
    (folder / "inner" / "key").write_bytes(b"secret")
    (folder / "inner" / "key").chmod(0o400)
    (folder / "empty").write_bytes(b"")
    os.utime(folder / "empty", ns=(1, 1_000_000_001))
    (folder / "again").hardlink_to(folder / "empty")
    (folder / "leads").symlink_to("inner")
    return folder


@pytest.fixture
def copied(folder, tmp_path):
    return copy_folder(folder, tmp_path / "above" / "copied")


def test_it_holds_the_same_bytes_and_links(folder, copied):
    assert files(copied) == files(folder)


def test_modes_and_times_are_the_same(folder, copied):
    assert stat.S_IMODE((copied / "inner").stat().st_mode) == 0o700
    assert stat.S_IMODE((copied / "inner" / "key").stat().st_mode) == 0o400
    assert (copied / "empty").stat().st_mtime_ns == 1_000_000_001


def test_one_file_of_two_names_is_one_again_and_another_than_before(folder, copied):
    assert (copied / "again").samefile(copied / "empty")
    assert not (copied / "again").samefile(folder / "again")


def test_nothing_is_laid_over_what_lies_there(folder, copied):
    with pytest.raises(FileExistsError):
        copy_folder(folder, copied)
