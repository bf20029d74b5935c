"""Cold work in a pool of processes, and what any executor of cold work promises.

The results come in the order of the tasks. What a lost process had in hand is done again by another.
"""

from __future__ import annotations

import gc
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from plugins.system.child import SHARES_MEMORY, ChildEndedError, end_with_parent, processors

if TYPE_CHECKING:
    from concurrent.futures import Future

BATCH = 32
"""Tasks per batch."""

AHEAD = 4
"""Batches per worker that are submitted at once, so that memory stays bounded."""

MAX_LOSSES = 3
"""After this many losses of processes in a row, the work itself must be what ends them."""

GARBAGE = 100_000
"""Garbage-collection threshold of workers; their work makes few objects that refer to each other in circles."""

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
    """Processes of this machine.

    Attributes:
        count: how many; 0 for one for each processor that this process may use.
        shares_disk: see `Executor`.
        batch: tasks per batch; 0 for `BATCH`.
        scratch: a folder that workers remove when their parent was killed, ``""`` for none.
    """

    count: int = 0
    shares_disk: bool = True
    batch: int = 0
    scratch: str = ""

    def each(self, work: Callable[[T], R], tasks: Iterable[T], software: str) -> Iterator[R]:
        """Yield what ``work`` returns for each task, in their order; see `Executor`.

        With `SHARES_MEMORY`, ``work`` may be any function, and what it refers to is shared, not copied.

        Raises:
            ChildEndedError: the work ends the process that does it, again and again.
        """
        from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
        from multiprocessing import get_context

        context = get_context("fork" if SHARES_MEMORY else "spawn")
        count = self.count or processors()
        waiting = batches(tasks, self.batch or BATCH)
        unyielded: deque[list[T]] = deque()
        losses = 0
        while True:
            with ProcessPoolExecutor(count, context, initializer=_init_worker, initargs=(work, self.scratch)) as pool:
                submit: Submit = lambda batch: pool.submit(_run_batch, batch)  # noqa: E731
                try:
                    for results in ordered_results(submit, waiting, unyielded, AHEAD * count):
                        losses = 0
                        yield from results
                    return
                except BrokenExecutor:
                    losses += 1
            if losses == MAX_LOSSES:
                raise ChildEndedError("processes that compute were ended from outside; is there enough memory?")


def is_child() -> bool:
    """Tell whether this process is a worker; then it starts none itself."""
    from multiprocessing import parent_process

    return parent_process() is not None


_work: Callable[[Any], Any] = id


def _init_worker(work: Callable[[Any], Any], scratch: str) -> None:
    """Prepare a worker: what all tasks share is handed over once."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    global _work
    _work = work
    gc.freeze()
    gc.set_threshold(GARBAGE)
    if parent := parent_process():  # without this, a worker would wait for work for ever
        end_with_parent(partial(wait, [parent.sentinel]), partial(_remove, scratch))


def _remove(scratch: str) -> None:
    if scratch:
        shutil.rmtree(scratch, ignore_errors=True)


def _run_batch(batch: list[Any]) -> list[Any]:
    return [_work(task) for task in batch]


def batches(tasks: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield tasks in batches."""
    rest = iter(tasks)
    while batch := list(islice(rest, size)):
        yield batch


def ordered_results(
    submit: Submit, waiting: Iterator[list[T]], unyielded: deque[list[T]], ahead: int
) -> Iterator[list[Any]]:
    """Yield the results of batches in their order, with ``ahead`` batches submitted at once.

    ``unyielded`` holds the batches whose results were not yielded yet; those in it at the beginning come first.
    """
    futures = deque(map(submit, unyielded))
    while True:
        for batch in islice(waiting, ahead - len(futures)):
            unyielded.append(batch)
            futures.append(submit(batch))
        if not futures:
            return
        results = futures.popleft().result()
        unyielded.popleft()
        yield results
