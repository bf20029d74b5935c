"""What a process cost is told only of one that has done its work."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.measure import BenchmarkError, Cost, run

HOLD = "import time; held = bytearray(60_000_000); time.sleep(0.3)"


def python(source: str) -> list[str]:
    """A command that runs Python source."""
    return [sys.executable, "-c", source]


def test_a_process_that_succeeds_has_a_cost_and_what_it_printed(tmp_path: Path) -> None:
    cost = run(python("print(sum(range(1_000_000)))"), tmp_path)
    assert cost.output == "499999500000\n"
    assert cost.cpu_s > 0
    assert cost.wall_s > 0
    assert cost.peak_mb is None


def test_a_process_that_fails_has_none(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"ended with exit status 3, so it is not measured:\nno disk"):
        run(python("print('no disk'); raise SystemExit(3)"), tmp_path)


def test_a_process_that_is_killed_has_none(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="exit status -9"):
        run(python("import os; os.kill(os.getpid(), 9)"), tmp_path)


def test_an_exit_status_that_means_success_counts(tmp_path: Path) -> None:
    assert run(python("raise SystemExit(4)"), tmp_path, good=(0, 4)).output == ""


def test_memory_is_that_of_the_whole_tree_of_processes(tmp_path: Path) -> None:
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLD!r}])"
    peak = run(python(child), tmp_path, memory=True).peak_mb
    assert peak is None or 57 < peak < 200


def test_two_costs_one_behind_the_other_add_up_but_for_memory() -> None:
    both = Cost(1.0, 2.0, 300.0, "a") + Cost(0.5, 0.25, None, "b")
    assert both == Cost(1.5, 2.25, 300.0, "ab")
