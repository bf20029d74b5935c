"""The two outputs of a build, that of the pages and that of the search index, and a look at both beside other work."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from plugins.model.reserved import SEARCH
from plugins.pipeline.build.output_folder import OutputFolder
from plugins.pipeline.build.output_record import record_name
from plugins.pipeline.cache.store import Store
from plugins.system.fork import Beside, Steps


class OutputFolders:
    """Folders that are begun when they are asked for, or when they are looked at."""

    def __init__(self, out: Path, store: Store, *, search: bool) -> None:
        """Begin with nothing.

        Args:
            out: the output.
            store: holds the records.
            search: whether the search index lies in it.
        """
        self._out, self._store, self._search = out, store, search
        self._look: Beside[list[frozenset[str]]] | None = None

    @cached_property
    def pages(self) -> OutputFolder:
        """The output without the folder of the search index.

        Raises:
            UsageError: another build writes into the folder now.
        """
        return OutputFolder(self._out, self._store, record_name(self._out), apart=SEARCH if self._search else "")

    @cached_property
    def index(self) -> OutputFolder:
        """The folder of the search index; `pages` has been asked for before."""
        return OutputFolder(self._out / SEARCH, self._store, record_name(self._out, SEARCH))

    @cached_property
    def _all(self) -> Sequence[OutputFolder]:
        return (self.pages, self.index) if self._search else (self.pages,)

    def begin_scan(self) -> None:
        """Begin to look for files that are not as they were written, in a process of its own.

        Raises:
            UsageError: another build writes into the folder now.
        """
        outputs = self._all

        def touched() -> Steps[list[frozenset[str]]]:
            found = [output.scan_for_changes() for output in outputs]
            yield
            return found

        self._look = Beside(touched, apart=True, without=[output.lock for output in outputs])

    def unlock(self) -> None:
        """Let other builds in, and end the look."""
        if self._look:
            self._look.end()
        for name in ("pages", "index"):
            if output := vars(self).get(name):
                output.unlock()

    def use_scan(self) -> None:
        """Take over what the look has found, so that no file is looked at twice; nothing without a look."""
        if self._look:
            for output, touched in zip(self._all, self._look.result(), strict=True):
                output.use_scan(touched)
