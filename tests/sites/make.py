"""A whole small site in a temporary folder, with keys for everybody, and a clock that stands where it is put."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from plugins.model.act import Act
from plugins.model.finding import Finding
from plugins.model.value import parse_instant
from plugins.pipeline.build.build import BuildOptions, build
from plugins.pipeline.build.outcome import Outcome
from plugins.pipeline.publish.make_release import Release, make_release
from plugins.pipeline.setup.keys import enroll
from plugins.pipeline.setup.new_site import first_root, new_site
from plugins.pipeline.workspace.workspace import Workspace
from plugins.policy.load import load_policy
from plugins.system.state_folder import state_of
from tests.repository import DEMONSTRATION
from tests.sites.copying import copy_folder

NOON = "2026-11-20T12:00:00+08:00"


@dataclass(frozen=True)
class Result:
    """What a build gave: its exit status, its folder, its findings, and all of its outcome."""

    exit_status: int
    output: Path
    findings: tuple[Finding, ...]
    outcome: Outcome


@dataclass
class Site:
    """A root and the instant at which its people act; `tick` moves it on."""

    root: Path
    at: str = NOON

    @property
    def instant(self) -> datetime:
        """The instant at which everything happens now."""
        return parse_instant(self.at)

    def tick(self, **more: int) -> None:
        """Move the clock on, by a minute unless told otherwise (keywords of `timedelta`)."""
        self.at = (self.instant + timedelta(**(more or {"minutes": 1}))).isoformat()

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file below the root."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode() if isinstance(text, str) else text)
        return place

    def workspace(self) -> Workspace:
        """Open the root at the instant."""
        return Workspace(self.root, self.instant)

    def submit(self, path: str, who: str = "li.wei") -> Act:
        """Submit a document, and move the clock on by a minute."""
        act, _ = self.workspace().submit(path, who)
        self.tick()
        return act

    def approve(self, path: str, who: str = "chen.yu", *, by: str = "li.wei", former: str = "") -> Act:
        """Have a document approved; it is submitted by ``by`` first unless it waits for approval already."""
        workspace = self.workspace()
        id = workspace.document(path)[1].id
        if not workspace.dossier(id).pending:
            self.submit(path, by)
        act = self.workspace().approve(path, who, former=former)
        self.tick()
        return act

    def stop(self, kind: str, path: str, who: str = "chen.yu", note: str = "the reason", **extra: str) -> Act:
        """Hold, lift, go or withdraw, and move the clock on by a minute."""
        act = self.workspace().take(kind, path, who, note, **extra)
        self.tick()
        return act

    def build(self, *, cache: bool = True, out: str = "output") -> Result:
        """Build the public site at the instant."""
        outcome = build(BuildOptions(self.root, state_of(self.root).path / out, self.instant, cache=cache))
        return Result(outcome.exit_status, outcome.out, outcome.findings, outcome)

    def release(self, *, ending: int = 0, after: int = 0) -> Release:
        """Release at the instant; the clock moves on by seconds while it runs, and by a minute after."""
        seconds = iter(range(600))
        start = self.instant
        made = make_release(
            BuildOptions(self.root, state_of(self.root).output, start),
            lambda: start + timedelta(seconds=next(seconds)),
            ending=ending,
            after=after,
        )
        self.tick()
        return made


@functools.cache
def _template() -> Path:
    """Make one site with keys for everybody, to be copied by each test."""
    folder = Path(tempfile.mkdtemp(prefix="site-")) / "root"
    atexit.register(shutil.rmtree, folder.parent, ignore_errors=True)
    new_site(DEMONSTRATION, folder)
    for person in load_policy(folder).people:
        enroll(folder, person, parse_instant("2025-01-01T00:00"))
    return folder


def make_site(root: Path) -> Site:
    """Make ``root`` an empty site with the policy of the demonstration and a key for each person and the machine."""
    return Site(copy_folder(_template(), root))


def with_root(site: Site) -> Site:
    """Give a site a root: zhao.min, chen.yu and fang.ning, of whom two sign each policy."""
    tuple(first_root(site.root, site.instant))
    return site


def copy_site(site: Site, root: Path) -> Site:
    """Copy a site as it is, with its keys and releases, for a test that changes it."""
    return Site(copy_folder(site.root, root), site.at)
