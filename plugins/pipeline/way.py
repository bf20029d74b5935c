"""The way of a document through one public build, from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from plugins.model.clock import Clock
from plugins.model.document import Text
from plugins.model.finding import Finding
from plugins.model.plan import Catalogue, Entry, Plan
from plugins.pipeline.cache import Cache
from plugins.pipeline.computed import Computed, Progress, silent
from plugins.pipeline.index import search_index
from plugins.pipeline.known import Known, accounts, read_root
from plugins.pipeline.outcome import Outcome
from plugins.pipeline.output import Output
from plugins.pipeline.writing import write_entries
from plugins.plan.entries import plan
from plugins.plan.redirects import FILE, redirect_map
from plugins.plan.schedule import schedule
from plugins.render.assets import load_assets
from plugins.render.site import Renderer
from plugins.rules.ruleset import check_site

THEME = Path(__file__).parents[2] / "theme"


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be built.

    Attributes:
        root: where policy, ledger and approved revisions lie.
        out: the output folder.
        at: the instant, with a zone.
        releasing: whether a release is made of it.
        theme: templates, components, styles, scripts.
        cache: whether earlier work may be used.
        progress: shows a long loop: things, what is done to them, how many.
    """

    root: Path
    out: Path
    at: datetime
    releasing: bool = False
    theme: Path = THEME
    cache: bool = True
    progress: Progress = field(default=silent)


class Way:
    """One build: `plan` finds what is to be written, `write` writes it.

    The two are apart because Pelican asks for them apart.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self._cache = Cache(job.root / ".cache" / "computed.sqlite" if job.cache else None)

    def plan(self) -> Plan:
        """Read, review, schedule, index and plan; nothing is written."""
        job = self.job
        clock = Clock(job.at)
        self.known: Known = read_root(job.root)
        self.computed = Computed(job.root, self.known.policy, self._cache, job.progress)
        self.catalogue, found = catalogue_at(self.known, self.computed, clock, releasing=job.releasing)
        site_findings = check_site(self.catalogue, clock)
        addresses, self.assets = load_assets(job.theme)
        self.assets = {**self.assets, FILE: redirect_map(self.catalogue)}
        self.index = search_index(self.catalogue, self.known, self.computed, self._cache)
        others = [(path, "asset") for path in self.assets] + [(path, "index") for path in self.index]
        planned = plan(self.catalogue, others, clock.next)
        self.findings = tuple(sorted({*found, *site_findings}))
        links = self.computed.links([p.revision for p in self.catalogue.publications.values()])
        self.renderer = Renderer(job.theme, self.catalogue, planned, addresses, references=links)
        self.planned = planned
        return planned

    def write(self) -> Outcome:
        """Write every planned file that differs, and remove the rest."""
        job = self.job
        output = Output(job.out, job.root / ".cache" / f"{job.out.name}.json" if job.cache else None)
        job.out.mkdir(parents=True, exist_ok=True)
        entries = job.progress(self.planned.entries, "Writing", len(self.planned.entries))
        made = {**self.assets, **{path: made.make() for path, made in self.index.items()}}
        write_entries(output, entries, self.renderer, job.theme, made, self._texts, self._attachment)
        removed = output.finish()
        self._cache.close()
        return Outcome(self.catalogue, self.planned, self.findings, output.written, removed, job.out, job.root)

    def _attachment(self, entry: Entry) -> tuple[str, Path]:
        id, _, name = entry.key.partition("/")
        revision = self.catalogue.publications[id].revision
        digest = next(a.sha256 for a in revision.attachments if a.name == name)
        return digest, self.job.root / revision.path / name

    def _texts(self, entry: Entry) -> Mapping[str, Text]:
        return self.computed.texts([self.catalogue.publications[id].revision for id in entry.documents])


def build(job: Job) -> Outcome:
    """Build the public site of a root into ``job.out``, without Pelican around it.

    Raises:
        PolicyError: the policy does not say what it must.
    """
    way = Way(job)
    way.plan()
    return way.write()


def catalogue_at(
    known: Known, computed: Computed, clock: Clock, *, releasing: bool = False
) -> tuple[Catalogue, tuple[Finding, ...]]:
    """Decide what is public at the clock's instant; findings hold everything that keeps something back."""
    files, misfits = accounts(known, clock, {})
    withheld, marks = computed.withheld(list(known.revisions.values()))
    catalogue, clashes = schedule(files, known.revisions, withheld, known.policy, clock, releasing=releasing)
    return catalogue, tuple(sorted({*known.ledger.findings, *known.findings, *misfits, *marks, *clashes}))
