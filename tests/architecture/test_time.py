"""Times are handed in: the clock is read where the parts are put together, nowhere else."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import faults_of, is_python, tree_of

MAY_READ_IT = ("plugins/pipeline/",)
OF_CALENDARS = frozenset({"now", "today", "utcnow"})
OF_TIME = frozenset({"time", "time_ns", "localtime", "gmtime", "ctime", "asctime", "strftime"})


def clock_readings(path: str, source: str) -> Iterator[str]:
    """Yield places that ask the machine for the time; durations (``monotonic``) are no time of day."""
    for node in tree_of(source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in OF_CALENDARS:
            yield f"{path}:{node.lineno}: {ast.unparse(node.func)}() reads the clock; the instant is handed in"
        elif isinstance(node, ast.Attribute) and node.attr in OF_TIME and ast.unparse(node.value) == "time":
            yield f"{path}:{node.lineno}: {ast.unparse(node)} reads the clock; the instant is handed in"
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            names = OF_TIME.intersection(alias.name for alias in node.names)
            yield from (
                f"{path}:{node.lineno}: time.{name} reads the clock; the instant is handed in" for name in names
            )


def hands_time_in(path: str) -> bool:
    """Tell whether a file gets its times from others."""
    return is_python(path) and path.startswith(("plugins/", "tests/")) and not path.startswith(MAY_READ_IT)


def test_no_stage_and_no_test_reads_the_clock():
    assert faults_of(clock_readings, hands_time_in) == []


@pytest.mark.parametrize(
    "source",
    ["clock.today", "time.monotonic()", "from time import perf_counter", "datetime.time(0)", "at.strftime('%Y')"],
)
def test_what_is_allowed_passes(source):
    assert list(clock_readings("a.py", source)) == []


@pytest.mark.parametrize(
    "source",
    [
        "datetime.now()",
        "datetime.now(tz=UTC)",
        "datetime.datetime.utcnow()",
        "date.today()",
        "time.time()",
        "key = time.time_ns",
        "time.strftime('%Y')",
        "from time import time",
    ],
)
def test_a_reading_of_the_clock_is_found(source):
    assert len(list(clock_readings("a.py", source))) == 1
