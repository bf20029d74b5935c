"""What the README shows of a build is what a build says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.repository import REPOSITORY

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
SHOWN = README.partition("and ends like this:\n\n```text\n")[2].partition("\n```")[0].splitlines()
LEFT_OUT, PLACE = "  …", "Look at it: "


def test_the_build_that_is_shown_ends_like_that(tmp_path: Path) -> None:
    words = ["build", "--at", "2026-11-23T18:00", "--no-cache", "--out", str(tmp_path / "out")]
    run = subprocess.run(
        [sys.executable, "tasks.py", *words], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    said = run.stdout.splitlines()

    assert SHOWN[-1].startswith(PLACE)
    assert len(SHOWN) > 10
    assert [line for line in SHOWN[:-1] if line != LEFT_OUT and line.partition(" (python3")[0] not in run.stdout] == []
    assert [line for line in said if line in SHOWN] == [line for line in SHOWN if line in said]
