"""Write artifacts, in parallel when there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from plugins.pipeline.build.output_folder import OutputFolder
from plugins.pipeline.build.output_record import FileRecord
from plugins.pipeline.cache.fingerprints import derivation_fingerprint
from plugins.search.files import Artifact
from plugins.system.child import SHARES_MEMORY
from plugins.system.fork import Forked
from plugins.system.pool import Processes

FEW = 400
"""Up to this many files, forking takes longer than it saves: most are small."""

MANY = 2_000
"""Up to this many files, two processes write a half each; starting more takes longer than it saves."""

FILES_PER_WORKER = 20_000
"""Workers are recycled after this many files to bound their memory."""

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def parallel_map(make: Callable[[Thing], Result], things: Sequence[Thing]) -> Iterator[Result]:
    """Yield what ``make`` returns for each thing, in their order; where there are many, it runs in other processes."""
    if len(things) <= FEW or not SHARES_MEMORY:
        yield from map(make, things)
    elif len(things) <= MANY:
        half = len(things) // 2
        rest = Forked(lambda _: list(map(make, things[half:])), fork=True)
        try:
            yield from map(make, things[:half])
            yield from rest.result()
        finally:
            rest.end()
    else:
        for start in range(0, len(things), FILES_PER_WORKER):
            numbers = range(start, min(start + FILES_PER_WORKER, len(things)))
            yield from Processes().each(lambda number: make(things[number]), numbers, derivation_fingerprint())


def write_artifact(output: OutputFolder, path: str, artifact: Artifact) -> FileRecord:
    """Write a file."""
    return output.put(path, artifact.fingerprint, artifact.pieces())
