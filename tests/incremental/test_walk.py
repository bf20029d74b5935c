"""After every step of any walk, a build that goes on from the last one gives what a build from nothing gives."""

from __future__ import annotations

import os
import random
import secrets
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.incremental.walk import Step, Walk

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
WALKS, STEPS = (60, 50) if LONG else (2, 8)
SHRINKING = 1800 if LONG else 60
"""Seconds after which the steps are shown as they are."""


def walked(folder: Path, steps: Sequence[Step], **beginning: bool) -> list[str]:
    """Walk steps that are given; say how builds differ after the first at which they do."""
    walk = Walk(folder, **beginning)
    try:
        return next((found for step in steps if (found := walk.take(step))), [])
    finally:
        shutil.rmtree(folder)


def fewest(steps: list[Step], fails: Callable[[list[Step]], bool], seconds: float = SHRINKING) -> list[Step]:
    """Leave out steps, many at once and then one by one, as long as it fails without them."""
    until = time.monotonic() + seconds
    size = len(steps) // 2
    while size:
        start = 0
        while start < len(steps) and time.monotonic() < until:
            fewer = steps[:start] + steps[start + size :]
            if fails(fewer):
                steps = fewer
            else:
                start += size
        size //= 2
    return steps


@pytest.mark.parametrize("turn", range(WALKS))
@pytest.mark.usefixtures("short_lists")
def test_every_step_gives_what_a_build_from_nothing_gives(turn, tmp_path):
    seed = int(os.environ.get("WALK_SEED", "") or (secrets.randbits(32) if LONG else turn))
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated
    beginning = {"released": turn % 4 < 2, "in_one_process": turn % 2 == 1}
    walk = Walk(tmp_path / "walk", **beginning)
    steps: list[Step] = []
    for _ in range(STEPS):
        steps.append(walk.choose(chance))
        if found := walk.take(steps[-1]):
            break
    else:
        return

    def fails(some: list[Step]) -> bool:
        return bool(walked(tmp_path / "again", some, **beginning))

    few = fewest(steps, fails)
    lines = [f"seed {seed}, step {len(steps)}; these are enough:", *map(str, few), *found]
    pytest.fail("\n".join(lines), pytrace=False)


def test_steps_that_do_not_matter_are_left_out():
    steps: list[Step] = [("clock", number) for number in range(20)]
    assert fewest(steps, lambda some: {("clock", 3), ("clock", 17)} <= set(some)) == [("clock", 3), ("clock", 17)]
