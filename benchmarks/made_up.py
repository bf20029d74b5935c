"""A site of made-up pages that is released to a root: releases do not ask what is in pages, so no build is run."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from statistics import median

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.kind import Kind
from plugins.model.plan import Entry, Plan
from plugins.release.build import Provenance, prepare
from plugins.release.prune import prune
from plugins.release.rollback import resume, rollback
from plugins.release.switch import switch
from plugins.review import signature

START = datetime(2026, 1, 1, tzinfo=MINISTRY_ZONE)
BETWEEN = timedelta(minutes=48)
"""Thirty releases a day."""

TEXT = "卫生健康事业发展情况说明。" * 230
"""About 3,000 characters, 9 kB."""

ROW_LENGTH = 20
"""Documents of a page of a list."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What releases cost at one time of the year.

    Attributes:
        number: of the last release so far.
        release_s: seconds of a release without its build: the median of those since the sample before.
        disk_bytes: what the folder of releases takes on the disk.
        inodes: files and folders in it, each counted once.
        kept: releases that lie there.
    """

    number: int
    release_s: float
    disk_bytes: int
    inodes: int
    kept: int


@dataclass(frozen=True, slots=True)
class Switching:
    """Seconds of a switch to a release that is ready, and of a rollback, which checks the release it goes back to."""

    switch_s: float
    rollback_s: float


@dataclass
class Site:
    """A site of made-up pages that is released to a root.

    Attributes:
        root: where ``public/`` lies.
        documents: how many.
        revisions: how often each was changed, where it was.
        design: what all pages have in common.
    """

    root: Path
    documents: int
    revisions: dict[int, int] = field(default_factory=dict)
    design: str = "first"
    at: datetime = START

    def __post_init__(self) -> None:
        """Make a key, and every file of the site as it is at first."""
        self.private, _ = signature.new_key()
        self.make()

    def make(self) -> None:
        """Make every file anew."""
        self.entries: dict[str, Entry] = {}
        self.measured: dict[str, tuple[str, int]] = {}
        self.acts: dict[str, tuple[str, ...]] = {}
        self.digests: dict[str, str] = {}
        self.evidence: dict[str, Path] = {}
        for number in range(self.documents):
            self._write_document(number)
        for page in range(self.documents // ROW_LENGTH + 1):
            self._write_list(page)
        for shard in range(self.documents):
            self._write(Entry(f"search/{shard}.bin", Kind.INDEX, "", str(shard)), f"shard {shard}")
        self._write_common()

    def edit(self, turn: int) -> None:
        """Change one document, and what shows it."""
        number = turn * 7919 % self.documents
        self.revisions[number] = self.revisions.get(number, 0) + 1
        self._write_document(number)
        self._write_list(number // ROW_LENGTH)
        self._write_common()

    def release(self) -> float:
        """Prepare, switch and prune; return the seconds it took."""
        self.at += BETWEEN
        started = time.perf_counter()
        self._prepare_and_switch()
        prune(self.root)
        return time.perf_counter() - started

    def switching(self) -> Switching:
        """Measure a switch to another design, and the way back."""
        self.design += "!"
        self._write_common()
        self.at += BETWEEN
        switch_s = self._prepare_and_switch()
        number = len(list((self.root / "public" / "releases").iterdir()))
        earlier = sorted((self.root / "public" / "releases").iterdir())[number - 2]
        started = time.perf_counter()
        rollback(self.root, int(earlier.name), acts_since=lambda _: False, at=self.at, by="zhao.min")
        rollback_s = time.perf_counter() - started
        resume(self.root)
        return Switching(switch_s, rollback_s)

    def sample(self, number: int, seconds: list[float]) -> Sample:
        """Look at the disk."""
        size_bytes, inodes = used(self.root / "public")
        kept = len(list((self.root / "public" / "releases").iterdir()))
        return Sample(number, median(seconds), size_bytes, inodes, kept)

    def _prepare_and_switch(self) -> float:
        prepared = prepare(
            self.root,
            output=self.root / "output",
            plan=Plan(self.at, tuple(self.entries.values()), None),
            documents=self.digests,
            acts_of=self.acts,
            evidence={f"acts/{path.name}": path for path in self.evidence.values()},
            at=self.at,
            provenance=Provenance("sha256:engine", "sha256:theme", "sha256:policy"),
            sign=lambda payload: signature.sign(payload, signature.RELEASES, self.private),
            measured=self.measured,
            force=True,
        )
        started = time.perf_counter()
        switch(self.root, prepared)
        return time.perf_counter() - started

    def _write_document(self, number: int) -> None:
        id = f"d{number:06d}"
        text = f"{self.design} {number} {self.revisions.get(number, 0)} {TEXT}"
        self.digests[id] = f"sha256:{sha256(text.encode()).hexdigest()}"
        record = {"act": "approve", "by": ["chen.yu"], "items": [{"id": id, "digest": self.digests[id]}]}
        payload = json.dumps(record, sort_keys=True, separators=(",", ":")).encode() + b"\n"
        act = sha256(payload).hexdigest()
        self.acts[id] = (act,)
        self.evidence[id] = self.root / "acts" / f"{act}.act"
        _put(self.evidence[id], payload)
        self._write(Entry(f"laws/{2000 + number % 26}/{id}.html", Kind.DOCUMENT, "en", id, documents=(id,)), text)

    def _write_list(self, page: int) -> None:
        first = page * ROW_LENGTH
        shown = range(first, min(first + ROW_LENGTH, self.documents))
        ids = tuple(f"d{number:06d}" for number in shown)
        lines = "\n".join(self.digests[id] for id in ids)
        self._write(Entry(f"laws/{page}.html", Kind.LIST, "en", "laws", documents=ids), f"{self.design} {lines}")

    def _write_common(self) -> None:
        changes = sum(self.revisions.values())
        for path, kind in (("index.html", Kind.HOME), ("feed.xml", Kind.FEED), ("search/fresh.bin", Kind.INDEX)):
            self._write(Entry(path, kind, "en", path), f"{self.design} {changes} {path}")
        everything = tuple(sorted(self.acts))
        self._write(Entry("sitemap.xml", Kind.SITEMAP, "", "sitemap", documents=everything), f"{self.design} {changes}")

    def _write(self, entry: Entry, text: str) -> None:
        content = text.encode()
        self.entries[entry.path] = entry
        _put(self.root / "output" / entry.path, content)
        self.measured[entry.path] = sha256(content).hexdigest(), len(content)


def used(folder: Path) -> tuple[int, int]:
    """Return bytes on the disk and the number of inodes below a folder."""
    sizes = {status.st_ino: status.st_blocks * 512 for status in _statuses(folder)}
    return sum(sizes.values()), len(sizes)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _statuses(folder: Path) -> Iterator[os.stat_result]:
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            yield os.lstat(f"{place}/{name}")
