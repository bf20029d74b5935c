"""The contestants at one size: made once, and taken through a change together."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.environment import Peers
from benchmarks.hugo import Hugo, Pagefind
from benchmarks.measure import BenchmarkError, Cost
from benchmarks.ours import DEPARTMENT, Ours
from benchmarks.pelican import Pelican
from benchmarks.progress import Progress, Value
from benchmarks.results import Results, Row
from benchmarks.texts import articles, day_of, department_of
from benchmarks.tool import Tool, check_found

BUILT_BYTES = 30_000
"""What a document takes on the disk each time it is built, by anybody."""

OLD = 2010
"""Documents announced before this year are far behind in every list."""


class Field:
    """This site and its peers, of the same documents.

    Attributes:
        size: documents.
        progress: tells of every step.
        few: rounds of what takes long.
        many: rounds of what is short.
        pagefind: None where it is not installed, as `hugo`.
        pelican: None where it is left out.
    """

    def __init__(
        self, folder: Path, size: int, results: Results, progress: Progress, *, few: int = 3, many: int = 5
    ) -> None:
        self.folder = folder / f"{size}"
        self.size, self.few, self.many = size, few, many
        self.results = results
        self.progress = progress
        self._words = 0
        self._is_released = self._is_warm = False
        self.ours = Ours(self.folder / "ours")
        self.hugo: Hugo | None = None
        self.pagefind: Pagefind | None = None
        self.pelican: Pelican | None = None

    def make(self, peers: Peers | None, *, pelican: bool) -> None:
        """Write the sites of all tools that are there."""
        if peers:
            self.hugo = Hugo(self.folder / "hugo", peers.hugo)
            self.pagefind = Pagefind(peers.pagefind)
        if pelican:
            self.pelican = Pelican(self.folder / "pelican")
        for tool in self.tools:
            self.step(f"making {tool.name}", partial(tool.make, articles(self.size)))

    @property
    def tools(self) -> list[Tool]:
        """Everybody who builds pages."""
        return [tool for tool in (self.ours, self.hugo, self.pelican) if tool]

    @property
    def oldest(self) -> list[int]:
        """Numbers of old documents of the department that can amend them."""
        return [n for n in range(1, self.size + 1) if department_of(n) == DEPARTMENT and day_of(n).year < OLD]

    @property
    def newest(self) -> int:
        """The number of a document that is in the feed."""
        return max((n for n in range(1, self.size + 1) if department_of(n) == DEPARTMENT), key=day_of)

    def step(self, what: str, work: Callable[[], Value]) -> Value:
        """Do a step and tell of it; what was written before is on the disk when it begins."""
        if hasattr(os, "sync"):
            os.sync()
        return self.progress.step(f"{self.size:,}: {what}", work)

    def row(
        self,
        key: str,
        what: str,
        tool: str,
        unit: str = "s",
        *,
        peer: str = "",
        ratio_at_most: float | None = None,
        at_most: float | None = None,
    ) -> Row:
        """Begin a row of the table."""
        row = Row(key, what, self.size, tool, unit, peer=peer, ratio_at_most=ratio_at_most, at_most=at_most)
        self.results.rows.append(row)
        return row

    def cold(self, tool: Tool, build: Callable[[], Cost] | None = None) -> Cost:
        """Build from nothing, and make sure that every page is there.

        What was built before lies aside until the end of the run; where the disk is short it is
        deleted here, and this build is slower for it.
        """
        tool.clean()
        if shutil.disk_usage(self.folder).free < 2 * BUILT_BYTES * self.size:
            self.clear()
        cost = self.step(f"{tool.name}, from nothing", build or tool.build)
        tool.check_pages(self.size)
        return cost

    def clear(self) -> None:
        """Delete what was put aside."""
        for tool in self.tools:
            shutil.rmtree(tool.aside, ignore_errors=True)

    def again(self, tool: Tool, number: int, word: str, *, feed: bool = False, memory: bool = False) -> Cost:
        """Build after an edit, and make sure that the edit is to be seen, and found."""
        cost = self.step(f"{tool.name}, one document changed", partial(tool.build, memory=memory))
        tool.check_word(number, word, feed=feed)
        if tool is self.ours:
            check_found("ours", tool.output / "search", number, word)
        return cost

    def nothing(self, *, memory: bool = False) -> Cost:
        """Build again, and make sure that nothing was written."""
        cost = self.step(f"{self.ours.name}, nothing changed", partial(self.ours.build, memory=memory))
        if self.ours.written(cost):
            raise BenchmarkError("a build of what had not changed wrote files; its time is not counted")
        return cost

    def new_word(self) -> str:
        """Return a word that no text has."""
        self._words += 1
        return f"kw{self.size}x{self._words}"

    def release(self) -> None:
        """Make the first release, if it is not made."""
        if not self._is_released:
            self._is_released = True
            cost = self.step(f"{self.ours.name}, first release", self.ours.release)
            self.row("release", "first release", self.ours.name).values.append(cost.wall_s)

    def warm(self) -> None:
        """Release the site and build every other one, so that what comes next is a change and nothing else.

        A first edit, of a recent document, must reach page, feed and search of everybody.
        """
        if self._is_warm:
            return
        self._is_warm = True
        self.release()
        if self.pelican:
            self.pelican.cached = True
        number, word = self.newest, self.new_word()
        for tool in self.tools:
            self.step(f"{tool.name}, before a change", tool.build)
            tool.edit(number, word)
            self.again(tool, number, word, feed=True)
        if self.hugo and self.pagefind:
            self.step(self.pagefind.name, partial(self.pagefind.index, self.hugo))
            check_found("pagefind", self.pagefind.folder(self.hugo), number, word)
