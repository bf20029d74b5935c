"""A build that is killed leaves nothing that the next one minds."""

from __future__ import annotations

import os
import random
import secrets
import shutil
import signal
import subprocess
import time

import pytest

from plugins.model.value import parse_instant
from plugins.pipeline.build.build import BuildOptions, build
from plugins.pipeline.cache.fingerprints import program_fingerprint
from plugins.pipeline.cache.store import Store
from plugins.pipeline.snapshot.snapshot import Snapshot
from tests.incremental.demonstration import AT, EARLIER, again, program
from tests.release.accident import end_of, in_child
from tests.sites.copying import copy_folder
from tests.sites.places import files
from tests.system.session import ends_within, session

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
LATER = "2026-12-24T18:00:00+08:00"
KILLS = 100 if LONG else 2
SAVED = range(1, 13) if LONG else (1, 12)
"""Of the values that a build saves with its snapshot, those behind which it is killed; 12 are all."""


@pytest.fixture(scope="module")
def roots(demonstration, tmp_path_factory):
    """A site that was never built, and one that was built earlier."""
    warm = copy_folder(demonstration.root, tmp_path_factory.mktemp("warm") / "root")
    again(warm, EARLIER)
    return demonstration.root, warm


def wait_for_workers(run):
    """Wait until a program has started processes that work for it, or has ended."""
    while run.poll() is None and len(session(run.pid)) < 2:
        time.sleep(0.002)


def test_killed_at_random_times(demonstration, roots, tmp_path):
    root = tmp_path / "root"
    left = set()
    seed = int(os.environ.get("KILL_SEED", "") or secrets.randbits(32))
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated
    longest = 2 * demonstration.seconds
    turn = killed = 0
    while killed < KILLS:
        turn += 1
        shutil.rmtree(root, ignore_errors=True)
        copy_folder(roots[turn % 2], root)
        begun = time.monotonic()
        run = program(root)
        if turn % 4 == 1:
            wait_for_workers(run)
            wait = chance.uniform(0, longest / 4)
        else:
            wait = chance.uniform(longest / 8, longest)
        try:
            assert run.wait(wait) == 0
            longest = time.monotonic() - begun
        except subprocess.TimeoutExpired:
            killed += 1
        run.kill()
        run.wait()
        case = f"seed {seed}, turn {turn}, after {wait:.3f} s"
        assert ends_within(10, run.pid), f"{case}: its workers go on"
        assert again(root) == demonstration.files[AT], case
        left |= {place.name for place in (root / ".cache").iterdir()}
    shutil.rmtree(root / ".cache")
    again(root)
    assert left == {place.name for place in (root / ".cache").iterdir()}
    print(f"{killed} builds were killed at work, of {turn}; seed {seed}")


def put_then_die(nth):
    """Kill this process when it has saved so many kinds of values in the transaction of the snapshot."""
    put, count = Store._put, 0

    def counted(store, kind, values, asked):
        nonlocal count
        put(store, kind, values, asked)
        count += kind.startswith(("snapshot", "stamps", "memos"))
        if count == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    Store._put = counted


@pytest.fixture(scope="module")
def built(demonstration, tmp_path_factory):
    """A site with the snapshot of a build, and every file that a build makes of it later, from nothing."""
    folder = tmp_path_factory.mktemp("built")
    root = copy_folder(demonstration.root, folder / "root")
    again(root)
    build(BuildOptions(root, folder / "nothing", parse_instant(LATER), cache=False))
    return root, files(folder / "nothing")


@pytest.mark.parametrize("nth", SAVED)
def test_killed_while_the_snapshot_is_saved(nth, built, tmp_path):
    root = copy_folder(built[0], tmp_path / "root")

    def work():
        put_then_die(nth)
        again(root, LATER)

    assert end_of(in_child(work)) == -signal.SIGKILL
    assert Snapshot.load(root / ".cache", program_fingerprint()).at == parse_instant(AT)
    assert again(root, LATER) == built[1]
