"""Work in a forked process, or here where none is forked: the same results and the same faults."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import subprocess
import sys
import time

import pytest

from plugins.model.error import IntegrityError
from plugins.system.child import SHARES_MEMORY, ChildEndedError
from plugins.system.fork import Forked
from tests.repository import REPOSITORY

FORK = pytest.mark.parametrize("fork", [True, False], ids=["in a process", "here"])


def two_steps(folder):
    """Return work that leaves a file before the gate and one behind it, and returns the process it was done in."""

    def work(gate):
        (folder / "first").touch()
        gate.wait()
        (folder / "second").touch()
        return os.getpid()

    return work


def is_there(process):
    """Whether a process has its place still."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def appears(place):
    """Whether a file appears within some seconds."""
    end = time.monotonic() + 10
    while not place.exists() and time.monotonic() < end:
        time.sleep(0.01)
    return place.exists()


def run(script, *arguments):
    """Run a script in a process of its own, with what it prints."""
    return subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=REPOSITORY, check=False, timeout=120, capture_output=True
    )


def test_a_process_waits_at_the_gate(tmp_path):
    work = Forked(two_steps(tmp_path), fork=True)
    assert appears(tmp_path / "first")
    time.sleep(0.05)
    assert not (tmp_path / "second").exists()
    work.proceed()
    assert appears(tmp_path / "second")
    work.result()


def test_here_nothing_is_done_until_the_result_is_asked_for(tmp_path):
    work = Forked(two_steps(tmp_path), fork=False)
    work.proceed()
    assert list(tmp_path.iterdir()) == []
    work.result()
    assert (tmp_path / "second").exists()


@FORK
def test_the_result_is_what_the_work_returns_however_often_it_is_asked_for(fork, tmp_path):
    work = Forked(two_steps(tmp_path), fork=fork)
    assert work.result() == work.result()
    assert (work.result() != os.getpid()) is (fork and SHARES_MEMORY)


@FORK
@pytest.mark.parametrize("waits", [False, True], ids=["before the gate", "behind the gate"])
def test_a_fault_is_raised_where_the_result_is_asked_for(fork, waits):
    def work(gate):
        if waits:
            gate.wait()
        raise IntegrityError("lost")

    with pytest.raises(IntegrityError, match="lost"):
        Forked(work, fork=fork).result()


def test_a_fault_of_a_process_is_raised_however_often_the_result_is_asked_for():
    def work(gate):
        raise IntegrityError(f"in {os.getpid()}")

    failed = Forked(work, fork=True)
    for _ in range(2):
        with pytest.raises(IntegrityError, match="in ") as caught:
            failed.result()
        assert str(os.getpid()) not in str(caught.value)


def test_a_fault_says_where_it_happened():
    def work(gate):
        steps_that_fail()

    def steps_that_fail():
        raise KeyError("lost")

    with pytest.raises(KeyError) as caught:
        Forked(work, fork=True).result()
    assert "steps_that_fail" in "".join(caught.value.__notes__)


def test_no_process_that_answered_keeps_its_place_for_long():
    answered = [Forked(lambda _: os.getpid(), fork=True).result() for _ in range(3)]
    end = time.monotonic() + 10
    while any(map(is_there, answered)) and time.monotonic() < end:
        Forked(lambda _: None, fork=True).end()
    assert not any(map(is_there, answered))


QUIET = """
from plugins.system.fork import Forked

for number in range(200):
    assert Forked(lambda gate: gate.wait() or number, fork=True).result() == number
"""


def test_processes_that_end_at_once_print_nothing():
    ended = run(QUIET)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_a_process_does_not_hold_the_locks_it_was_told_of(tmp_path):
    def work(gate):
        return bytearray(1 << 28)[0]  # the system takes a while to clear that away

    for _ in range(5):
        with (tmp_path / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            Forked(work, fork=True, close_fds=[lock.fileno()]).result()
        with (tmp_path / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_process_closes_the_descriptors_it_was_told_of_and_no_other(tmp_path):
    def open_ones(gate):
        return [is_open(descriptor) for descriptor in (told, other)]

    def is_open(descriptor):
        try:
            os.fstat(descriptor)
        except OSError:
            return False
        return True

    told, other = os.open(tmp_path, os.O_RDONLY), os.open(tmp_path, os.O_RDONLY)
    try:
        assert Forked(open_ones, fork=True, close_fds=[told]).result() == [False, True]
        assert is_open(told)
    finally:
        os.close(told)
        os.close(other)


def test_the_answer_does_not_wait_for_a_child_of_the_child(tmp_path):
    def work(gate):
        if not os.fork():
            time.sleep(15)
            os._exit(0)
        return 1

    began = time.monotonic()
    assert Forked(work, fork=True).result() == 1
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("seconds", [0.1, 0.3])
def test_waiting_that_is_interrupted_ends_the_process(seconds):
    def interrupt(*_):
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    waiting = Forked(lambda _: time.sleep(60), fork=True)
    try:
        with pytest.raises(KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, seconds)
            waiting.result()
        process = waiting._child
        waiting.end()
    finally:
        signal.signal(signal.SIGALRM, before)
    assert not is_there(process)


def test_work_that_nobody_waits_for_ends_at_the_gate(tmp_path):
    Forked(two_steps(tmp_path), fork=True)
    time.sleep(0.2)
    assert not (tmp_path / "second").exists()


ENDED = r"^a process that helped to build was ended from outside; is there enough memory\?$"


def test_a_process_that_was_ended_from_outside_is_one_sentence():
    with pytest.raises(ChildEndedError, match=ENDED):
        Forked(lambda _: os.kill(os.getpid(), signal.SIGKILL), fork=True).result()


def test_a_process_that_was_ended_in_the_middle_of_its_answer_is_the_same_sentence():
    forked = Forked(lambda _: bytes(1 << 22), fork=True)
    assert select.select([forked._answer], [], [], 30)[0]
    os.kill(forked._child, signal.SIGKILL)
    with pytest.raises(ChildEndedError, match=ENDED):
        forked.result()


def test_work_that_is_not_wanted_any_more_ends_wherever_it_is(tmp_path):
    def work(gate):
        gate.wait()
        (tmp_path / "begun").touch()
        time.sleep(30)

    forked = Forked(work, fork=True)
    forked.proceed()
    assert appears(tmp_path / "begun")
    began = time.monotonic()
    forked.end()
    assert time.monotonic() - began < 10
    forked.end()
