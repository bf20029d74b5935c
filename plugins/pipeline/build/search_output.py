"""The search index of a build: a folder of the output that is an output of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from plugins.model.reserved import SEARCH
from plugins.pipeline.build.output_folder import OutputFolder
from plugins.pipeline.build.parallel import parallel_map, write_artifact
from plugins.pipeline.cache.derived import Progress
from plugins.search.files import Made
from plugins.system.fork import Steps


class SearchOutput(NamedTuple):
    """The index as it lies in the output.

    Attributes:
        total: number of files.
        written: files written anew.
        removed: files taken away.
        files: SHA-256 and length in bytes of each file, by path in the output; None unless they were asked for.
    """

    total: int = 0
    written: int = 0
    removed: int = 0
    files: Mapping[str, tuple[str, int]] | None = None


def write_index(
    index: Callable[[], Mapping[str, Made]], begin: Callable[[], OutputFolder], progress: Progress, *, tells: bool
) -> Steps[SearchOutput]:
    """Find out what the index consists of; then write what differs and remove the rest.

    Args:
        index: gives its files by their path in the output.
        begin: begins with the folder that they are written to.
        progress: shows a long loop.
        tells: whether to tell of every file; between processes that takes a while, and only a release asks.
    """
    above = f"{SEARCH}/"
    files = {path.removeprefix(above): made for path, made in index().items()}
    yield
    output = begin()
    todo = sorted(path for path, made in files.items() if not output.is_current(path, made.fingerprint))
    output.make_parents(todo)
    made = parallel_map(lambda path: write_artifact(output, path, files[path]), todo)
    for path, written in zip(todo, progress(made, "Writing the search", len(todo)), strict=True):
        output.record(path, written)
    removed = output.finish()
    told = {above + path: found for path, found in output.files.items()} if tells else None
    return SearchOutput(len(output.files), output.written, removed, told)
