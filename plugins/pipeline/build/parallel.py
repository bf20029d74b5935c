"""Files whose bytes follow from what their fingerprints name, and the making of many files in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from plugins.pipeline.build.output_folder import OutputFolder
from plugins.pipeline.build.output_record import FileRecord
from plugins.pipeline.cache.fingerprints import derivation_fingerprint
from plugins.search.files import Made
from plugins.system.fork import Beside, Steps
from plugins.system.pool import Processes

FEW = 200
"""Up to so many files, dividing the process takes longer than what it saves: most are small."""

MANY = 2_000
"""Up to so many files, two processes take a half each; starting more of them takes longer than what they save."""

FILES_PER_WORKER = 20_000
"""So many files are made by the same processes: what they remember grows, and ends with them."""

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def parallel_map(make: Callable[[Thing], Result], todo: Sequence[Thing]) -> Iterator[Result]:
    """Yield what ``make`` returns for each thing, in their order; where there are many, it runs in other processes."""
    processes = Processes()
    if len(todo) <= FEW or not processes.shares_memory:
        yield from map(make, todo)
        return
    if len(todo) <= MANY:
        half = len(todo) // 2
        rest = Beside(lambda: _made(make, todo[half:]), apart=True)
        rest.go_on()
        try:
            yield from map(make, todo[:half])
            yield from rest.result()
        finally:
            rest.end()
        return
    for start in range(0, len(todo), FILES_PER_WORKER):
        numbers = range(start, min(start + FILES_PER_WORKER, len(todo)))
        yield from processes.each(lambda number: make(todo[number]), numbers, derivation_fingerprint())


def _made(make: Callable[[Thing], Result], todo: Sequence[Thing]) -> Steps[list[Result]]:
    yield
    return list(map(make, todo))


def write_artifact(output: OutputFolder, path: str, made: Made) -> FileRecord:
    """Write a file: from what lies in its place where that helps, else from nothing."""
    held = output.read_previous(path)
    data = made.remake(*held) if held else None
    return output.put(path, made.fingerprint, made.make() if data is None else data)
