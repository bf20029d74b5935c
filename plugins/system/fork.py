"""Work beside the rest of a build: in a process that begins with everything this one holds."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import traceback
import weakref
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from typing import Any, Generic, NoReturn, TypeVar

from plugins.model.error import SiteError
from plugins.system.pool import Processes

Result = TypeVar("Result")
Steps = Generator[None, None, Result]
"""Work with one ``yield``: what comes before it changes nothing that lasts, and may come to nothing."""


_ending: list[int] = []
"""Processes that have answered; the system keeps their places until somebody asks for their end."""


class Beside(Generic[Result]):
    """Work in two steps, in a process of its own or, where the system cannot divide one, here.

    The process ends with the one that began it, even if that is killed.
    """

    def __init__(self, work: Callable[[], Steps[Result]], *, apart: bool, without: Iterable[int] = ()) -> None:
        """Begin with the first step.

        Args:
            work: gives the steps.
            apart: asks for a process.
            without: descriptors that the process closes: locks that are to end with this one.
        """
        self._steps: Steps[Result] | None = None
        self._result: list[Result] = []
        self._may_go_on = False
        self._process = 0
        if apart and Processes().shares_memory:
            self._divide(work, without)
        else:
            self._steps = work()
            next(self._steps)

    def go_on(self) -> None:
        """Let the process begin with the second step; work that is done here waits for `result`."""
        if self._steps is None and not self._may_go_on:
            self._may_go_on = True
            with suppress(BrokenPipeError):  # it has ended by now, and its answer says why
                os.write(self._gate, b"1")

    def result(self) -> Result:
        """Wait for the end of the work, and return what that returns.

        Raises:
            SiteError: the process was ended from outside.
            BaseException: what the work raised.
        """
        if not self._result:
            self._result.append(self._wait() if self._steps is None else _last(self._steps))
        return self._result[0]

    def end(self) -> None:
        """End the process wherever it is, if its result was not asked for; nobody wants that any more."""
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            self._close()
            os.waitpid(self._process, 0)
            self._process = 0

    def _wait(self) -> Result:
        self.go_on()
        with os.fdopen(self._answer, "rb", closefd=False) as file:
            answer = file.read()
        self._close()
        _ending.append(self._process)  # it has nothing left to do but give its memory back, which takes a while
        self._process = 0
        if not answer:
            raise SiteError("a process that helped to build was ended from outside; is there enough memory?")
        is_done, value = pickle.loads(answer)  # noqa: S301 - made by this program just now
        if not is_done:
            raise value
        result: Result = value
        return result

    def _divide(self, work: Callable[[], Steps[Result]], without: Iterable[int]) -> None:
        _ask_for_the_ended()
        gate, self._gate = os.pipe()
        self._answer, answer = os.pipe()
        self._process = os.fork()
        if not self._process:
            for descriptor in (self._gate, self._answer, *without):
                os.close(descriptor)
            _work_apart(work, gate, answer)
        os.close(gate)
        os.close(answer)
        self._close = weakref.finalize(self, _close, self._gate, self._answer)


def _close(*descriptors: int) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


def _ask_for_the_ended() -> None:
    for process in list(_ending):
        try:
            ended = os.waitpid(process, os.WNOHANG)[0]
        except ChildProcessError:  # it belongs to the process that this one began in
            ended = process
        if ended:
            _ending.remove(process)


def _work_apart(work: Callable[[], Steps[Any]], gate: int, answer: int) -> NoReturn:
    """Work in a process of its own; whoever began it holds the gate open, and lets the second step through."""
    try:
        steps = work()
        next(steps)
        if not os.read(gate, 1):
            os._exit(1)
        threading.Thread(target=_end_with_other, args=(gate,), daemon=True).start()
        _give(answer, True, _last(steps))
    except BaseException as error:
        error.add_note(traceback.format_exc())
        _give(answer, False, error)
    finally:
        os._exit(1)


def _give(answer: int, is_done: bool, value: object) -> None:
    """Answer, and hold nothing any more by then: no lock lasts until the end of the process."""
    data = pickle.dumps((is_done, value), protocol=5)
    os.closerange(3, answer)
    os.closerange(answer + 1, os.sysconf("SC_OPEN_MAX"))
    with os.fdopen(answer, "wb") as file:
        file.write(data)


def _end_with_other(gate: int) -> None:
    os.read(gate, 1)
    os._exit(1)


def _last(steps: Steps[Result]) -> Result:
    try:
        next(steps)
    except StopIteration as end:
        result: Result = end.value
        return result
    raise AssertionError("the work has more than two steps")
