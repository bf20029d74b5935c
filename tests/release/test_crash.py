"""Whatever happens to a run, the public sees exactly one whole release, and the next run recovers."""

from __future__ import annotations

import os
import random
import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest

from plugins.model.error import SiteError
from plugins.release.current import current
from plugins.release.layout import Layout
from plugins.release.pin import is_pinned
from plugins.release.prune import prune
from plugins.release.rollback import resume, rollback
from plugins.release.switch import switch
from tests.release.accident import (
    BROKEN,
    CALLS,
    FULL,
    GROWING,
    KILLING,
    LONG,
    at_call,
    die,
    end_of,
    in_child,
    interrupt,
)
from tests.release.press import LAW, NEWS, Press, faults

NEVER = 0
FOLDERS = 60
"""Calls by which releases differ: the store makes a folder for the first file whose digest begins like this."""

RANDOM_KILLS = 600 if LONG else 30
EVERY = 1 if LONG else 4
"""Calls before which a process is killed: each fourth; in the long profile, and of a switch, each."""


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """One document, released once."""
    press = Press(tmp_path, texts={LAW: "first"})
    release(press)
    return press


def release(press: Press) -> None:
    """Prepare, switch, prune."""
    switch(press.root, press.prepare())
    prune(press.root, keep=2)


def state(press: Press) -> tuple[int, str] | None:
    """Return number and text of what the public sees, and require that it is one whole release."""
    if current(press.root) is None:
        return None
    link = press.root / "public/current"
    assert faults(link) == ()
    return current(press.root).number, (link / f"laws/2026/{LAW}.html").read_text()


def edit(press: Press, turn: int) -> None:
    """Give the document a text it never had, an hour later."""
    press.texts[LAW] = f"text {turn}"
    press.at += timedelta(hours=1)


def recover(press: Press) -> None:
    """Release what could not be released, and require that nothing of the accident is left."""
    release(press)
    assert state(press)[1] == press.texts[LAW]
    assert not (press.root / "public/.work").exists()
    assert len(Layout(press.root).numbers()) <= 2


def calls_of_a_release(press: Press) -> int:
    """Count the calls of a release, its switch and the pruning."""
    with at_call(NEVER, interrupt, names=KILLING) as calls:
        release(press)
    return calls.made


def test_killed_at_its_calls(press):
    """D1 of the figures to reach: the process dies before calls to the system that change something."""
    edit(press, 0)
    recover(press)
    edit(press, 1)
    last = calls_of_a_release(press)
    killed = 0
    for number in range(1, last + 1, EVERY):
        before = state(press)
        edit(press, number + 1)

        def work(number=number):
            with at_call(number, die, names=KILLING):
                release(press)

        end = end_of(in_child(work))
        assert end in (-signal.SIGKILL, 0)
        killed += end != 0
        assert state(press) in (before, (state(press)[0], press.texts[LAW]))
        recover(press)
    assert killed > (last - FOLDERS) // EVERY > 100 // EVERY


def test_killed_at_every_fifth_call_of_the_very_first_release(tmp_path):
    (tmp_path / "count").mkdir()
    last = calls_of_a_release(Press(tmp_path / "count", texts={LAW: "first"}))
    for number in range(1, last + 1, 5):
        press = Press(tmp_path / str(number), texts={LAW: "first"})
        press.root.mkdir()

        def work(number=number, press=press):
            with at_call(number, die, names=KILLING):
                release(press)

        assert end_of(in_child(work)) == -signal.SIGKILL
        assert state(press) in (None, (1, "first"))
        recover(press)


def kill_at_random(press: Press, times: int, seed: int) -> None:
    """Kill a process that releases again and again, `times` times at random moments."""
    dice = random.Random(seed)  # noqa: S311
    for turn in range(times):
        edit(press, turn)

        def work():
            while True:
                release(press)

        child = in_child(work)
        time.sleep(dice.uniform(0, 0.04))
        os.kill(child, signal.SIGKILL)
        assert end_of(child) == -signal.SIGKILL
        assert state(press)[1] in (f"text {turn - 1}" if turn else "first", press.texts[LAW])
        recover(press)


def test_killed_at_random_moments(press):
    kill_at_random(press, RANDOM_KILLS, seed=20261123)


def test_killed_at_calls_of_a_rollback_and_of_resume(press):
    press.texts[NEWS] = "news"
    release(press)
    release(press)

    def there_and_back():
        now = current(press.root).number
        rollback(press.root, now - 1, acts_since=lambda _: False, at=press.at, by="zhao.min")
        resume(press.root)

    with at_call(NEVER, interrupt) as calls:
        there_and_back()
    for number in range(1, calls.made + 1, 1 if LONG else 5):
        press.release()
        press.release()
        highest = current(press.root).number

        def work(number=number):
            with at_call(number, die):
                there_and_back()

        assert end_of(in_child(work)) == -signal.SIGKILL
        assert state(press)[0] in (highest, highest - 1)
        if is_pinned(press.root):
            resume(press.root)
        assert press.release().number == highest + 1
        assert faults(press.root / "public/current") == ()
        prune(press.root, keep=2)


@pytest.mark.parametrize(
    ("accident", "names", "onwards", "step"),
    [
        pytest.param(FULL, GROWING, True, 2, id="the disk fills up and stays full"),
        pytest.param(FULL, GROWING, False, 2, id="the disk is full for one moment"),
        pytest.param(BROKEN, CALLS, False, 7, id="an input or output error"),
        pytest.param(BROKEN, CALLS, True, 7, id="the disk is gone from then on"),
    ],
)
def test_an_error_at_each_call_gives_one_sentence(press, accident, names, onwards, step):
    """D2 of the figures to reach: the public tree is untouched and the next run recovers."""
    edit(press, 0)
    recover(press)
    edit(press, 1)
    with at_call(NEVER, interrupt, names=names) as calls:
        release(press)
    for number in range(1, calls.made + 1, 1 if LONG else step):
        before = state(press)
        edit(press, number + 1)
        public = set()
        try:
            with at_call(number, accident, names=names, onwards=onwards):
                prepared = press.prepare()
                public = {(prepared.number, press.texts[LAW])}
                switch(press.root, prepared)
                prune(press.root, keep=2)
        except SiteError as error:
            assert str(error).count("\n") <= 1, "one sentence, at most with the file below it"
        assert state(press) in {before, *public}
        recover(press)


def test_a_full_disk_is_called_by_its_name(press):
    edit(press, 1)
    with (
        at_call(1, FULL, names=("write",), onwards=True),
        pytest.raises(
            SiteError,
            match=r"^the release stopped: No space left on device at .*; "
            r"what the public sees is one whole release: free some space, then run it again$",
        ),
    ):
        press.prepare()


def test_interrupted_at_every_third_call(press):
    names = tuple(name for name in KILLING if name != "close")
    edit(press, 0)
    recover(press)
    edit(press, 1)
    with at_call(NEVER, interrupt, names=names) as calls:
        release(press)
    interrupted = 0
    for number in range(1, calls.made + 1, 3):
        before = state(press)
        edit(press, number)
        try:
            with at_call(number, interrupt, names=names):
                release(press)
        except KeyboardInterrupt:
            interrupted += 1
        assert state(press) in (before, (state(press)[0], press.texts[LAW]))
        recover(press)
    assert interrupted > (calls.made - FOLDERS) // 3
