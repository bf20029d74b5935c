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
from plugins.model.plan import Entry, Plan
from plugins.model.policy import Policy
from plugins.pipeline.build.outcome import Outcome, summary
from plugins.pipeline.build.output_folders import OutputFolders
from plugins.pipeline.build.search_output import SearchOutput, write_index
from plugins.pipeline.build.timings import Timings
from plugins.pipeline.build.up_to_date import LastResult, environment_stamps, record_result
from plugins.pipeline.cache.derivations import KINDS
from plugins.pipeline.cache.derived import DerivedValues, Progress, no_progress
from plugins.pipeline.cache.executors import executor_of
from plugins.pipeline.cache.fingerprints import derivation_fingerprint, program_fingerprint
from plugins.pipeline.cache.store import Store
from plugins.pipeline.paths import THEME
from plugins.pipeline.snapshot.evaluate import evaluate
from plugins.pipeline.snapshot.snapshot import Snapshot, discard
from plugins.pipeline.snapshot.tree_stamps import TreeDelta
from plugins.search.files import Made
from plugins.system.fork import Beside, Steps

if TYPE_CHECKING:
    from plugins.pipeline.build.page_memo import PageMemo


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What is to be built.

    Attributes:
        root: where policy, ledger and approved revisions lie.
        out: the output folder.
        at: the instant, with a zone.
        releasing: whether a release is made of it.
        theme: templates, components, styles, scripts.
        cache: whether earlier work may be used.
        search: whether the search index is made; without it the search page finds nothing.
        timings: takes down where the time goes.
        progress: shows a long loop: things, what is done to them, how many.
        root_scan: looks for what is otherwise in the root since the last build, since before this one began.
        executor: of cold work: nothing for processes of this machine, or the address of a Dask scheduler.
    """

    root: Path
    out: Path
    at: datetime
    releasing: bool = False
    theme: Path = THEME
    cache: bool = True
    search: bool = True
    timings: Timings | None = None
    progress: Progress = field(default=no_progress)
    executor: str = ""
    root_scan: Beside[TreeDelta | None] | None = None


class Build:
    """One build: `plan` finds what is to be written, `write` writes it.

    The two are apart because Pelican asks for them apart.
    """

    def __init__(self, job: BuildOptions) -> None:
        self.job = job
        self.timings = job.timings or Timings()
        self.planned: Plan | None = None
        self._folder = job.root / ".cache"
        self._store = Store(self._folder if job.cache else None)
        self._outputs = OutputFolders(job.out, self._store, search=job.search)
        self._index: Beside[SearchOutput] | None = None

    def plan(self) -> Plan:
        """Read, review, schedule, index and plan; nothing is written."""
        try:
            return self._plan()
        except BaseException:
            self._close()
            raise

    def write(self) -> Outcome:
        """Write every planned file that differs, remove the rest, and leave to the next build what is known."""
        planned = self.planned or self.plan()
        try:
            return self._write(planned)
        finally:
            self._close()

    def _close(self) -> None:
        """Let other builds in, and let nothing go on beside."""
        if self._index:
            self._index.end()
        self._outputs.unlock()

    def _plan(self) -> Plan:
        job, stage = self.job, self.timings.stage
        clock = Clock(job.at)
        with stage("look at what the last build left"):
            self._around = environment_stamps(job.root, job.theme)
            past = Snapshot.load(self._folder, program_fingerprint()) if job.cache else None
            self._token = past.token if past else ""
            if past:
                self._outputs.begin_scan()
        with stage("decide what is public") as row:
            looked = job.root_scan.result() if job.root_scan else None
            self.state = evaluate(job.root, past, self._computed_for, clock, releasing=job.releasing, looked=looked)
            self.catalogue, changed = self.state.catalogue, self.state.dirty_ids
            row.things = len(self.catalogue.publications)
            row.hits = 0 if changed is None else row.things - len(changed & self.catalogue.publications.keys())
        with stage("begin with the search index"):
            self._outputs.use_scan()
            self._index = Beside(self._write_index, apart=self.state.dirty_ids is not None) if job.search else None
        from plugins.pipeline.cache.templates import compiled_templates  # what pages need, while the search has begun
        from plugins.plan.entries import plan
        from plugins.plan.redirects import FILE, redirect_map
        from plugins.render.assets import load_assets
        from plugins.render.site import Renderer
        from plugins.rules.ruleset import check_site

        with stage("ask the rules of the site") as row:
            site_findings = check_site(self.catalogue, clock)
            row.things = len(self.catalogue.publications)
        with stage("plan") as row:
            addresses, assets = load_assets(job.theme)
            assets = {**assets, FILE: redirect_map(self.catalogue)}
            self.made = {path: Made(sha256(data), partial(bytes, data)) for path, data in assets.items()}
            instants = filter(None, (clock.next, self.state.next))
            others = [(path, "asset") for path in assets]
            planned = self.planned = plan(self.catalogue, others, min(instants, default=None))
            self.findings = tuple(sorted({*self.state.findings, *site_findings}))
            self._compiled = compiled_templates(program_fingerprint(), cache=job.cache)
            self.renderer = Renderer(
                job.theme,
                self.catalogue,
                planned,
                addresses,
                references=self.state.references,
                compiled=self._compiled,
            )
            row.things = len(planned.entries)
        return planned

    def _write(self, planned: Plan) -> Outcome:
        from plugins.pipeline.build.page_memo import PageMemo, load_memos
        from plugins.pipeline.build.page_writer import PageWriter, page_software

        job, stage = self.job, self.timings.stage
        with stage("write what differs") as row:
            output = self._outputs.pages
            if self._index:
                self._index.go_on()
            pages = PageMemo(
                load_memos(self._store, self._token), self.state.dirty_ids, self.renderer, page_software(job.theme)
            )
            writing = PageWriter(output, self.renderer, pages, self.made, self._texts, self._attachment)
            writing.write(planned.entries, job.progress)
            row.things = len(planned.entries)
            row.hits = row.things - output.written
        with stage("clear and record the output"):
            removed = output.finish()
            self._compiled.save()
        if job.cache:
            with stage("leave to the next build what is known"):
                self._save(pages)
        with stage("wait for the search index") as row:
            index = self._index.result() if self._index else SearchOutput(files={})
            row.things = index.total
            row.hits = row.things - index.written
        if self.state.dirty_ids is None:
            self._store.drop(KINDS, without=derivation_fingerprint())
            self._store.drop(["findings"], without=self.catalogue.policy.digest)
            self._store.evict()
        outcome = Outcome(
            catalogue=self.catalogue,
            plan=planned,
            findings=self.findings,
            not_public=self.state.not_public,
            written=output.written + index.written,
            removed=removed + index.removed,
            out=job.out,
            root=job.root,
            pages=output.files,
            index=index.files,
            count=len(planned.entries) + index.total,
        )
        if job.cache and self.state.snapshot:
            with stage("leave to the next build what was said"):
                self._remember(outcome, self.state.snapshot)
        self._store.close()
        return outcome

    def _write_index(self) -> Steps[SearchOutput]:
        from plugins.pipeline.build.search_index import search_index

        index = partial(search_index, self.state, self.computed, self._store)
        progress = self.job.progress if self.state.dirty_ids is None else no_progress
        return write_index(index, lambda: self._outputs.index, progress, tells=self.job.releasing)

    def _computed_for(self, policy: Policy) -> DerivedValues:
        job = self.job
        executor = executor_of(job.executor)
        self.computed = DerivedValues(job.root, policy, self._store, job.progress, executor=executor, search=job.search)
        return self.computed

    def _save(self, pages: PageMemo) -> None:
        """Save for the next build what is known."""
        past = self.state.snapshot
        if past is None:
            discard(self._store)
            return
        with self._store.writing():
            if past.save(self._store, program_fingerprint()):
                pages.save(self._store)

    def _remember(self, outcome: Outcome, past: Snapshot) -> None:
        """Keep what is to be said if nothing changes till the next build."""
        again = replace(outcome, written=0, removed=0)
        if any(past.dependencies[id].unsealed for id in past.notices.keys() | past.not_public.keys()):
            return  # notices and reasons tell when an act counted: without a seal, at the instant of each build
        said = LastResult(self.job.at, outcome.plan.next, tuple(summary(again)), outcome.exit_status)
        record_result(self._store, self.job.out, self._around, self.job.root, past.token, said, search=self.job.search)

    def _attachment(self, entry: Entry) -> tuple[str, Path]:
        id, _, name = entry.key.partition("/")
        revision = self.catalogue.publications[id].revision
        digest = next(a.sha256 for a in revision.attachments if a.name == name)
        return digest, self.job.root / revision.path / name

    def _texts(self, entry: Entry) -> Mapping[str, Text]:
        return self.computed.texts([self.catalogue.publications[id].revision for id in entry.documents])


def build(job: BuildOptions) -> Outcome:
    """Build the public site of a root into ``job.out``, without Pelican around it.

    Raises:
        PolicyError: the policy does not say what it must.
    """
    return Build(job).write()
