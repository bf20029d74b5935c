"""The search index of a build: a folder of the output that is an output of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from plugins.model.reserved import SEARCH
from plugins.pipeline.build.output_folder import OutputFolder
from plugins.pipeline.build.parallel import parallel_map, write_artifact
from plugins.search.files import Artifact
from plugins.system.progress import Progress


class SearchOutput(NamedTuple):
    """The index as it lies in the output.

    Attributes:
        total: number of files.
        written: number of files written.
        removed: number of files removed.
        files: SHA-256 and length in bytes of each file, by path in the output; None unless they were asked for.
    """

    total: int = 0
    written: int = 0
    removed: int = 0
    files: Mapping[str, tuple[str, int]] | None = None


def write_index(
    index: Mapping[str, Artifact], output: OutputFolder, progress: Progress, *, with_files: bool
) -> SearchOutput:
    """Write the files of the index that differ, and remove the rest.

    Args:
        index: its files by their path in the output.
        output: the folder of the index.
        progress: shows a long loop.
        with_files: whether to return every file's digest: slow to pickle, needed by releases only.
    """
    above = f"{SEARCH}/"
    artifacts = {path.removeprefix(above): artifact for path, artifact in index.items()}
    dirty = sorted(path for path, artifact in artifacts.items() if not output.is_current(path, artifact.fingerprint))
    output.make_parents(dirty)
    records = parallel_map(lambda path: write_artifact(output, path, artifacts[path]), dirty)
    for path, record in zip(dirty, progress(records, "Writing the search", len(dirty)), strict=True):
        output.record(path, record)
    removed = output.finish()
    files = {above + path: file for path, file in output.files.items()} if with_files else None
    return SearchOutput(len(output.files), output.written, removed, files)
