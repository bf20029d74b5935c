"""Tasks of developers: test, lint, record, bench."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from plugins.pipeline.commands.arguments import progress
from plugins.pipeline.commands.task import Task, task
from plugins.pipeline.paths import REPOSITORY

MEMORY = Path("/dev/shm")  # noqa: S108 - nothing is opened there but a new folder
ROOM = 4 << 30
"""Bytes that must be free in memory: a run leaves one and a half gigabytes of small files until its end."""


@task(name="test", passing=True, rest="arguments", help={"arguments": "for pytest; none: all tests"})
def run_tests(arguments: list[str]) -> int:
    """Run the tests, a real browser and nginx among them; they are installed when the machine has none.

    What stands behind ``test`` goes to pytest: ``inv test tests/read -k number``.
    """
    import subprocess
    import tempfile

    if status := subprocess.run([sys.executable, "-m", "tests.programs"], cwd=REPOSITORY).returncode:
        return status
    command = [*(sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"), *arguments]
    environment = dict(os.environ)
    memory = disk_in_memory(environment)
    with tempfile.TemporaryDirectory(prefix="tests-", dir=memory, ignore_cleanup_errors=True) as folder:
        if memory:
            environment["TMPDIR"] = folder
        # Tests start many programs, and each would compile all of its modules.
        if environment.pop("PYTHONDONTWRITEBYTECODE", ""):
            environment["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))
        return subprocess.run(command, cwd=REPOSITORY, env=environment).returncode


def disk_in_memory(environment: Mapping[str, str], place: Path = MEMORY, room: int = ROOM) -> Path | None:
    """Return a disk that lies in memory, for what tests write: on others they wait half of the time.

    None where the machine has none, where less than ``room`` bytes are free on it, and where ``TMPDIR`` says
    already where temporary files are to lie.
    """
    import shutil

    if environment.get("TMPDIR") or not place.is_dir() or not os.access(place, os.W_OK):
        return None
    return place if shutil.disk_usage(place).free >= room else None


def documentation(tasks: Mapping[str, Task]) -> Sequence[Task]:
    """Return the tasks that record what the documentation says of all of ``tasks``, these two among them."""

    @task()
    def record() -> None:
        """Write content/, approved/, ledger/ and policy/ again from demonstration/, docs/reference/ from the program.

        The private keys of the demonstration are not kept.
        """
        import tempfile

        from plugins.pipeline.setup.demonstration import record as put
        from plugins.pipeline.setup.demonstration import replay

        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder, "site")
            replay(REPOSITORY, made, progress)
            put(REPOSITORY, made)
        write_reference(tasks)  # the schemas name the people of the policy that was put there
        print("content/, approved/, ledger/ and policy/ are recorded; read the difference as content.")

    @task()
    def reference() -> None:
        """Write the reference in docs/ again: commands, rules, findings of the reader, the schema of each column."""
        write_reference(tasks)

    return record, reference


def write_reference(tasks: Mapping[str, Task]) -> None:
    """Write every generated page of the documentation."""
    from plugins.pipeline.commands.reference import reference_pages

    for path, text in reference_pages(tasks).items():
        place = REPOSITORY / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")


@task()
def lint() -> int:
    """Check the form of the code: ruff format, ruff, mypy; the first fault found ends it with 1."""
    import subprocess

    for command in (["ruff", "format", "--check"], ["ruff", "check"], ["mypy"]):
        if subprocess.run([sys.executable, "-m", *command], cwd=REPOSITORY).returncode:
            return 1
    return 0


@task(
    rest="rows",
    help={
        "rows": "groups of rows, all by default: cold, memory, change, pages, release, growth, preview",
        "quick": "1,000 documents and fewer rounds, about two minutes",
        "sizes": "numbers of documents, such as 1000,10000; the table is of the largest up to 10,000",
        "keep": "a folder to make the sites in, and to leave them there",
        "search": "how well the search answers instead, beside others; with quick, beside those that are here",
    },
)
def bench(rows: list[str], quick: bool = False, sizes: str = "", keep: str = "", search: bool = False) -> int:
    """Measure the site beside Hugo, Pagefind and stock Pelican, which are installed into .cache/bench.

    A whole run takes about half an hour of a quiet machine and puts its results into benchmarks/ and the README;
    any other leaves them in .cache/bench/results.
    """
    import subprocess

    options = [*(["--quick"] if quick else []), *(["--search"] if search else []), "--sizes", sizes, "--keep", keep]
    return subprocess.run([sys.executable, "-m", "benchmarks", *options, *rows], cwd=REPOSITORY).returncode
