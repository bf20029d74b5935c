"""The public sees another release by one step, and only the one that was meant."""

from __future__ import annotations

import os
import shutil
import signal
from datetime import timedelta
from pathlib import Path

import pytest

from plugins.model.error import IntegrityError, RefusedError, SiteError, UsageError
from plugins.release.current import current
from plugins.release.layout import Layout
from plugins.release.lock import changing
from plugins.release.switch import switch
from plugins.system.links import LinkedFolderError
from tests.release.accident import KILLING, at_call, die, end_of, in_child
from tests.release.press import LAW, Press, damage, faults
from tests.release.test_crash import edit, recover, release, state
from tests.sites.places import files


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path)


def test_a_second_run_at_the_same_time_is_told_to_wait(press):
    prepared = press.prepare()
    with changing(Layout(press.root), "the test"):
        with pytest.raises(UsageError, match=r"another run is at work in .*public: wait until it has ended"):
            press.prepare()
        with pytest.raises(UsageError, match="another run is at work"):
            switch(press.root, prepared)
    switch(press.root, prepared)


def test_a_release_prepared_before_another_became_public_is_not_switched_to(press):
    stale = press.prepare()
    press.release()
    with pytest.raises(RefusedError, match="make the release again"):
        switch(press.root, stale)


def test_a_prepared_release_that_was_altered_or_removed_is_not_switched_to(press):
    prepared = press.prepare()
    damage(prepared.path / "release.json")
    with pytest.raises(IntegrityError, match="not there as it was prepared"):
        switch(press.root, prepared)
    shutil.rmtree(prepared.path)
    with pytest.raises(IntegrityError, match="not there as it was prepared"):
        switch(press.root, prepared)


def test_switching_twice_changes_nothing(press):
    prepared = press.release()
    switch(press.root, prepared)
    assert current(press.root).number == 1


def test_the_link_is_relative_so_that_the_folder_can_move(press, tmp_path):
    press.release()
    assert os.readlink(press.root / "public/current") == "releases/000001"  # noqa: PTH115
    moved = (press.root / "public").rename(tmp_path / "moved")
    assert faults(moved / "current") == ()


def test_a_folder_that_may_not_be_written_gives_one_sentence(press):
    (press.root / "public").write_bytes(b"a file is in the way")
    with pytest.raises(
        SiteError, match=r"the release stopped: .*; what the public sees is one whole release: mend that"
    ):
        press.prepare(at=press.at + timedelta(hours=1))


def test_the_disk_has_the_whole_release_before_the_public_sees_it(press, monkeypatch):
    """Every file, and every folder that got a name, is waited for before the one rename; the link itself after it."""
    waited: list[int] = []
    before: list[frozenset[int]] = []
    replace = os.replace

    def switching(source, target, **options):
        if Path(target) == press.root / "public/current":
            before.append(frozenset(waited))
            waited.clear()
        return replace(source, target, **options)

    monkeypatch.setattr(os, "fsync", lambda file: waited.append(os.fstat(file).st_ino))
    monkeypatch.setattr(os, "replace", switching)
    press.release()
    public = press.root / "public"
    needed = [
        public,
        public / "releases",
        public / "store",
        *(public / "store").iterdir(),
        *public.glob("releases/**/*"),
    ]
    assert [p.relative_to(public) for p in needed if p.stat().st_ino not in before[0]] == []
    assert public.stat().st_ino in waited


@pytest.mark.parametrize("name", ["", "store", "releases", ".work"])
def test_a_link_below_public_is_refused_and_what_it_leads_to_stays(name, press, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").write_bytes(b"mine")
    press.release()
    place = press.root / "public" / name
    if place.exists():
        place.rename(tmp_path / "moved")
    place.symlink_to(elsewhere)
    with pytest.raises(LinkedFolderError, match="is a symbolic link"):
        press.prepare()
    assert files(elsewhere) == {"mine": b"mine"}


def test_killed_at_every_call_the_public_sees_the_release_before_or_this_one(press):
    number, end = 0, -signal.SIGKILL
    release(press)
    while end == -signal.SIGKILL:
        number += 1
        before = state(press)
        edit(press, number)
        prepared = press.prepare()

        def work(number=number, prepared=prepared):
            with at_call(number, die, names=KILLING):
                switch(press.root, prepared)

        end = end_of(in_child(work))
        assert state(press) in (before, (prepared.number, press.texts[LAW]))
        recover(press)
    assert end == 0
    assert number > 3
