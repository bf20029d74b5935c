"""The reference in docs/ says what the program does."""

from __future__ import annotations

import pytest

from plugins.pipeline.commands.reference import reference_pages
from plugins.policy.load import load_policy
from tasks import TASKS
from tests.repository import DEMONSTRATION, REPOSITORY

PAGES = reference_pages(TASKS)
OWN = load_policy(REPOSITORY).columns != load_policy(DEMONSTRATION).columns
SHIPPED = [path for path in PAGES if not (OWN and ("/schema/" in path or path == "docs/reference/clauses.md"))]
"""A ministry records the pages of its own columns when it likes."""


@pytest.mark.parametrize("path", SHIPPED)
def test_a_generated_page_is_as_the_program_makes_it_now(path: str) -> None:
    recorded = (REPOSITORY / path).read_text(encoding="utf-8")
    assert recorded == PAGES[path], f"{path} is not current: python3 inv reference"


def test_every_task_is_in_the_reference() -> None:
    commands = PAGES["docs/reference/commands.md"]
    missing = [name for name in TASKS if f"## {name}\n" not in commands]
    assert missing == []
