"""Where cold work is done: in processes of this machine, or on a Dask cluster (`plugins.pipeline.cache.dask`).

Both do the same work on the same tasks and give the results in their order.
What a lost process or worker had in hand is done again by another.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from plugins.model.error import SiteError

if TYPE_CHECKING:
    from concurrent.futures import Future

BATCH = 32
"""Tasks that travel together."""

AHEAD = 4
"""Chunks for each worker that are on their way at once, so that memory stays bounded."""

MOST_LOSSES = 3
"""After so many losses of processes in a row, the work itself must be what ends them."""

GARBAGE = 100_000
"""Objects between two looks for garbage in a process that computes; the work makes next to none that needs a look."""

T = TypeVar("T")
R = TypeVar("R")
Submit = Callable[[list[Any]], "Future[list[Any]]"]


class Executor(Protocol):
    """Does one kind of work on many tasks."""

    @property
    def shares_disk(self) -> bool:
        """Whether workers can read the files of a root; else their bytes go with the tasks."""

    def each(self, work: Callable[[T], R], tasks: Iterable[T], software: str) -> Iterator[R]:
        """Yield what ``work`` returns for each task, in their order.

        ``tasks`` are taken as they are needed. ``software`` is the digest of
        the code that the work must be done with.
        """


@dataclass(frozen=True)
class Processes:
    """Processes of this machine, one for each processor that this process may use unless told otherwise."""

    count: int = 0
    shares_disk: bool = True

    @property
    def shares_memory(self) -> bool:
        """Whether processes begin with what this one holds, so that any work can be handed over."""
        return sys.platform == "linux"

    def each(self, work: Callable[[T], R], tasks: Iterable[T], software: str) -> Iterator[R]:
        """Yield what ``work`` returns for each task, in their order; see `Executor`.

        Raises:
            SiteError: the work ends the process that does it, again and again.
        """
        from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
        from multiprocessing import get_context

        context = get_context("fork" if self.shares_memory else "spawn")
        count = self.count or processors()
        waiting = batches(tasks)
        held: deque[list[T]] = deque()
        losses = 0
        while True:
            with ProcessPoolExecutor(count, context, initializer=_init_worker, initargs=(work,)) as pool:
                submit: Submit = lambda chunk: pool.submit(_run_batch, chunk)  # noqa: E731
                try:
                    for made in ordered_results(submit, waiting, held, AHEAD * count):
                        losses = 0
                        yield from made
                    return
                except BrokenExecutor:
                    losses += 1
            if losses == MOST_LOSSES:
                raise SiteError("processes that compute were ended from outside; is there enough memory?")


def is_child() -> bool:
    """Tell whether this process was started to compute; then it starts none itself."""
    from multiprocessing import parent_process

    return parent_process() is not None


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux tells
        return os.cpu_count() or 1


_work: Callable[[Any], Any] = id


def _init_worker(work: Callable[[Any], Any]) -> None:
    """Begin a process: what all tasks share is handed over once."""
    global _work
    _work = work
    gc.freeze()
    gc.set_threshold(GARBAGE)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that builds has gone, even if it was killed: it would wait for work for ever."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _run_batch(chunk: list[Any]) -> list[Any]:
    return [_work(task) for task in chunk]


def batches(tasks: Iterable[T]) -> Iterator[list[T]]:
    """Yield tasks in the lists that travel together."""
    rest = iter(tasks)
    while chunk := list(islice(rest, BATCH)):
        yield chunk


def ordered_results(
    submit: Submit, waiting: Iterator[list[T]], held: deque[list[T]], ahead: int
) -> Iterator[list[Any]]:
    """Keep ``ahead`` chunks on their way and yield results in order; ``held`` are those whose results are not out."""
    futures = deque(map(submit, held))
    while True:
        for chunk in islice(waiting, ahead - len(futures)):
            held.append(chunk)
            futures.append(submit(chunk))
        if not futures:
            return
        made = futures.popleft().result()
        held.popleft()
        yield made
