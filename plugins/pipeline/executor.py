"""Where cold work is done: in processes of this machine, or on a Dask cluster.

Both do the same work on the same tasks and give the results in their order.
What a lost process or worker had in hand is done again by another.
"""

from __future__ import annotations

import gc
import os
import pickle
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from multiprocessing import parent_process
from multiprocessing.connection import wait
from typing import Any, Protocol, TypeVar

from plugins.model.error import SiteError, UsageError

CHUNK = 32
"""Tasks that travel together."""

AHEAD = 4
"""Chunks for each worker that are on their way at once, so that memory stays bounded."""

MOST_LOSSES = 3
"""After so many losses of processes in a row, the work itself must be what ends them."""

ANSWER_S = 10
"""How long a scheduler is waited for, and its first worker."""

GARBAGE = 100_000
"""Objects between two looks for garbage in a process that computes; the work makes next to none that needs a look."""

SCHEMES = ("tcp://", "tls://")

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

    def each(self, work: Callable[[T], R], tasks: Iterable[T], software: str) -> Iterator[R]:
        """Yield what ``work`` returns for each task, in their order; see `Executor`.

        Raises:
            SiteError: the work ends the process that does it, again and again.
        """
        count = self.count or processors()
        waiting = _chunks(tasks)
        held: deque[list[T]] = deque()
        losses = 0
        while True:
            with ProcessPoolExecutor(count, initializer=_begin, initargs=(work,)) as pool:
                submit: Submit = lambda chunk: pool.submit(_go_on, chunk)  # noqa: E731
                try:
                    for made in _in_order(submit, waiting, held, AHEAD * count):
                        losses = 0
                        yield from made
                    return
                except BrokenExecutor:
                    losses += 1
            if losses == MOST_LOSSES:
                raise SiteError("processes that compute were ended from outside; is there enough memory?")


@dataclass(frozen=True)
class Cluster:
    """The workers of a Dask cluster; whoever runs one decides what pages say."""

    address: str
    shares_disk: bool = False

    def each(self, work: Callable[[T], R], tasks: Iterable[T], software: str) -> Iterator[R]:
        """Yield what ``work`` returns for each task, in their order; see `Executor`.

        Raises:
            UsageError: the cluster cannot be reached, or a worker has other software.
        """
        packed = pickle.dumps(work, protocol=5)
        with _client(self.address) as client:
            from distributed import KilledWorker

            _same_software(client, software)
            ahead = AHEAD * sum(client.nthreads().values())
            submit: Submit = lambda chunk: client.submit(work_packed, packed, software, chunk, pure=False)  # noqa: E731
            try:
                for made in _in_order(submit, _chunks(tasks), deque(), ahead):
                    yield from made
            except (CancelledError, KilledWorker, OSError) as error:
                raise UsageError(f"{self.address} did not finish the work: {error}") from error


def executor_of(setting: str) -> Executor:
    """Return the executor that a setting names: nothing for processes, or the address of a Dask scheduler.

    Raises:
        UsageError: it names none.
    """
    if not setting:
        return Processes()
    if setting.startswith(SCHEMES):
        return Cluster(setting)
    raise UsageError(f"got the executor {setting!r}, expected the address of a Dask scheduler, such as tcp://host:8786")


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux tells
        return os.cpu_count() or 1


def work_packed(packed: bytes, software: str, chunk: list[Any]) -> list[Any]:
    """Do work that came pickled, on a worker of a cluster, which may have joined a moment ago.

    Raises:
        UsageError: this worker has other software.
    """
    if (own := _own_software()) != software:
        raise UsageError(f"a worker has other software: got {own}, expected {software} as on the machine that builds")
    work = _unpacked(packed)
    return [work(task) for task in chunk]


def _same_software(client: Any, software: str) -> None:
    """Ask every worker what software it has.

    Raises:
        UsageError: one has other software, or none of ours.
    """
    for ask in (partial(client.run, exec, f"import {__name__}", {}), partial(client.run, _own_software)):
        for worker, answer in ask(on_error="return").items():
            if answer not in (None, software):
                raise UsageError(
                    f"the worker {worker} has other software: got {answer}, "
                    f"expected {software} as on the machine that builds"
                )


def _own_software() -> str:
    from plugins.pipeline.computed import software_digest

    return software_digest()


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> Callable[[Any], Any]:
    work: Callable[[Any], Any] = pickle.loads(packed)  # noqa: S301 - from the machine that builds
    return work


_work: Callable[[Any], Any] = id


def _begin(work: Callable[[Any], Any]) -> None:
    """Begin a process: what all tasks share is handed over once."""
    global _work
    _work = work
    gc.freeze()
    gc.set_threshold(GARBAGE)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that builds has gone, even if it was killed: it would wait for work for ever."""
    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _go_on(chunk: list[Any]) -> list[Any]:
    return [_work(task) for task in chunk]


def _chunks(tasks: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(tasks)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _in_order(submit: Submit, waiting: Iterator[list[T]], held: deque[list[T]], ahead: int) -> Iterator[list[Any]]:
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


@contextmanager
def _client(address: str) -> Iterator[Any]:
    """Reach the scheduler of a cluster that has a worker.

    Raises:
        UsageError: distributed is not installed, nobody answers, or there is no worker.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("a cluster needs the package distributed, which requirements.lock names") from error
    try:
        client = Client(address, timeout=ANSWER_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {address}") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=ANSWER_S)
        except TimeoutError as error:
            raise UsageError(f"the Dask scheduler at {address} has no worker") from error
        yield client
