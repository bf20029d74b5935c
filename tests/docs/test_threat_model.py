"""Each attack of the threat model is tried by a test that exists."""

from __future__ import annotations

import ast
import re

import pytest

from tests.repository import REPOSITORY

PAGE = (REPOSITORY / "docs" / "threat-model.md").read_text(encoding="utf-8")
ROWS = [
    line for line in PAGE.partition("## What is tried")[2].splitlines() if line.startswith("| ") and "---" not in line
]
TRIED = [row for row in ROWS if not row.startswith("| what is tried |")]
NAMED = re.compile(r"\| `(?P<file>tests/[a-z0-9_/]+\.py)(?:::(?P<test>test_\w+))?` \|$")


def test_there_are_many_and_each_names_a_test() -> None:
    assert len(TRIED) > 50
    assert [row for row in TRIED if not NAMED.search(row)] == []


@pytest.mark.parametrize("row", TRIED)
def test_the_test_that_is_named_exists(row: str) -> None:
    named = NAMED.search(row)
    assert named
    tree = ast.parse((REPOSITORY / named["file"]).read_text(encoding="utf-8"))
    tests = {
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }
    assert named["test"] in tests if named["test"] else tests
