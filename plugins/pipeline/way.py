"""The way of a document through one public build, from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.model.clock import Clock
from plugins.model.digest import sha256
from plugins.model.document import Text
from plugins.model.kind import Kind
from plugins.model.plan import Entry, Plan
from plugins.model.policy import Policy
from plugins.pipeline.beside import Beside, Steps
from plugins.pipeline.cache import Cache
from plugins.pipeline.computed import KINDS, Computed, Progress, silent
from plugins.pipeline.executor import executor_of
from plugins.pipeline.outcome import Outcome, summary
from plugins.pipeline.outputs import Outputs
from plugins.pipeline.past import Past, forget
from plugins.pipeline.profile import Profile
from plugins.pipeline.program import program_digest, software_digest
from plugins.pipeline.searching import Indexed, write_index
from plugins.pipeline.seen import Looked
from plugins.pipeline.state import state_at
from plugins.pipeline.unchanged import Answer, remember, surroundings
from plugins.search.files import Made

if TYPE_CHECKING:
    from plugins.pipeline.pages import Pages

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
        search: whether the search index is made; without it the search page finds nothing.
        profile: takes down where the time goes.
        progress: shows a long loop: things, what is done to them, how many.
        looked: looks for what is otherwise in the root since the last build, since before this one began.
        executor: of cold work: nothing for processes of this machine, or the address of a Dask scheduler.
    """

    root: Path
    out: Path
    at: datetime
    releasing: bool = False
    theme: Path = THEME
    cache: bool = True
    search: bool = True
    profile: Profile | None = None
    progress: Progress = field(default=silent)
    executor: str = ""
    looked: Beside[Looked | None] | None = None


