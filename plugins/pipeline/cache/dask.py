"""Cold work on a Dask cluster: the same work on the same tasks, the results in their order."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, TypeVar

from plugins.model.error import UsageError
from plugins.system.pool import AHEAD, BATCH, Submit, batches, ordered_results

ANSWER_S = 10
"""How long a scheduler is waited for, and its first worker."""

T = TypeVar("T")
R = TypeVar("R")


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
                for made in ordered_results(submit, batches(tasks, BATCH), deque(), ahead):
                    yield from made
            except (CancelledError, KilledWorker, OSError) as error:
                raise UsageError(f"{self.address} did not finish the work: {error}") from error


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
    from plugins.pipeline.cache.fingerprints import derivation_fingerprint

    return derivation_fingerprint()


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> Callable[[Any], Any]:
    work: Callable[[Any], Any] = pickle.loads(packed)  # noqa: S301 - from the machine that builds
    return work


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
