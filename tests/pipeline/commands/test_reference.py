"""The reference in docs/ says what the program does."""

from __future__ import annotations

import pytest

from plugins.pipeline.commands.reference import reference_pages
from tasks import TASKS
from tests.sites.make import REPOSITORY

PAGES = reference_pages(TASKS)


@pytest.mark.parametrize("path", PAGES)
def test_a_generated_page_is_as_the_program_makes_it_now(path: str) -> None:
    recorded = (REPOSITORY / path).read_text(encoding="utf-8")
    assert recorded == PAGES[path], f"{path} is not current: python3 inv reference"


def test_every_task_is_in_the_reference() -> None:
    commands = PAGES["docs/reference/commands.md"]
    missing = [name for name in TASKS if f"## {name}\n" not in commands]
    assert missing == []
