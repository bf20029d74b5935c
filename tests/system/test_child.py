"""Child processes end with their parent, and one question is how many processors there are."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time

import pytest

from plugins.system.child import processors
from tests.repository import REPOSITORY

ENDS = """
import os, sys, time
from pathlib import Path
from plugins.system.child import end_with_parent

end_with_parent(lambda: os.read(0, 1), Path(sys.argv[1], "cleaned").touch)
time.sleep(60)
"""


def test_a_process_ends_when_the_waiting_ends_and_cleans_up_before(tmp_path):
    child = subprocess.Popen([sys.executable, "-c", ENDS, tmp_path], cwd=REPOSITORY, stdin=subprocess.PIPE)
    began = time.monotonic()
    child.communicate()
    assert time.monotonic() - began < 30
    assert child.returncode == 1
    assert (tmp_path / "cleaned").exists()


DIES = """
import os, sys, time
from pathlib import Path
from plugins.system.fork import Forked

def work(gate):
    if sys.argv[2] == "behind":
        gate.wait()
    Path(sys.argv[1], "begun").touch()
    time.sleep(1)
    Path(sys.argv[1], "gone on").touch()

forked = Forked(work, fork=True)
forked.proceed()
while not Path(sys.argv[1], "begun").exists():
    time.sleep(0.01)
os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("side", ["before", "behind"])
def test_a_process_ends_with_its_parent_on_either_side_of_the_gate(side, tmp_path):
    ended = subprocess.run([sys.executable, "-c", DIES, tmp_path, side], cwd=REPOSITORY, check=False, timeout=30)
    assert ended.returncode == -signal.SIGKILL
    time.sleep(1.5)
    assert [place.name for place in tmp_path.iterdir()] == ["begun"]


def test_there_are_as_many_processors_as_this_process_may_use():
    assert 1 <= processors() <= (os.cpu_count() or 1)
    one = {min(os.sched_getaffinity(0))}
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, one)
    try:
        assert processors() == 1
    finally:
        os.sched_setaffinity(0, before)


def test_nobody_else_asks_how_many_processors_there_are():
    asking = re.compile(r"cpu_count|sched_getaffinity|ProcessPoolExecutor\(")
    found = [
        place.relative_to(REPOSITORY).as_posix()
        for place in (REPOSITORY / "plugins").rglob("*.py")
        if asking.search(place.read_text(encoding="utf-8"))
    ]
    assert sorted(found) == ["plugins/system/child.py", "plugins/system/pool.py"]