class Way:
    """One build: `plan` finds what is to be written, `write` writes it.

    The two are apart because Pelican asks for them apart.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.profile = job.profile or Profile()
        self.planned: Plan | None = None
        self._folder = job.root / ".cache"
        self._cache = Cache(self._folder / "computed.sqlite" if job.cache else None)
        self._outputs = Outputs(job.out, self._folder if job.cache else None, search=job.search)
        self._index: Beside[Indexed] | None = None

    def plan(self) -> Plan:
        """Read, review, schedule, index and plan; nothing is written."""
        try:
            return self._plan()
        except BaseException:
            self._leave()
            raise

    def write(self) -> Outcome:
        """Write every planned file that differs, remove the rest, and leave to the next build what is known."""
        planned = self.planned or self.plan()
        try:
            return self._write(planned)
        finally:
            self._leave()

    def _leave(self) -> None:
        """Let other builds in, and let nothing go on beside."""
        if self._index:
            self._index.end()
        self._outputs.leave()

    def _plan(self) -> Plan:
        job, stage = self.job, self.profile.stage
        clock = Clock(job.at)
        with stage("look at what the last build left"):
            self._around = surroundings(job.root, job.theme)
            past = Past.load(self._folder, program_digest()) if job.cache else None
            self._token = past.token if past else ""
            if past:
                self._outputs.look()
        with stage("decide what is public") as row:
            looked = job.looked.result() if job.looked else None
            self.state = state_at(job.root, past, self._computed_for, clock, releasing=job.releasing, looked=looked)
            self.catalogue, changed = self.state.catalogue, self.state.changed
            row.things = len(self.catalogue.publications)
            row.hits = 0 if changed is None else row.things - len(changed & self.catalogue.publications.keys())
        with stage("begin with the search index"):
            self._outputs.spare()
            self._index = Beside(self._write_index, apart=self.state.changed is not None) if job.search else None
        from plugins.pipeline.templates import Compiled  # what pages need is loaded while the search has begun
        from plugins.plan.entries import plan
        from plugins.plan.redirects import FILE, redirect_map
        from plugins.render.assets import load_assets
        from plugins.render.site import Renderer
        from plugins.render.theme import Theme
        from plugins.rules.ruleset import check_site

        with stage("ask the rules of the site") as row:
            site_findings = check_site(self.catalogue, clock)
            row.things = len(self.catalogue.publications)
        with stage("plan") as row:
            addresses, assets = load_assets(job.theme)
            assets = {**assets, FILE: redirect_map(self.catalogue)}
            self.made = {path: Made(sha256(data), partial(bytes, data)) for path, data in assets.items()}
            instants = filter(None, (clock.next, self.state.next))
            others = [(path, Kind.ASSET) for path in assets]
            planned = self.planned = plan(self.catalogue, others, min(instants, default=None))
            self.findings = tuple(sorted({*self.state.findings, *site_findings}))
            self._compiled = Compiled(self._folder / "templates" if job.cache else None, program_digest())
            theme = Theme(job.theme, self.catalogue.policy.site.languages, addresses, self._compiled)
            self.renderer = Renderer(theme, self.catalogue, planned, references=self.state.references)
            row.things = len(planned.entries)
        return planned

    def _write(self, planned: Plan) -> Outcome:
        from plugins.pipeline.pages import Pages, earlier
        from plugins.pipeline.writing import Writing, software_of

        job, stage = self.job, self.profile.stage
        with stage("write what differs") as row:
            output = self._outputs.pages
            if self._index:
                self._index.go_on()
            pages = Pages(earlier(self._folder, self._token), self.state.changed, self.renderer, software_of(job.theme))
            writing = Writing(output, self.renderer, pages, self.made, self._texts, self._attachment)
            writing.write(planned.entries, job.progress)
            row.things = len(planned.entries)
            row.hits = row.things - output.written
        with stage("clear and record the output"):
            removed = output.finish()
            self._compiled.save()
        if job.cache:
            with stage("leave to the next build what is known"):
                self._keep(pages)
        with stage("wait for the search index") as row:
            index = self._index.result() if self._index else Indexed(files={})
            row.things = index.total
            row.hits = row.things - index.written
        if self.state.changed is None:
            self._cache.drop(KINDS, without=software_digest())
            self._cache.drop(["findings"], without=self.catalogue.policy.digest)
        self._cache.close()
        outcome = Outcome(
            catalogue=self.catalogue,
            plan=planned,
            findings=self.findings,
            aside=self.state.aside,
            written=output.written + index.written,
            removed=removed + index.removed,
            out=job.out,
            root=job.root,
            pages=output.files,
            index=index.files,
            count=len(planned.entries) + index.total,
        )
        if job.cache and self.state.past:
            with stage("leave to the next build what was said"):
                self._remember(outcome, self.state.past)
        return outcome

    def _write_index(self) -> Steps[Indexed]:
        from plugins.pipeline.index import search_index

        index = partial(search_index, self.state, self.computed, self._cache)
        progress = self.job.progress if self.state.changed is None else silent
        return write_index(index, lambda: self._outputs.index, progress, tells=self.job.releasing)

    def _computed_for(self, policy: Policy) -> Computed:
        job = self.job
        executor = executor_of(job.executor)
        self.computed = Computed(job.root, policy, self._cache, job.progress, executor=executor, search=job.search)
        return self.computed

    def _keep(self, pages: Pages) -> None:
        """Keep what is known for the next build."""
        past = self.state.past
        if past is None:
            forget(self._folder)
            return
        if past.keep(self._folder, program_digest()):
            pages.keep(self._folder, past.token)

    def _remember(self, outcome: Outcome, past: Past) -> None:
        """Keep what is to be said if nothing changes till the next build."""
        again = replace(outcome, written=0, removed=0)
        if any(past.ties[id].unsealed for id in past.notices.keys() | past.aside.keys()):
            return  # notices and reasons tell when an act counted: without a seal, at the instant of each build
        said = Answer(self.job.at, outcome.plan.next, tuple(summary(again)), outcome.exit_status)
        remember(self._folder, self.job.out, self._around, self.job.root, past.seen, said, search=self.job.search)

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
    return Way(job).write()
