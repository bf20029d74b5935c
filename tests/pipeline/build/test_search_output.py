"""The search index as an output of its own: whole, repaired, taken away, and never written elsewhere."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from plugins.model.error import UsageError
from plugins.model.reserved import SEARCH
from plugins.pipeline.build import search_output
from plugins.pipeline.build.build import BuildOptions, build
from plugins.pipeline.build.output_folder import OutputFolder
from plugins.pipeline.build.output_folders import OutputFolders
from plugins.pipeline.cache.store import Store
from tests.pipeline.records import AT
from tests.sites.copying import copy_folder
from tests.sites.places import files


@pytest.fixture
def again(root, tmp_path):
    """Return what builds a copy of that root some minutes later, beginning with what is known."""
    copy_folder(root, tmp_path / "root")
    build(BuildOptions(tmp_path / "root", tmp_path / "root" / "output", AT))  # stamps are those of the copy

    def later(minutes=1, **more):
        return build(
            BuildOptions(tmp_path / "root", tmp_path / "root" / "output", AT + timedelta(minutes=minutes), **more)
        )

    later.out = tmp_path / "root" / "output"
    later.expected = files(root / "output")
    return later


def test_the_index_is_no_part_of_the_plan_and_part_of_the_whole(root, tmp_path):
    outcome = build(BuildOptions(root, tmp_path, AT, releasing=True))
    assert {path for path in files(tmp_path) if path.startswith("search/")} == outcome.index.keys()
    assert [entry.path for entry in outcome.whole.entries] == sorted(files(tmp_path))
    assert outcome.count == len(outcome.whole.entries)
    assert not any(entry.path.startswith("search/") for entry in outcome.plan.entries)


@pytest.mark.parametrize("path", ["search/manifest.json", "index.html"])
def test_a_file_that_was_touched_is_written_again(path, again):
    (again.out / path).write_bytes(b"another")
    assert again().written == 1
    assert files(again.out) == again.expected


def test_what_does_not_belong_there_goes(again):
    (again.out / "search" / "draft.json").write_bytes(b"draft")
    assert again().removed == 1
    assert files(again.out) == again.expected


def test_a_link_in_place_of_the_folder_is_not_written_through(again, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    shutil.rmtree(again.out / "search")
    (again.out / "search").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    again()
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert files(again.out) == again.expected


def test_without_search_the_folder_goes_and_with_it_it_comes_back(again):
    without = again(search=False)
    assert not (again.out / "search").exists()
    assert without.count == len(without.plan.entries)
    again(2)
    assert files(again.out) == again.expected


def test_a_fault_of_the_search_ends_the_build_and_the_next_one_mends_it(again, monkeypatch):
    def fail(*_):
        raise OSError("no space left on device")

    (again.out / "search" / "manifest.json").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(search_output, "write_artifact", fail)
        with pytest.raises(OSError, match="no space left on device"):
            again()
    again(2)
    assert files(again.out) == again.expected


def test_nobody_else_builds_there_while_the_outputs_are_looked_at(again):
    outputs = OutputFolders(again.out, Store(again.out.parent / ".cache"), search=True)
    outputs.begin_scan()
    with pytest.raises(UsageError, match="another build writes"):
        OutputFolder(again.out, Store(None), "output/")
    outputs.use_scan()
    del outputs
    OutputFolder(again.out, Store(None), "output/", excluded=SEARCH)


@pytest.mark.parametrize(
    "place", ["plugins.rules.ruleset.check_site", "plugins.pipeline.build.page_memo.PageMemo.compute"]
)
def test_a_build_that_fails_keeps_nobody_out(place, again, monkeypatch):
    def fail(*_):
        raise OSError("no space left on device")

    (again.out / "index.html").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(place, fail)
        with pytest.raises(OSError, match="no space left on device") as caught:
            again()
    assert caught.tb  # holds everything that was going on
    again(2)
    assert files(again.out) == again.expected
