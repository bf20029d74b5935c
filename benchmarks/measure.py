"""What one whole process costs: seconds by the clock, seconds of processors, peak memory of its process tree."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
SAMPLE_S = 0.05
TAIL = 2_000
"""Characters of a failed process's output that are shown."""


class BenchmarkError(Exception):
    """A process failed, or did not do what was to be measured; the message says what."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process cost.

    Attributes:
        wall_s: from its start to its end.
        cpu_s: of all processors, of it and of all it waited for.
        peak_mb: largest sum over the process tree of proportional set sizes, sampled; None where not asked for
            or where the system does not tell.
        output: what it printed.
    """

    wall_s: float
    cpu_s: float
    peak_mb: float | None
    output: str

    def __add__(self, after: Cost) -> Cost:
        """Return the cost of this and another process behind it."""
        peaks = [peak for peak in (self.peak_mb, after.peak_mb) if peak is not None]
        return Cost(
            self.wall_s + after.wall_s,
            self.cpu_s + after.cpu_s,
            max(peaks) if peaks else None,
            self.output + after.output,
        )


def run(command: Sequence[str | Path], cwd: Path, *, memory: bool = False, good: Iterable[int] = (0,)) -> Cost:
    """Run a command to its end.

    Args:
        command: the program and its arguments.
        cwd: the folder it runs in.
        memory: sample its memory, which takes some of the machine's time.
        good: exit statuses with which it has done its work.

    Raises:
        BenchmarkError: it ended with another status; the end of its output is in the message.
    """
    with tempfile.TemporaryFile() as printed:
        started = time.perf_counter()
        process = subprocess.Popen(
            [*map(str, command)], cwd=cwd, stdin=subprocess.DEVNULL, stdout=printed, stderr=printed
        )
        with _ended_with_us(process), _sampled(process.pid, wanted=memory) as peaks:
            _, status, used = os.wait4(process.pid, 0)
            wall_s = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        output = printed.read().decode("utf-8", "replace")
    if process.returncode not in good:
        raise BenchmarkError(
            f"{' '.join(map(str, command))} ended with exit status {process.returncode}, so it is not measured:\n"
            f"{output[-TAIL:]}"
        )
    return Cost(wall_s, used.ru_utime + used.ru_stime, max(peaks, default=None), output)


@contextmanager
def _ended_with_us(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Let no process outlive an interrupted measurement."""
    try:
        yield
    except BaseException:
        process.kill()
        process.wait()
        raise


@contextmanager
def _sampled(pid: int, *, wanted: bool) -> Iterator[list[float]]:
    """Collect the memory of a process tree in megabytes until the block ends."""
    peaks: list[float] = []
    ended = threading.Event()

    def sample() -> None:
        took_s = 0.0
        while not ended.wait(max(SAMPLE_S, 10 * took_s)):  # looking at gigabytes takes long, and would take part
            began = time.perf_counter()
            peaks.append(tree_mb(pid))
            took_s = time.perf_counter() - began

    if not wanted or not (PROC / "self" / "smaps_rollup").exists():
        yield peaks
        return
    sampler = threading.Thread(target=sample)
    sampler.start()
    try:
        yield peaks
    finally:
        ended.set()
        sampler.join()


def tree_mb(pid: int) -> float:
    """Return the sum of the proportional set sizes of a process and everything below it, 0 when it has ended."""
    tree = [pid]
    for member in tree:
        for children in (PROC / str(member) / "task").glob("*/children"):
            tree.extend(map(int, _text(children).split()))
    lines = [line for member in tree for line in _text(PROC / str(member) / "smaps_rollup").splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _text(path: Path) -> str:
    """Read a file of the process table; processes end while they are looked at."""
    try:
        return path.read_text()
    except OSError:
        return ""
