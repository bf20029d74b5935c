"""The two output folders of a build, that of the pages and that of the search index, and their background scan."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from plugins.model.reserved import SEARCH
from plugins.pipeline.build.output_folder import OutputFolder
from plugins.pipeline.build.output_record import Scan, record_name
from plugins.pipeline.cache.store import Store
from plugins.system.fork import Forked


class OutputFolders:
    """Opens and locks each output folder on first use."""

    def __init__(self, out: Path, store: Store, *, search: bool) -> None:
        """Open nothing yet.

        Args:
            out: the output.
            store: holds the records.
            search: whether the search index lies in it.
        """
        self._out, self._store, self._search = out, store, search
        self._scan: Forked[list[Scan]] | None = None

    @cached_property
    def pages(self) -> OutputFolder:
        """The output without the folder of the search index.

        Raises:
            UsageError: another build writes into the folder now.
        """
        return OutputFolder(self._out, self._store, record_name(self._out), excluded=SEARCH if self._search else "")

    @cached_property
    def index(self) -> OutputFolder:
        """The folder of the search index; `pages` has been opened before."""
        return OutputFolder(self._out / SEARCH, self._store, record_name(self._out, SEARCH))

    @cached_property
    def _all(self) -> Sequence[OutputFolder]:
        return (self.pages, self.index) if self._search else (self.pages,)

    def begin_scan(self) -> None:
        """Begin to look for files that were touched since they were written, in a forked process.

        Raises:
            UsageError: another build writes into the folder now.
        """
        outputs = self._all
        locks = [output.lock for output in outputs]
        self._scan = Forked(lambda _: [output.scan_for_changes() for output in outputs], fork=True, close_fds=locks)

    def use_scan(self) -> None:
        """Take over what the scan found, so that no file is checked twice; nothing without a scan."""
        if self._scan:
            for output, scan in zip(self._all, self._scan.result(), strict=True):
                output.use_scan(scan)

    def unlock(self) -> None:
        """Let other builds in, and end the scan."""
        if self._scan:
            self._scan.end()
        for name in ("pages", "index"):
            output: OutputFolder | None = vars(self).get(name)
            if output:
                output.unlock()
