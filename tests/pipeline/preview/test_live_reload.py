"""Where the system tells of no changes, the files are looked at."""

import pytest
from watchfiles import Change
from watchfiles._rust_notify import WatchfilesRustInternalError

from plugins.pipeline.preview import live_reload
from tests.pipeline.preview.loops import answered


class Told:
    """Stands for a preview, and keeps what it is told."""

    def __init__(self):
        self.changed = []

    def refresh(self, at, changed):
        self.changed += changed


@pytest.mark.parametrize(
    "error", [OSError("No space left on device"), WatchfilesRustInternalError("Too many open files")]
)
def test_without_a_watch_changes_are_found_by_looking_and_the_remedy_is_said(error, tmp_path, monkeypatch, capsys):
    async def awatch(*folders, force_polling=None, **options):
        if not force_polling:
            raise error
        yield {(Change.modified, str(tmp_path / "content" / "a.md"))}

    monkeypatch.setattr(live_reload, "awatch", awatch)
    told = Told()
    answered(live_reload.LiveReload(told, tmp_path, 8000, lambda: None).follow())
    assert told.changed == ["content/a.md"]
    said = capsys.readouterr().out
    assert str(error) in said
    assert "sudo sysctl fs.inotify" in said
