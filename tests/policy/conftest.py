"""A root with the policy of a ministry, to be spoiled by tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.model.error import PolicyError
from plugins.policy.load import load_policy

MINISTRY = Path(__file__).parent / "ministry"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(MINISTRY / "policy", tmp_path / "policy")
    return tmp_path


@pytest.fixture
def faults(root: Path) -> Callable[..., list[str]]:
    """Replace texts in one policy file and return the faults of the policy, without ``policy/``."""

    def spoiled(name: str, *changes: tuple[str, str]) -> list[str]:
        file = root / "policy" / name
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1) if old else text + new
        file.write_text(text, encoding="utf-8")
        try:
            load_policy(root)
        except PolicyError as error:
            return [line.removeprefix("policy/") for line in str(error).split("\n")]
        return []

    return spoiled
