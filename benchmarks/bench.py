"""One run of the benchmark: `python3 inv bench`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import rows
from benchmarks.chart import svg
from benchmarks.environment import FOLDER, Peers, UnavailableError, ensure_peers
from benchmarks.field import BUILT_BYTES, Field
from benchmarks.growth import grow
from benchmarks.machine import facts
from benchmarks.measure import BenchmarkError
from benchmarks.progress import Progress
from benchmarks.report import LIMIT_MB, markdown, table
from benchmarks.results import Results
from plugins.model.error import UsageError
from tests.browser.chromium import ensure_chromium

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
BEGIN, END = "<!-- speed: written by inv bench -->\n", "<!-- end of speed -->\n"

GROUPS: Mapping[str, Callable[[Field], None]] = {
    "cold": rows.cold,
    "memory": rows.memory,
    "change": rows.change,
    "pages": rows.pages,
    "release": rows.release,
    "growth": grow,
    "preview": rows.preview,
}
SECONDS = {
    "cold": 0.033,
    "memory": 0.012,
    "change": 0.025,
    "pages": 0.010,
    "release": 0.014,
    "growth": 0.005,
    "preview": 0.007,
}
"""Of a group and a document, on two cores; for the estimate alone."""

MAKING = 0.004
"""Seconds that a document takes to be imported and written for the peers; for the estimate alone."""

BUILDS = 8
"""What one size takes on the disk at once, in builds of it: sources, outputs, a release, copies of what is approved."""

SIZES = (1_000, 10_000, 100_000)
TABLE = 10_000
"""Documents of the table."""


class Bench:
    """What is to be measured, and what came of it so far."""

    def __init__(
        self, folder: Path, sizes: Sequence[int], groups: Sequence[str], *, quick: bool, is_kept: bool
    ) -> None:
        self._folder, self._quick, self._is_kept = folder, quick, is_kept
        self._sizes, self._groups = sorted(sizes), groups
        self._results = Results()
        self._progress = Progress()
        self._kept = FOLDER / "results"
        self._fields: list[Field] = []

    def run(self) -> bool:
        """Measure, and write down what was measured after every group; tell whether all of it succeeded.

        Sites that were measured are deleted at the end, because deleting slows down what is built next
        (`Tool.put_aside`); where the disk is too short for that, before the next size is made.
        """
        try:
            return self._run()
        finally:
            self._clear()

    def _run(self) -> bool:
        if "preview" in self._groups:
            ensure_chromium()  # now, not when half an hour has been measured
        peers = self._peers()
        table_size = max((size for size in self._sizes if size <= TABLE), default=self._sizes[0])
        self._progress.say(f"about {self._estimate(table_size):.0f} minutes on two cores")
        done = True
        for size in [table_size, *(size for size in self._sizes if size != table_size)]:
            field = Field(self._folder, size, self._results, self._progress, many=3 if self._quick else 5)
            groups = [group for group in self._groups if size == table_size or group == "growth"]
            if not groups:
                continue
            self._folder.mkdir(parents=True, exist_ok=True)
            if shutil.disk_usage(self._folder).free < BUILDS * BUILT_BYTES * size:
                self._clear()
            self._fields.append(field)
            field.make(peers, pelican=size == table_size and not self._quick)
            if size == table_size:
                self._results.machine = facts([tool.name for tool in [*field.tools[1:], field.pagefind] if tool])
            for group in groups:
                done = self._measure(group, field) and done
        return done

    def _clear(self) -> None:
        """Delete the sites that were measured; of those that are to be kept, only what was put aside."""
        for field in self._fields:
            field.clear()
            if not self._is_kept:
                shutil.rmtree(field.folder, ignore_errors=True)
        self._fields.clear()

    def _peers(self) -> Peers | None:
        if self._quick:
            self._results.left_out.append("Stock Pelican, which takes long: a quick run.")
        try:
            return self._progress.step("Hugo and Pagefind, installed", ensure_peers)
        except UnavailableError as error:
            self._results.left_out.append(str(error))
            self._progress.say(str(error))
            return None

    def _measure(self, group: str, field: Field) -> bool:
        """Measure one group; if a process fails, no row of the group stays."""
        try:
            GROUPS[group](field)
        except BenchmarkError as error:
            self._results.rows = [row for row in self._results.rows if (row.key, row.size) != (group, field.size)]
            self._results.points = [p for p in self._results.points if group != "growth" or p.size != field.size]
            self._results.left_out.append(f"{group} at {field.size:,} documents: {error}")
            self._progress.say(f"{group} is left out: {error}")
            return False
        finally:
            self.keep(self._kept)
        return True

    def keep(self, folder: Path) -> None:
        """Write table, data and chart of what there is so far."""
        self._results.keep(folder / "results.json")
        (folder / "results.md").write_text(markdown(self._results), encoding="utf-8")
        if self._results.points:
            (folder / "results.svg").write_text(svg(self._results.points, LIMIT_MB), encoding="utf-8")

    def publish(self) -> None:
        """Put everything into the repository, and the table into the README."""
        self.keep(HERE)
        README.write_text(with_table(README.read_text(encoding="utf-8"), self._results), encoding="utf-8")

    def report(self) -> str:
        """Return the page of results, and where it lies."""
        return f"{markdown(self._results)}\nKept in {self._kept}"

    def _estimate(self, table_size: int) -> float:
        seconds = sum(SECONDS[group] for group in self._groups if group != "growth") * table_size
        seconds += MAKING * table_size
        if "growth" in self._groups:
            seconds += sum((SECONDS["growth"] + MAKING) * size for size in self._sizes)
        return max(1.0, seconds / 60)


def with_table(readme: str, results: Results) -> str:
    """Return the README with the table of these results in it.

    Raises:
        ValueError: it has no place for it.
    """
    before, _, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"the README has no {BEGIN.strip()} … {END.strip()}")
    lines = "\n".join(table(results))
    return f"{before}{BEGIN}\n{lines}\n\n{END}{after}"


def bench(quick: bool, sizes: str, chosen: Sequence[str], keep: str) -> int:
    """Measure and report; return the exit status.

    A run of everything puts its results into the repository; any other leaves them in ``.cache/bench/results``.

    Raises:
        UsageError: a size or a group is not one.
    """
    if not hasattr(os, "wait4"):
        raise UsageError(
            "inv bench asks the system what a process has used, which Linux and macOS tell and Windows does not"
        )
    unknown = [group for group in chosen if group not in GROUPS]
    if unknown:
        raise UsageError(f"--rows: got {', '.join(unknown)}, expected some of {', '.join(GROUPS)}")
    try:
        counts = [int(size) for size in sizes.split(",")] if sizes else list(SIZES[:1] if quick else SIZES)
    except ValueError:
        raise UsageError(f"--sizes: got {sizes}, expected numbers of documents such as 1000,10000") from None
    if min(counts) < 100:
        raise UsageError("--sizes: expected at least 100 documents; fewer say nothing")
    if keep and Path(keep).exists():
        raise UsageError(f"--keep: {keep} is there already, expected a folder to be made")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="sites-", dir=FOLDER, ignore_cleanup_errors=True) as passing:
        folder = Path(keep).resolve() if keep else Path(passing)
        run = Bench(folder, counts, chosen or list(GROUPS), quick=quick, is_kept=bool(keep))
        try:
            done = run.run()
        except KeyboardInterrupt:
            print(run.report())
            return 130
    if done and not (quick or sizes or chosen):
        run.publish()
    print(run.report())
    return 0 if done else 1
