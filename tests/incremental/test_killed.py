"""A build that is killed leaves nothing that the next one minds."""

from __future__ import annotations

import os
import random
import secrets
import shutil
import time

import pytest

from tests.incremental.demonstration import EARLIER, again, ends_within, from_nothing, lay, program

KILLS = 100 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 4


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Two sites, one that was never built and one that was built earlier; and what both show now."""
    folder = tmp_path_factory.mktemp("sites")
    cold = lay(folder / "cold")
    expected = from_nothing(cold, folder / "nothing")
    warm = shutil.copytree(cold, folder / "warm")
    again(warm, EARLIER)
    return (cold, warm), expected


def test_killed_at_random_times(sites, tmp_path):
    roots, expected = sites
    root = shutil.copytree(roots[0], tmp_path / "root")
    begun = time.monotonic()
    assert program(root).wait() == 0
    longest = time.monotonic() - begun
    kept = {place.name for place in (root / ".cache").iterdir()}
    seed = secrets.randbits(32)
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated
    killed = 0
    for turn in range(KILLS):
        shutil.rmtree(root)
        shutil.copytree(roots[turn % 2], root)
        wait = chance.uniform(longest / 8, longest)
        run = program(root)
        time.sleep(wait)
        killed += run.poll() is None
        run.kill()
        run.wait()
        case = f"seed {seed}, turn {turn}, after {wait:.3f} s of {longest:.3f}"
        assert ends_within(10, run.pid), f"{case}: its workers go on"
        assert again(root) == expected, case
        assert {place.name for place in (root / ".cache").iterdir()} <= kept, case
    assert killed >= KILLS // 3, f"{killed} of {KILLS} were still at work"
