"""A small site on which anything may happen, and which is built after each step both ways."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from plugins.model.act import Item
from plugins.model.error import SiteError
from plugins.pipeline.build.build import THEME, BuildOptions
from plugins.pipeline.publish.make_release import make_release
from plugins.pipeline.publish.rollback import roll_back
from plugins.pipeline.snapshot.tree_stamps import scan
from plugins.release.current import current
from plugins.release.rollback import resume
from plugins.review.acting import write_revision
from plugins.review.canonical import canonical_bytes
from plugins.review.entitlement import OFFICE
from plugins.review.proposal import Proposal
from plugins.system.fork import Forked
from tests.incremental.apart import Apart, Built, answered, apart, built, copy_of, differences
from tests.incremental.evaluations import evaluations_differ
from tests.incremental.written import ADOPTED, EVERYTHING, FEW, HELD, PENDING, RETURNED, Written
from tests.sites.copying import copy_folder
from tests.sites.make import Site, make_site
from tests.sites.many import act_on
from tests.sites.places import files


class World:
    """A root, a theme of its own, and what lies in ``content/``; every step may be refused, as in life."""

    def __init__(self, folder: Path, site: Site, *, in_one_process: bool = False) -> None:
        """Put it into a folder.

        Args:
            folder: of its own.
            site: with `EVERYTHING` in it.
            in_one_process: whether acts and builds share this process, as in the preview;
                else each has a process of its own, as on the command line.
        """
        self.folder = folder
        self.site = site
        self.theme = folder / "theme"
        self.written = dict(EVERYTHING)
        self.in_one_process = in_one_process
        shutil.copytree(THEME, self.theme, dirs_exist_ok=True)

    @property
    def root(self) -> Path:
        """Where policy, ledger and approved bytes lie."""
        return self.site.root

    def write(self, written: Written) -> None:
        """Leave a document in ``content/``; nobody has submitted it."""
        before = self.written.get(written.id)
        if before and before.path != written.path:
            (self.root / before.path).unlink(missing_ok=True)
            shutil.rmtree((self.root / before.path).with_suffix(""), ignore_errors=True)
        self.written[written.id] = written
        folder = Path(written.path).with_suffix("")
        shutil.rmtree(self.root / folder, ignore_errors=True)
        self.site.write(written.path, written.text)
        for name, data in written.files.items():
            self.site.write(f"{folder}/{name}", data)

    def act(self, kind: str, *ids: str) -> str:
        """Take an act on what is written; return why it was refused, as the others do."""
        paths = [self.written[id].path for id in ids]
        if kind in ("hold", "lift", "withdraw"):
            return self.do(lambda site: site.stop(kind, paths[0]))
        return self.do(lambda site: act_on(site, kind, paths, note="a reason"))

    def publish(self, written: Written) -> str:
        """Write a document, submit it and have it approved."""
        self.write(written)
        return self.act("submit", written.id) or self.act("approve", written.id)

    def release(self) -> str:
        """Release what is approved."""

        def make(site: Site) -> None:
            seconds = iter(range(600))
            job = BuildOptions(self.root, self.root / "output", site.instant, theme=self.theme)
            make_release(job, lambda: site.instant + timedelta(seconds=next(seconds)))

        return self.do(make, minutes=10)

    def go_back(self) -> str:
        """Go back to the release before, if that may be."""

        def back(site: Site) -> None:
            now = current(self.root)
            roll_back(self.root, now.number - 1 if now else 1, "zhao.min", site.instant)

        return self.do(back)

    def resume(self) -> str:
        """Go on after `go_back`."""
        return self.do(lambda site: resume(self.root))

    def do(self, work: Callable[[Site], object], minutes: int = 1) -> str:
        """Let somebody do something; the clock moves on. Return why it was refused, ``""`` if it was not."""

        def tried() -> str:
            try:
                work(replace(self.site))
            except SiteError as error:
                return str(error) or type(error).__name__
            return ""

        refusal = tried() if self.in_one_process else apart(tried)
        self.site.tick(minutes=minutes)
        return refusal

    def build(self, **later: int) -> Built:
        """Build with what earlier builds left, if need be; keywords of `timedelta` move the instant of it."""
        job = self.job(**later)
        return built(job) if self.in_one_process else apart(lambda: done(job))

    def differences(self, **later: int) -> list[str]:
        """Build with what earlier builds left, and from nothing; say in what they differ."""
        shutil.rmtree(self.folder / "nothing", ignore_errors=True)
        job = replace(self.job(**later), out=self.folder / "nothing", cache=False)
        if self.in_one_process:
            shutil.rmtree(self.folder / "copy", ignore_errors=True)
            job = replace(job, root=copy_of(self.root, self.folder / "copy"), cache=True)
        evaluations = evaluations_differ(self.root, self.job(**later).at)
        public = files(self.root / "public" / "current")
        nothing = Apart(lambda: built(job))
        one = self.build(**later)
        found = [*evaluations, *differences(one, nothing.result())]
        if files(self.root / "public" / "current") != public:
            found.append("the build changed what the public sees")
        return found

    def job(self, **later: int) -> BuildOptions:
        """Return what the build of now, or of later, is to do."""
        return BuildOptions(self.root, self.root / "output", self.site.instant + timedelta(**later), theme=self.theme)


def done(job: BuildOptions) -> Built:
    """Build as the command does: the root is looked at in a process of its own meanwhile."""
    looking = replace(job, root_scan=Forked(lambda _: scan(job.root), fork=True))
    return answered(looking) or built(looking)


def make_world(folder: Path, *, released: bool = False, in_one_process: bool = False) -> World:
    """Make a world of `EVERYTHING`, most of it approved, and released or not yet."""
    template = _released() if released else _template()
    copy_folder(template.root, folder / "root")
    return World(folder, Site(folder / "root", template.at), in_one_process=in_one_process)


@functools.cache
def _template() -> Site:
    folder = Path(tempfile.mkdtemp(prefix="world-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    site = make_site(folder / "root")
    site.at = "2026-11-20T11:40:00+08:00"
    world = World(folder, site)
    for written in EVERYTHING.values():
        world.write(written)
    fit = [id for id in EVERYTHING if id not in (ADOPTED, PENDING)]
    refusals = [
        world.act("submit", *fit, PENDING),
        world.act("return", RETURNED),
        world.act("approve", *(id for id in fit if id not in (RETURNED, *FEW))),
        *(world.act("approve", id) for id in FEW),
        world.act("hold", HELD),
        world.do(lambda site: adopt(site, EVERYTHING[ADOPTED].path)),
    ]
    assert not any(refusals), refusals
    return site


@functools.cache
def _released() -> Site:
    folder = Path(tempfile.mkdtemp(prefix="world-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    world = make_world(folder)
    assert not world.release()
    for name in (".cache", "output"):
        shutil.rmtree(world.root / name)
    return world.site


def adopt(site: Site, path: str) -> None:
    """Take over a document of the old site, in an act of two people."""
    workspace = site.workspace()
    _, document = workspace.document(path)
    digest = workspace.digest(document)
    data = canonical_bytes(document, workspace.column(document))
    proposal = Proposal("adopt", ("chen.yu", "zhao.min"), OFFICE, (Item(document.id, digest, ()),))
    workspace.sign(proposal, lambda: write_revision(site.root, document.id, digest, data, {}))
