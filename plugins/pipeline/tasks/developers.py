"""Tasks of developers: test, lint."""

from __future__ import annotations

import subprocess
import sys

from invoke.context import Context
from invoke.tasks import task

from plugins.pipeline.command_line import PassingTask
from plugins.pipeline.tasks.place import REPOSITORY


@task(name="test", klass=PassingTask, iterable=["arguments"], help={"arguments": "for pytest; none: all tests"})
def run_tests(context: Context, arguments: list[str]) -> int:
    """Run the tests, a real browser among them; it is installed when the machine has none.

    What stands behind ``test`` goes to pytest: ``inv test tests/read -k number``.
    """
    from tests.browser.chromium import ensure_chromium

    ensure_chromium()
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadfile", *arguments]
    return subprocess.run(command, cwd=REPOSITORY).returncode


@task
def lint(context: Context) -> int:
    """Check the form of the code: ruff format, ruff, mypy; the first fault found ends it with 1."""
    for command in (["ruff", "format", "--check"], ["ruff", "check"], ["mypy"]):
        if subprocess.run([sys.executable, "-m", *command], cwd=REPOSITORY).returncode:
            return 1
    return 0
