"""Accidents at the Nth call to the operating system: the process dies, the disk is full, somebody presses Ctrl-C."""

from __future__ import annotations

import errno
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.system.session import ends_within

CALLS = (
    *("open", "read", "write", "close", "fsync", "sync", "link", "symlink", "readlink", "replace", "rename"),
    *("unlink", "rmdir", "mkdir", "chmod", "fchmod", "utime", "scandir", "listdir", "stat", "lstat", "fstat"),
)
"""Every function of `os` that a release comes through."""

LOOKING = frozenset({"read", "close", "fsync", "sync", "readlink", "scandir", "listdir", "stat", "lstat", "fstat"})
"""Those that leave the disk as it is: who dies before one of them leaves the same behind as before the next other."""

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
"""Whether everything is tried; elsewhere only what differs, and of errors every few."""

KILLING = CALLS if LONG else tuple(name for name in CALLS if name not in LOOKING)
"""Those before which a process is killed."""

GROWING = ("open", "write", "fsync", "link", "symlink", "mkdir")
"""Those that a full disk refuses; it goes on refusing."""

Accident = Callable[[str, Callable[..., Any], tuple[Any, ...]], None]
"""Given name, function and arguments of the call before which it happens."""


def die(name: str, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """Kill the process; of a write, half is done."""
    if name == "write":
        file, content = arguments
        function(file, bytes(content)[: len(content) // 2])
    os.kill(os.getpid(), signal.SIGKILL)


def fail(code: int) -> Accident:
    """Let the call fail with an error of the operating system."""

    def accident(name: str, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        if name == "close":
            function(*arguments)
        raise OSError(code, os.strerror(code), str(arguments[0]) if arguments else None)

    return accident


def interrupt(name: str, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """Interrupt the program, as Ctrl-C does."""
    if name == "close":
        function(*arguments)
    raise KeyboardInterrupt


class Calls:
    """How many calls were made."""

    made = 0


@contextmanager
def at_call(
    number: int, accident: Accident, *, names: tuple[str, ...] = CALLS, onwards: bool = False
) -> Iterator[Calls]:
    """Let an accident happen at the ``number``-th call, from 1; `onwards`: and at each that follows."""
    calls = Calls()

    def around(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            calls.made += 1
            if calls.made == number or (onwards and calls.made > number):
                accident(name, function, arguments)
            return function(*arguments, **options)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.setattr(os, name, around(name, getattr(os, name)))
        yield calls


def in_child(work: Callable[[], object]) -> int:
    """Start `work` in a process of its own, and in a session of its own; return its number, which is the session's."""
    child = os.fork()
    if child:
        return child
    try:
        os.setsid()
        work()
        sys.stderr.flush()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(70)


def end_of(child: int) -> int:
    """Wait for what `in_child` started; return its exit status, or the negative number of the signal that ended it.

    What it had started itself is waited for as well: who works for a process
    that was killed learns of it a moment later, and holds its locks until then.
    """
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ends_within(10, child), f"what process {child} started goes on after its end"
    return status


FULL = fail(errno.ENOSPC)
BROKEN = fail(errno.EIO)
