"""Half files lie where nobody takes them for whole ones, and not for long."""

from __future__ import annotations

import os

import pytest

from plugins.system import unfinished
from plugins.system.links import LinkedFolderError
from plugins.system.state_folder import CACHE
from plugins.system.unfinished import STALE_S, UNFINISHED, unfinished_folder


def test_the_folder_is_new_and_empty_and_gone_at_the_end(tmp_path):
    with unfinished_folder(tmp_path, tmp_path) as folder:
        assert folder.parent == tmp_path / CACHE / UNFINISHED
        assert list(folder.iterdir()) == []
        (folder / "half").write_bytes(b"")
    assert list((tmp_path / CACHE / UNFINISHED).iterdir()) == []


def test_it_is_gone_after_an_error(tmp_path):
    with pytest.raises(RuntimeError), unfinished_folder(tmp_path, tmp_path):
        raise RuntimeError
    assert list((tmp_path / CACHE / UNFINISHED).iterdir()) == []


def test_where_a_file_has_the_name_of_the_disposable_folder_it_is_made_beside(tmp_path):
    (tmp_path / CACHE).touch()
    beside = tmp_path / "ledger"
    beside.mkdir()
    with unfinished_folder(tmp_path, beside) as folder:
        assert folder.parent == beside
    assert list(beside.iterdir()) == []


@pytest.mark.parametrize(("age_s", "stays"), [(STALE_S + 60, False), (STALE_S - 60, True)])
def test_what_a_killed_run_left_goes_after_an_hour(age_s, stays, tmp_path):
    with unfinished_folder(tmp_path, tmp_path) as folder:
        left = folder.with_name(f"{folder.name}x")
        left.mkdir()
        (left / "half").write_bytes(b"")
        made_s = folder.stat().st_mtime
        os.utime(left, (made_s - age_s, made_s - age_s))
    with unfinished_folder(tmp_path, tmp_path):
        assert left.exists() == stays


@pytest.mark.parametrize("name", [CACHE, f"{CACHE}/{UNFINISHED}"])
def test_a_link_in_its_place_is_refused_and_not_followed(name, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    place = tmp_path / "root" / name
    place.parent.mkdir(parents=True)
    place.symlink_to(elsewhere)
    with pytest.raises(LinkedFolderError, match=f"{name} is a symbolic link"):
        unfinished_folder(tmp_path / "root", tmp_path).__enter__()
    assert list(elsewhere.iterdir()) == []


def test_for_a_folder_on_another_file_system_it_lies_in_that_folder_under_a_name_that_is_passed_over(
    tmp_path, monkeypatch
):
    beside = tmp_path / "beside"
    beside.mkdir()
    monkeypatch.setattr(unfinished, "_is_usable", lambda one, other: False)
    with unfinished_folder(tmp_path, beside) as folder:
        assert (folder.parent, folder.name[0]) == (beside, ".")
