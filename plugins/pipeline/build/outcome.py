"""What a build found and did, and the lines that report it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from shlex import quote

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.counted import counted
from plugins.model.finding import Finding, Weight
from plugins.model.kind import Kind
from plugins.model.plan import Catalogue, Entry, Plan
from plugins.model.register import RegisterEntry
from plugins.model.standing import Standing
from plugins.pipeline.build.up_to_date import public_at
from plugins.pipeline.paths import REPOSITORY
from plugins.system.state_folder import state_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a build.

    Attributes:
        catalogue: what is public, and what is not and why.
        plan: every file of the output but those of the search index.
        findings: all of them, sorted.
        not_public: standings of what is not public, or not in its newest text, by id.
        written: number of files written.
        removed: number of files removed.
        out: where the output lies.
        root: the site it was built from.
        pages: SHA-256 and length in bytes of every planned file, by path.
        index: the same of every file of the search index; None unless this becomes a release.
        count: of all files.
        entries: of registers; nothing of them is in the output.
    """

    catalogue: Catalogue
    plan: Plan
    findings: tuple[Finding, ...]
    not_public: tuple[Standing, ...]
    written: int
    removed: int
    out: Path
    root: Path
    pages: Mapping[str, tuple[str, int]]
    index: Mapping[str, tuple[str, int]] | None
    count: int
    entries: tuple[RegisterEntry, ...] = ()

    @property
    def whole(self) -> Plan:
        """Every file of what becomes a release."""
        index = (Entry(path, Kind.INDEX, "", path) for path in self._index())
        return replace(self.plan, entries=tuple(sorted((*self.plan.entries, *index), key=attrgetter("path"))))

    @property
    def digests(self) -> Mapping[str, tuple[str, int]]:
        """SHA-256 and length in bytes of every file of what becomes a release, by path."""
        return {**self.pages, **self._index()}

    @property
    def exit_status(self) -> int:
        """3 when something was withheld or carried forward, else 0."""
        return 3 if any(f.weight is Weight.STOP for f in self.findings) else 0

    def _index(self) -> Mapping[str, tuple[str, int]]:
        if self.index is None:
            raise ValueError("the build was not asked for the files of its search index")
        return self.index


def summary(outcome: Outcome) -> Iterator[str]:
    """Yield the lines a build ends with: what is public, what waits or is withheld and why, where to look."""
    catalogue, policy = outcome.catalogue, outcome.catalogue.policy
    stopped = [f for f in outcome.findings if f.weight is Weight.STOP]
    owed = [f for f in outcome.findings if f.weight is not Weight.STOP]
    if stopped:
        yield from map(str, stopped)
        yield ""
    yield f"{public_at(catalogue.at)}: {counted(len(catalogue.publications), 'document')}"
    count = Counter(row.column for row in catalogue.rows.values())
    for key, column in policy.columns.items():
        yield f"  {column.title['en']}: {count[key]}"
    if outcome.not_public:
        yield f"Not public, or not in their newest text: {len(outcome.not_public)}"
        for standing in outcome.not_public:
            yield f"  {standing.id} {standing.state.value}: {'; '.join(standing.reasons)}"
    if catalogue.notices:
        yield f"Withdrawn, with a notice in their place: {len(catalogue.notices)}"
    if owed:
        yield f"Findings that hold nothing back: {len(owed)} (python3 inv overdue{_of(outcome.root)} lists them)"
    if outcome.plan.next:
        following = outcome.plan.next.astimezone(MINISTRY_ZONE)
        yield f"Something changes next at {following:%Y-%m-%d %H:%M} (Asia/Shanghai); build or release then"
    yield f"Files: {outcome.count}, {outcome.written} of them written, {outcome.removed} removed"
    if outcome.out == state_of(outcome.root).output:
        yield f"Look at it: python3 inv serve --public{_of(outcome.root)} shows output/ as a web server would"
    else:
        yield f"It lies in {outcome.out}"


def _of(root: Path) -> str:
    """Return the option that names a root other than the repository."""
    return "" if root == REPOSITORY else f" --root {quote(str(root))}"
