"""What the growth of texts is measured on."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.text_growth import PATTERNS, costs
from tests.repository import REPOSITORY


def test_there_are_more_than_ninety_four_patterns() -> None:
    assert len(PATTERNS) > 94


def test_the_reader_and_each_rule_of_a_text_are_timed(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "demonstration" / "policy", tmp_path / "policy")
    timed = dict(costs(tmp_path, "13812345678 ", 1_000))
    assert {"reader", "PRI002 mobile_number", "SEC001 classification_mark"} <= timed.keys()
    assert min(timed.values()) >= 0
