"""The output: holds what was written and nothing else, is written only where something differs, leads nowhere else."""

from __future__ import annotations

import errno
import os

import pytest

from plugins.model.error import IntegrityError, UsageError
from plugins.pipeline.build.output_folder import OutputFolder
from plugins.pipeline.cache.store import Store
from plugins.system.fork import Forked
from plugins.system.links import LinkedFolderError
from tests.sites.places import files

NAME = "output/"
PAGES = {"index.html": b"home", "laws/2026/wells.html": b"wells", "laws/2026/wells/table.csv": b"1,2\n"}


@pytest.fixture
def folder(tmp_path):
    """Return the place of the output, which is not there yet."""
    return tmp_path / "output"


@pytest.fixture
def put(folder, tmp_path):
    """Write pages, each with its bytes for a fingerprint; return how many were written and how many removed."""

    def write(pages=PAGES, record=True):
        output = OutputFolder(folder, Store(tmp_path if record else None), NAME)
        for path, data in pages.items():
            if not output.is_current(path, data.decode()):
                output.make_parents([path])
                output.record(path, output.put(path, data.decode(), (data[:1], data[1:])))
        return output.written, output.finish()

    return write


def test_everything_is_written_once_and_nothing_again(put, folder):
    assert put() == (3, 0)
    assert files(folder) == PAGES
    times = {place: place.stat().st_mtime_ns for place in folder.rglob("*")}
    assert put() == (0, 0)
    assert {place: place.stat().st_mtime_ns for place in folder.rglob("*")} == times


def test_only_what_differs_is_written(put, folder):
    put()
    assert put({**PAGES, "index.html": b"another"}) == (1, 0)
    assert (folder / "index.html").read_bytes() == b"another"


def test_a_folder_apart_stays_as_it_is_until_nothing_is_apart(put, folder, tmp_path):
    put()
    (folder / "apart").mkdir()
    (folder / "apart" / "shard").write_bytes(b"shard")
    for apart, is_there in (("apart", True), ("", False)):
        output = OutputFolder(folder, Store(tmp_path), NAME, apart)
        assert all(output.is_current(path, data.decode()) for path, data in PAGES.items())
        output.finish()
        output.unlock()
        assert (folder / "apart").exists() is is_there


def test_a_folder_apart_is_no_link(folder, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    folder.mkdir()
    (folder / "apart").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    OutputFolder(folder, Store(None), NAME, "apart")
    assert not (folder / "apart").is_symlink()
    assert (folder / "apart").is_dir()


def test_without_a_record_everything_is_written(put, folder):
    put(record=False)
    assert put(record=False) == (3, 0)
    assert files(folder) == PAGES


def test_what_is_not_written_goes_with_its_empty_folders(put, folder):
    put()
    assert put({"index.html": b"home"}) == (0, 2)
    assert [place.name for place in folder.iterdir()] == ["index.html"]


@pytest.mark.parametrize("data", [b"HOME", b"", b"home and more"], ids=["same length", "empty", "longer"])
def test_a_file_that_somebody_changed_is_written_again(data, put, folder):
    put()
    (folder / "index.html").write_bytes(data)
    os.utime(folder / "index.html", ns=(1, 1))
    assert put() == (1, 0)
    assert files(folder) == PAGES


@pytest.mark.parametrize("path", ["../evil.html", "laws/../../evil.html", "/evil.html", "laws/.."])
def test_a_path_outside_is_refused(path, put, folder):
    folder.mkdir()
    with pytest.raises(IntegrityError, match="lies outside"):
        put({path: b"evil"})
    assert not list(folder.parent.glob("evil*"))


def test_a_link_is_replaced_and_never_written_through(put, folder, tmp_path):
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    folder.mkdir()
    (folder / "index.html").symlink_to(secret)
    put()
    assert secret.read_bytes() == b"secret"
    assert files(folder) == PAGES


@pytest.mark.parametrize("record", [True, False])
def test_a_folder_that_became_a_link_is_made_a_folder_again(record, put, folder, tmp_path):
    put(record=record)
    (folder / "laws").rename(tmp_path / "elsewhere")
    (folder / "laws").symlink_to(tmp_path / "elsewhere")
    put(record=record)
    assert files(folder) == PAGES
    assert not (folder / "laws").is_symlink()
    assert len(files(tmp_path / "elsewhere")) == 2


def test_a_stray_link_is_removed_and_what_it_leads_to_stays(put, folder, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "kept.txt").write_bytes(b"kept")
    put()
    (folder / "stray").symlink_to(tmp_path / "elsewhere")
    (folder / "broken").symlink_to(tmp_path / "nowhere")
    put()
    assert files(folder) == PAGES
    assert (tmp_path / "elsewhere" / "kept.txt").read_bytes() == b"kept"


def test_files_and_folders_change_places(put, folder):
    put({"laws": b"a file", "index.html/a": b"in a folder", "index.html/b/c": b"deeper"})
    put()
    assert files(folder) == PAGES


def test_a_scan_says_what_was_touched(put, folder, tmp_path):
    put()
    (folder / "index.html").write_bytes(b"elsewhere")
    output = OutputFolder(folder, Store(tmp_path), NAME)
    output.use_scan(output.scan_for_changes())
    assert [path for path, data in PAGES.items() if not output.is_current(path, data.decode())] == ["index.html"]


def test_a_scan_of_what_an_earlier_record_says_is_not_believed(put, folder, tmp_path):
    put()
    output = OutputFolder(folder, Store(tmp_path), NAME)
    scan = output.scan_for_changes()
    output.unlock()
    put({**PAGES, "index.html": b"another"})
    (folder / "index.html").write_bytes(b"touched by somebody")
    output.use_scan(scan)
    assert not output.is_current("index.html", "another")


def test_a_folder_is_free_as_soon_as_it_is_unlocked_though_a_child_still_holds_the_descriptor(folder):
    output = OutputFolder(folder, Store(None), NAME)
    child = Forked(lambda gate: gate.wait(), fork=True)
    with pytest.raises(UsageError, match="another build writes"):
        OutputFolder(folder, Store(None), NAME)
    output.unlock()
    OutputFolder(folder, Store(None), NAME)
    child.end()


def test_a_folder_stays_locked_until_the_build_ends(folder):
    output = OutputFolder(folder, Store(None), NAME)
    output.finish()
    with pytest.raises(UsageError, match="another build writes"):
        OutputFolder(folder, Store(None), NAME)
    output.unlock()
    output.unlock()


def test_a_link_in_the_place_of_the_output_is_refused_and_what_it_leads_to_stays(folder, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.txt").write_bytes(b"mine")
    folder.symlink_to(tmp_path / "home")
    with pytest.raises(LinkedFolderError, match="is a symbolic link"):
        OutputFolder(folder, Store(None), NAME)
    assert files(tmp_path / "home") == {"thesis.txt": b"mine"}


def test_an_error_names_the_file_that_could_not_be_written(folder, monkeypatch):
    def is_full(descriptor, data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    output = OutputFolder(folder, Store(None), NAME)
    monkeypatch.setattr(os, "write", is_full)
    with pytest.raises(OSError, match="No space left") as raised:
        output.put("index.html", "a", (b"page",))
    assert raised.value.filename == f"{folder}/index.html"
