"""Work beside other work: in a process where the system can divide one, with the same results and the same faults."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time

import pytest

from plugins.model.error import IntegrityError, SiteError
from plugins.system.fork import Beside
from plugins.system.pool import Processes
from tests.sites.make import REPOSITORY

APART = pytest.mark.parametrize("apart", [True, False], ids=["in a process", "here"])


def steps(folder, before="first", after="second"):
    """Work that leaves a file in either step, and returns the process it was done in."""
    (folder / before).touch()
    yield
    (folder / after).touch()
    return os.getpid()


def is_there(process):
    """Whether a process has its place still."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def waited_for(place):
    """Whether a file appears within some seconds."""
    end = time.monotonic() + 10
    while not place.exists() and time.monotonic() < end:
        time.sleep(0.01)
    return place.exists()


@APART
def test_the_second_step_waits_until_it_may_begin(apart, tmp_path):
    work = Beside(lambda: steps(tmp_path), apart=apart)
    assert waited_for(tmp_path / "first")
    time.sleep(0.05)
    assert not (tmp_path / "second").exists()
    work.go_on()
    work.result()
    assert (tmp_path / "second").exists()


@APART
def test_the_result_is_what_the_work_returns_however_often_it_is_asked_for(apart, tmp_path):
    work = Beside(lambda: steps(tmp_path), apart=apart)
    assert work.result() == work.result()
    assert (work.result() != os.getpid()) is (apart and Processes().shares_memory)


@APART
@pytest.mark.parametrize("step", ["first", "second"])
def test_a_fault_is_raised_where_the_result_is_asked_for(apart, step, tmp_path):
    def work():
        if step == "first" and apart:
            raise IntegrityError("first")
        yield
        raise IntegrityError(step)

    with pytest.raises(IntegrityError, match=step):
        Beside(work, apart=apart).result()


def test_a_fault_tells_where_it_happened(tmp_path):
    def work():
        yield
        steps_that_fail()

    def steps_that_fail():
        raise KeyError("lost")

    with pytest.raises(KeyError) as caught:
        Beside(work, apart=True).result()
    told = "".join(getattr(caught.value, "__notes__", ())) + str(caught.traceback)
    assert "steps_that_fail" in told


def test_no_process_that_answered_keeps_its_place_for_long():
    def work():
        yield
        return os.getpid()

    answered = [Beside(work, apart=True).result() for _ in range(3)]
    end = time.monotonic() + 10
    while any(map(is_there, answered)) and time.monotonic() < end:
        Beside(work, apart=True).end()
    assert not any(map(is_there, answered))


def test_a_process_holds_nothing_any_more_when_it_has_answered(tmp_path):
    def work():
        yield
        return bytearray(1 << 28)[0]  # the system takes a while to clear that away

    for _ in range(5):
        with (tmp_path / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            Beside(work, apart=True).result()
        with (tmp_path / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.parametrize("seconds", [0.1, 0.3])
def test_waiting_that_is_interrupted_ends_the_process(seconds, tmp_path):
    def work():
        yield
        time.sleep(60)

    def interrupt(*_):
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    waiting = Beside(work, apart=True)
    try:
        with pytest.raises(KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, seconds)
            waiting.result()
        process = waiting._process
        waiting.end()
    finally:
        signal.signal(signal.SIGALRM, before)
    assert not is_there(process)


def test_work_that_nobody_lets_go_on_comes_to_nothing(tmp_path):
    Beside(lambda: steps(tmp_path), apart=True)
    time.sleep(0.2)
    assert not (tmp_path / "second").exists()


def test_a_process_that_was_ended_from_outside_is_told():
    def work():
        yield
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(SiteError, match="ended from outside"):
        Beside(work, apart=True).result()


def test_a_process_does_not_keep_the_descriptors_it_is_to_be_without(tmp_path):
    def is_open():
        yield
        try:
            os.fstat(descriptor)
        except OSError:
            return False
        return True

    descriptor = os.open(tmp_path, os.O_RDONLY)
    try:
        assert Beside(is_open, apart=True).result()
        assert not Beside(is_open, apart=True, without=[descriptor]).result()
    finally:
        os.close(descriptor)


DIES = """
import os, sys, time
from pathlib import Path
from plugins.system.fork import Beside

def work():
    yield
    Path(sys.argv[1], "begun").touch()
    time.sleep(1)
    Path(sys.argv[1], "gone on").touch()

beside = Beside(work, apart=True)
beside.go_on()
while not Path(sys.argv[1], "begun").exists():
    time.sleep(0.01)
os.kill(os.getpid(), 9)
"""


def test_a_process_ends_with_the_one_that_began_it(tmp_path):
    ended = subprocess.run([sys.executable, "-c", DIES, tmp_path], cwd=REPOSITORY, check=False, timeout=30)
    assert ended.returncode == -signal.SIGKILL
    time.sleep(1.5)
    assert sorted(place.name for place in tmp_path.iterdir()) == ["begun"]


def test_work_that_nobody_wants_any_more_ends_wherever_it_is(tmp_path):
    def work():
        yield
        (tmp_path / "begun").touch()
        time.sleep(30)

    beside = Beside(work, apart=True)
    beside.go_on()
    assert waited_for(tmp_path / "begun")
    began = time.monotonic()
    beside.end()
    assert time.monotonic() - began < 10
    beside.end()
