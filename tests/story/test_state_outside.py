"""A machine whose keys, cache and releases lie outside the repository works as any other, and leaves nothing in it."""

from __future__ import annotations

import pytest

from plugins.pipeline.build.up_to_date import replay
from plugins.pipeline.publish.verify_root import verify_root
from plugins.system import file_stamps
from plugins.system.state_folder import OWN, SETTING, state_of
from tests.sites.places import where
from tests.story.wells import FIRST, PATH, SECOND, approved_file, edit

REPOSITORY = {"approved", "content", "ledger", "policy", ".gitignore", ".gitattributes"}


@pytest.fixture
def apart(released, tmp_path, monkeypatch):
    """Move everything that is the machine's into a folder beside the root."""
    state = tmp_path / "state"
    state.mkdir()
    for name in OWN:
        if (released.root / name).exists():
            (released.root / name).rename(state / name)
    monkeypatch.setenv(SETTING, str(state))
    monkeypatch.setattr(file_stamps, "MOMENT_NS", 0)  # a release that was shown just now is as good as an old one
    return released


def test_an_edit_goes_through_and_the_repository_holds_nothing_of_the_machine(apart):
    edit(apart)
    apart.approve(PATH)
    made = apart.release()
    state = state_of(apart.root)
    assert where(state.public / "current", SECOND) != []
    assert {path.name for path in apart.root.iterdir()} == REPOSITORY
    assert verify_root(apart.root, apart.instant)[2]
    again = apart.build()
    assert again.output == state.output
    assert replay(apart.root, state.output, apart.instant) is not None
    assert made.number == 2


def test_damaged_bytes_are_carried_forward_from_the_copies_there(apart):
    approved_file(apart).write_bytes(b"")
    told = apart.build(cache=False)
    assert where(told.output, FIRST) != []
    assert told.exit_status == 3
    made = apart.release()
    assert where(state_of(apart.root).public / "current", FIRST) != []
    assert made.ended == ()
