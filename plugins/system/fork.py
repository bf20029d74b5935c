"""Work in a forked process while this one goes on."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import traceback
import weakref
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Generic, NoReturn, TypeVar

from plugins.system.child import SHARES_MEMORY, ChildEndedError, end_with_parent

Result = TypeVar("Result")

_unreaped: list[int] = []
"""Children that have answered: giving their memory back takes them a while, and nobody waits for that."""


class Gate:
    """What work waits at before it changes anything that lasts; open where no process was forked."""

    def __init__(self, *, is_open: bool) -> None:
        self._opened = threading.Event()
        if is_open:
            self._opened.set()

    def wait(self) -> None:
        """Return when the gate is open."""
        self._opened.wait()

    def follow(self, descriptor: int) -> None:
        """Open at the first byte that can be read, and return at the end of the file: the parent is gone then."""
        while os.read(descriptor, 1):
            self._opened.set()


class Forked(Generic[Result]):
    """Work in a process of its own, or in this one when its result is asked for.

    The process begins with everything this one holds, and ends with this one even if this one is killed.
    """

    def __init__(self, work: Callable[[Gate], Result], *, fork: bool, close_fds: Iterable[int] = ()) -> None:
        """Begin to work, where a process is forked.

        Args:
            work: may wait at the gate until `proceed` or `result` is called.
            fork: asks for a process; systems without `SHARES_MEMORY` fork none.
            close_fds: descriptors that the process closes at once, such as locks that only this one holds.
        """
        self._work = work
        self._outcome: tuple[bool, Any] | None = None
        self._child = 0
        if fork and SHARES_MEMORY:
            self._fork(close_fds)

    def proceed(self) -> None:
        """Open the gate."""
        if self._child:
            with suppress(BrokenPipeError):  # the child has ended; its answer says why
                os.write(self._gate, b"1")

    def result(self) -> Result:
        """Wait for the end of the work, and return what it returns.

        Raises:
            ChildEndedError: the process was ended from outside.
            BaseException: what the work raised.
        """
        outcome: tuple[bool, Any] = self._outcome or (
            self._receive() if self._child else (True, self._work(Gate(is_open=True)))
        )
        self._outcome = is_done, value = outcome
        if not is_done:
            raise value
        result: Result = value
        return result

    def end(self) -> None:
        """Kill the process unless it has answered; its result is not wanted any more."""
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            self._close()
            os.waitpid(self._child, 0)
            self._child = 0

    def _receive(self) -> tuple[bool, Any]:
        self.proceed()
        try:
            with os.fdopen(self._answer, "rb", closefd=False) as file:
                # not up to the end of the file, which a child of the child may hold open for a moment
                outcome: tuple[bool, Any] = pickle.load(file)  # noqa: S301 - from our own child, through a pipe
        except (EOFError, pickle.UnpicklingError):
            message = "a process that helped to build was ended from outside; is there enough memory?"
            outcome = False, ChildEndedError(message)
        self._close()
        _unreaped.append(self._child)
        self._child = 0
        return outcome

    def _fork(self, close_fds: Iterable[int]) -> None:
        _reap()
        gate, self._gate = os.pipe()
        self._answer, answer = os.pipe()
        self._child = os.fork()
        if not self._child:
            _run(self._work, gate, answer, (self._gate, self._answer, *close_fds))
        _close(gate, answer)
        self._close = weakref.finalize(self, _close, self._gate, self._answer)


def _run(work: Callable[[Gate], object], gate_fd: int, answer_fd: int, close_fds: Iterable[int]) -> NoReturn:
    """Work in the child, send the result, and end."""
    try:
        _close(*close_fds)
        gate = Gate(is_open=False)
        end_with_parent(lambda: gate.follow(gate_fd))
        _send_result(answer_fd, True, work(gate))
    except BaseException as error:
        error.add_note(traceback.format_exc())
        _send_result(answer_fd, False, error)
    finally:
        os._exit(1)


def _send_result(descriptor: int, is_done: bool, value: object) -> None:
    data = pickle.dumps((is_done, value), protocol=5)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)


def _close(*descriptors: int) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


def _reap() -> None:
    """Let the system forget children that have ended meanwhile."""
    for child in list(_unreaped):
        try:
            ended = os.waitpid(child, os.WNOHANG)[0]
        except ChildProcessError:  # a child of the process that this one was forked from
            ended = child
        if ended:
            _unreaped.remove(child)
