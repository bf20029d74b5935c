"""Where the system tells of no changes, the files are looked at."""

import pytest
from watchfiles import Change

from plugins.pipeline.preview import live_reload
from tests.pipeline.preview.loops import answered


class Told:
    """Stands for a preview, and keeps what it is told."""

    def __init__(self):
        self.changed = []

    def long_and_stale(self, changed):
        return ()

    def refresh(self, at, changed):
        self.changed += changed


def follow(preview, root):
    """Follow changes below a folder until none is told any more."""
    answered(live_reload.LiveReload(preview, root, 8000, lambda: None).follow())


@pytest.mark.parametrize("error", [OSError("No space left on device"), RuntimeError("Too many open files")])
def test_without_a_watch_changes_are_found_by_looking_and_the_remedy_is_said(error, tmp_path, monkeypatch, capsys):
    async def awatch(*folders, force_polling=None, **options):
        if not force_polling:
            raise error
        yield {(Change.modified, str(tmp_path / "content" / "a.md"))}

    monkeypatch.setattr(live_reload, "awatch", awatch)
    told = Told()
    follow(told, tmp_path)
    assert told.changed == ["content/a.md"]
    said = capsys.readouterr().out
    assert str(error) in said
    assert "sudo sysctl fs.inotify" in said


def test_an_error_of_the_preview_is_not_taken_for_one_of_the_watcher(tmp_path, monkeypatch, capsys):
    class Broken:
        def long_and_stale(self, changed):
            return ()

        def refresh(self, at, changed):
            raise RuntimeError("the preview is broken")

    async def awatch(*folders, **options):
        yield {(Change.modified, str(tmp_path / "content" / "a.md"))}

    monkeypatch.setattr(live_reload, "awatch", awatch)
    with pytest.raises(RuntimeError, match="the preview is broken"):
        follow(Broken(), tmp_path)
    assert "sysctl" not in capsys.readouterr().out
