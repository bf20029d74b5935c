"""Cold work is done by processes or on a cluster: same results, in order, whatever is lost on the way."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from plugins.model.digest import revision_digest, sha256
from plugins.model.error import UsageError
from plugins.model.revision import Revision
from plugins.pipeline.cache.dask import Cluster
from plugins.pipeline.cache.derived import DerivedValues
from plugins.pipeline.cache.executors import executor_of
from plugins.pipeline.cache.fingerprints import derivation_fingerprint
from plugins.pipeline.cache.store import Store
from plugins.policy.load import load_policy
from plugins.read.approved import read_revision
from plugins.review.canonical import revision_folder
from plugins.system.child import ChildEndedError
from plugins.system.pool import AHEAD, BATCH, Processes
from plugins.system.progress import no_progress
from tests.repository import DEMONSTRATION, REPOSITORY

MANY = 20 * BATCH


def doubled(number: int) -> int:
    return 2 * number


def doubled_unless_first(place: Path, number: int) -> int:
    """Double a number; whoever comes to 50 for the first time is ended in the middle of it."""
    if number == 50 and not place.exists():
        place.write_text("")
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def deadly(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_results_come_in_the_order_of_the_tasks():
    assert list(Processes(2).each(doubled, range(MANY), "")) == [2 * n for n in range(MANY)]


def test_tasks_are_taken_as_they_are_needed():
    taken: list[int] = []
    made = Processes(1).each(doubled, (taken.append(n) or n for n in range(MANY)), "")
    next(made)
    assert len(taken) <= (AHEAD + 1) * BATCH
    assert len(list(made)) == MANY - 1


def test_what_a_lost_process_had_in_hand_is_done_again(tmp_path):
    work = partial(doubled_unless_first, tmp_path / "lost")
    assert list(Processes(2).each(work, range(MANY), "")) == [2 * n for n in range(MANY)]
    assert (tmp_path / "lost").exists()


def test_work_that_ends_every_process_ends_with_a_sentence():
    with pytest.raises(ChildEndedError, match="is there enough memory"):
        list(Processes(1).each(deadly, [1], ""))


def test_tasks_travel_in_batches_of_the_size_that_is_asked_for():
    taken: list[int] = []
    made = Processes(1, batch=1).each(doubled, (taken.append(n) or n for n in range(MANY)), "")
    next(made)
    assert len(taken) <= AHEAD + 1
    assert len(list(made)) == MANY - 1


def test_any_function_can_be_handed_over_where_memory_is_shared():
    shared = [object()]
    assert list(Processes(2).each(lambda number: number + len(shared), range(3), "")) == [1, 2, 3]


DIES = """
import os, sys, time
from pathlib import Path
from plugins.system.pool import Processes

def wait(number):
    Path(sys.argv[1], f"begun {os.getpid()}").touch()
    time.sleep(60)

folder = Path(sys.argv[1], "scratch")
folder.mkdir()
list(Processes(2, batch=1, scratch=str(folder)).each(wait, range(2), ""))
"""


def test_workers_end_with_a_parent_that_was_killed_and_remove_what_it_left(tmp_path):
    parent = subprocess.Popen([sys.executable, "-c", DIES, tmp_path], cwd=REPOSITORY)
    end = time.monotonic() + 30
    while len(begun := list(tmp_path.glob("begun *"))) < 2 and time.monotonic() < end:
        time.sleep(0.01)
    parent.kill()
    parent.wait()
    workers = [int(place.name.split()[1]) for place in begun]
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < end:
        time.sleep(0.01)
    assert [worker for worker in workers if Path(f"/proc/{worker}").exists()] == []
    assert not (tmp_path / "scratch").exists()


@pytest.mark.parametrize("setting", ["tcp://host:8786", "tls://host:8786"])
def test_a_setting_names_processes_or_a_scheduler(setting):
    assert executor_of(setting) == Cluster(setting)
    assert executor_of("") == Processes()


def test_another_setting_is_told_what_would_pass():
    with pytest.raises(UsageError, match=r"got the executor 'http://a', expected .* such as tcp://host:8786"):
        executor_of("http://a")


def revisions(root: Path, count: int, words: str = "is *marked* up.") -> list[Revision]:
    columns = load_policy(DEMONSTRATION).columns
    paths = []
    for number in range(count):
        id = f"aaaa{number:04d}"
        fields = {"id": id, "column": "work-updates", "title": f"Title {number}.", "language": "en", "slug": "a"}
        head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items())
        data = f"---\n{head}---\nArticle 1. Text {number} {words}\n".encode()
        files = {"document.md": data, "form.txt": b"A form"}
        path = revision_folder(id, revision_digest((name, sha256(found)) for name, found in files.items()))
        (root / path).mkdir(parents=True)
        for name, found in files.items():
            (root / path / name).write_bytes(found)
        paths.append(path)
    return [revision for path in paths if (revision := read_revision(root, path, columns)[0])]


def work_for(address: str) -> None:
    from distributed import Worker

    async def run() -> None:
        async with Worker(address, nthreads=1, dashboard=False) as worker:
            await worker.finished()

    asyncio.run(run())


@pytest.fixture(scope="module")
def cluster() -> Iterator[tuple[str, list[multiprocessing.Process]]]:
    """Run a scheduler with two workers, each a process of its own."""
    import distributed

    with distributed.LocalCluster(
        n_workers=0, processes=False, protocol="tcp://", host="127.0.0.1", dashboard_address=None
    ) as local:
        workers = [
            multiprocessing.get_context("fork").Process(target=work_for, args=(local.scheduler_address,))
            for _ in range(2)
        ]
        for worker in workers:
            worker.start()
        with distributed.Client(local, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield local.scheduler_address, workers
        for worker in workers:
            worker.kill()
            worker.join()


def test_a_cluster_with_other_software_is_refused(cluster):
    with pytest.raises(UsageError, match=f"other software: got {derivation_fingerprint()}, expected another"):
        list(Cluster(cluster[0]).each(doubled, [1], "another"))


def test_a_cluster_that_loses_a_worker_gives_the_bytes_of_processes(cluster, tmp_path):
    address, workers = cluster
    policy = load_policy(DEMONSTRATION)
    all_revisions = revisions(tmp_path, 300, "is 机密★")
    here = DerivedValues(tmp_path, policy, Store(None), no_progress, executor=Processes(2))

    def losing(made, what, total):
        for number, one in enumerate(made):
            if number == 10:
                workers[0].kill()
            yield one

    there = DerivedValues(tmp_path, policy, Store(None), losing, executor=Cluster(address))
    assert there.stops(all_revisions) == here.stops(all_revisions)
    assert all(here.stops(all_revisions).values())
    assert there.texts(all_revisions) == here.texts(all_revisions)
    assert there.vectors(all_revisions) == here.vectors(all_revisions)
    workers[0].join(10)
    assert [worker.is_alive() for worker in workers] == [False, True]
