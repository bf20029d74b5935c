"""The tasks on invoke's own command line."""

from __future__ import annotations

import shlex
import subprocess
import sys

import pytest
from invoke.program import Program

from plugins.model.error import IntegrityError
from plugins.pipeline.commands.invoke_adapter import collection
from plugins.pipeline.commands.task import task
from plugins.system.child import ChildEndedError
from tasks import TASKS
from tests.repository import REPOSITORY


@task(rest="paths", help={"paths": "files or folders"})
def check(paths: list[str], limit: int = 10) -> None:
    """Look for faults."""
    print(f"check {paths} limit={limit}")


@task(help={"as_": "who submits"})
def submit(path: str, as_: str, draft: bool = False) -> int:
    """Hand over a document."""
    print(f"submit {path} as={as_} draft={draft}")
    return 3


@task()
def new_site(column: str) -> int:
    """Begin."""
    raise IntegrityError(f"{column} has other bytes")


@task()
def build() -> None:
    """Build the site."""
    raise ChildEndedError("a process was ended from outside; is there enough memory?")


def run(call: str) -> int:
    """Run a call with invoke, and return the exit status."""
    try:
        tasks = {one.name: one for one in (check, submit, new_site, build)}
        Program(namespace=collection(tasks)).run(["invoke", *shlex.split(call)])
    except SystemExit as end:
        return end.code
    return 0


@pytest.mark.parametrize(
    ("call", "printed", "status"),
    [
        ("check --paths a.md --paths b.md --limit 3", "check ['a.md', 'b.md'] limit=3\n", 0),
        ("submit a.md --as li.wei --draft", "submit a.md as=li.wei draft=True\n", 3),
        ("submit --path a.md --as li.wei", "submit a.md as=li.wei draft=False\n", 3),
    ],
)
def test_a_task_gets_what_was_said_and_its_number_is_the_exit_status(call, printed, status, capsys):
    assert run(call) == status
    assert capsys.readouterr().out == printed


def test_what_a_task_raises_on_purpose_is_its_message_and_its_exit_status(capsys):
    assert run("new-site old") == IntegrityError.exit_status
    assert capsys.readouterr().err == "old has other bytes\n"


def test_a_child_that_was_ended_from_outside_is_one_sentence_and_exit_status_1(capsys):
    assert run("build") == 1
    assert capsys.readouterr().err == "a process was ended from outside; is there enough memory?\n"


def test_help_is_of_the_same_words(capsys):
    run("--help submit")
    told = capsys.readouterr().out
    assert "Hand over a document." in told
    assert "who submits" in told


def test_invoke_finds_every_task_in_this_folder():
    told = subprocess.run([sys.executable, "-m", "invoke", "--list"], cwd=REPOSITORY, capture_output=True, text=True)
    names = {line.split()[0] for line in told.stdout.splitlines() if line.startswith("  ") and line[2] != " "}
    assert names == set(TASKS)


def test_the_parser_of_invoke_takes_every_task():
    contexts = {one.name: one for one in collection(TASKS).to_contexts()}
    assert "as" in contexts["approve"].args
    assert contexts.keys() == TASKS.keys()
