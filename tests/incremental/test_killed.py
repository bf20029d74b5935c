"""A build that is killed leaves nothing that the next one minds."""

from __future__ import annotations

import os
import random
import secrets
import shutil
import subprocess
import time

import pytest

from tests.incremental.demonstration import AT, EARLIER, again, ends_within, program, session

KILLS = 100 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 2


@pytest.fixture(scope="module")
def roots(demonstration, tmp_path_factory):
    """A site that was never built, and one that was built earlier."""
    warm = shutil.copytree(demonstration.root, tmp_path_factory.mktemp("warm") / "root")
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
        shutil.copytree(roots[turn % 2], root)
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
