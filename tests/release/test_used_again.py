"""The oldest release gives its folder to the next, whatever was done to it, and wherever a run is killed."""

from __future__ import annotations

import os
import signal
from datetime import timedelta
from pathlib import Path

import pytest

from plugins.model.digest import sha256
from plugins.release.current import current
from plugins.release.layout import Layout
from plugins.release.prune import purge
from plugins.release.rollback import resume, rollback
from tests.release.accident import KILLING, LONG, at_call, die, end_of, in_child, interrupt
from tests.release.keeping import KEEP, calls, changed_lists, edit, evidence, release
from tests.release.press import LAW, bytes_of, faults

STEP = 1 if LONG else 23


def test_the_oldest_release_gives_its_folder_and_only_what_differs_is_linked(press, monkeypatch):
    oldest = (press.root / "public/releases/000001").stat().st_ino
    before = evidence(press)
    edit(press, 100)
    links = calls(monkeypatch, "link", lambda: release(press))
    now = current(press.root)
    assert Layout(press.root).numbers() == (2, 3, 4)
    assert now.path.stat().st_ino == oldest
    new = {sha256(b"text 100"), sha256(b"note on text 100"), *changed_lists(press)}
    assert sorted(Path(link).name for link in links if "/store/" in link) == sorted(new | evidence(press) - before)
    assert faults(now.path) == ()


def test_a_folder_used_again_holds_nothing_of_before(press):
    press.style = "body{}"
    press.texts.pop(LAW)
    press.withdrawn.add(LAW)
    for _ in range(KEEP + 4):
        release(press)
    for number in Layout(press.root).numbers():
        assert faults(Layout(press.root).release(number)) == ()
    assert purge(press.root, [LAW]) == ()
    assert not any(b"text" in content for content in bytes_of(press.root / "public").values() if len(content) < 40)


@pytest.mark.parametrize(
    "meddle",
    [
        pytest.param(lambda folder: (folder / "added.html").write_bytes(b"x"), id="a file is added"),
        pytest.param(lambda folder: (folder / "added.html").symlink_to("/etc/hosts"), id="a link is added"),
        pytest.param(lambda folder: os.mkfifo(folder / "pipe"), id="a pipe is added"),
        pytest.param(lambda folder: (folder / "404.html").unlink(), id="a file is gone"),
        pytest.param(lambda folder: (folder / "a/b").mkdir(parents=True), id="empty folders are added"),
        pytest.param(lambda folder: (folder / "laws").rename(folder / "404"), id="a folder has another name"),
        pytest.param(lambda folder: (folder / "404.html").replace(folder / "index.html"), id="files change places"),
    ],
)
def test_whatever_was_done_to_the_oldest_release_the_next_one_is_whole(press, meddle):
    meddle(press.root / "public/releases/000001")
    edit(press, 100)
    release(press)
    assert faults(press.root / "public/current") == ()
    assert not (press.root / "public/current/a").exists()


def test_the_release_that_is_public_never_gives_its_folder(press):
    oldest = KEEP
    for width in range(1, KEEP):
        press.style = f"body{{margin:{width}px}}"
        release(press)
    assert Layout(press.root).numbers()[0] == oldest
    rollback(press.root, oldest, acts_since=lambda _: False, at=press.at, by="zhao.min")
    resume(press.root)
    before = bytes_of(press.root / "public/current")
    prepared = press.prepare(keep=KEEP)
    assert Layout(press.root).numbers() == (oldest, oldest + 1, oldest + 2, prepared.number)
    assert current(press.root).number == oldest
    assert bytes_of(press.root / "public/current") == before
    assert faults(press.root / "public/current") == ()


def test_killed_at_many_calls_while_a_folder_is_used_again(press):
    edit(press, 0)
    release(press)
    edit(press, 1)
    with at_call(0, interrupt, names=KILLING) as made:
        release(press)
    for number in range(1, made.made + 1, STEP):
        before = current(press.root).digest
        edit(press, number + 1)

        def work(number=number):
            with at_call(number, die, names=KILLING):
                release(press)

        assert end_of(in_child(work)) == -signal.SIGKILL
        assert faults(press.root / "public/current") == ()
        shown = (press.root / f"public/current/laws/2026/{LAW}.html").read_text()
        assert current(press.root).digest == before or shown == press.texts[LAW]
        press.at += timedelta(hours=1)
        release(press)
        release(press)
        assert all(faults(Layout(press.root).release(n)) == () for n in Layout(press.root).numbers())
