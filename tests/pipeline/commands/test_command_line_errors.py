"""An error of the operating system, wherever a task meets it, is one sentence that names the file and what to do."""

from __future__ import annotations

import errno
import io
import os
import sys
import threading

import pytest

from plugins.model.error import UsageError
from plugins.pipeline.commands.command_line import main
from plugins.pipeline.commands.task import task


@task()
def back_up() -> None:
    """Copy the site to a disk that is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "ledger/2026/11/a.act")


def be_wrong() -> None:
    """Show a fault of the program."""
    raise AssertionError


@task()
def watch() -> None:
    """Meet errors in threads."""
    for work in (back_up.body, be_wrong):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()


@task()
def say() -> None:
    """Say something."""
    print("said")


@task()
def submit(root: str = "") -> None:
    """Hand a document in, without a key."""
    raise UsageError("li.wei has no key; python3 inv enroll li.wei makes one")


TASKS = {one.name: one for one in (back_up, watch, say, submit)}


def test_it_names_the_file_and_what_to_do(capsys):
    assert main(TASKS, ["back-up"]) == 1
    assert capsys.readouterr().err == (
        "back-up stopped: No space left on device at ledger/2026/11/a.act: free some space, then run it again\n"
    )


class Full(io.StringIO):
    """A file on a disk that is full."""

    def flush(self):
        back_up.body()


def test_it_may_be_met_by_what_is_printed(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Full())
    assert main(TASKS, ["say"]) == 1
    assert capsys.readouterr().err.startswith("what was printed stopped: No space left on device at ")


def test_it_may_be_met_in_a_thread_while_a_fault_of_the_program_is_shown_whole(capsys):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(threading, "excepthook", threading.excepthook)
        assert main(TASKS, ["watch"]) == 0
    first, second, *_ = capsys.readouterr().err.splitlines()
    assert first.startswith("a part of the work stopped: No space left on device at ledger/2026/11/a.act: free some")
    assert second.startswith("Exception in thread")


def test_a_command_in_a_sentence_is_for_the_root_that_was_given(capsys):
    assert main(TASKS, ["submit", "--root", "../演 示"]) == 2
    assert capsys.readouterr().err == "li.wei has no key; python3 inv enroll --root '../演 示' li.wei makes one\n"
