"""One public build, from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.model.kind import Kind
from plugins.model.plan import Plan
from plugins.model.policy import Policy
from plugins.pipeline.build.document_sources import DocumentSources, PublicTexts, TextCitations, TextReferences
from plugins.pipeline.build.outcome import Outcome, summary
from plugins.pipeline.build.output_folders import OutputFolders
from plugins.pipeline.build.search_output import SearchOutput, write_index
from plugins.pipeline.build.timings import Timings
from plugins.pipeline.build.up_to_date import LastResult, environment_stamps, record_result
from plugins.pipeline.cache.derivations import KINDS
from plugins.pipeline.cache.derived import DerivedValues
from plugins.pipeline.cache.executors import executor_of
from plugins.pipeline.cache.fingerprints import derivation_fingerprint, program_fingerprint
from plugins.pipeline.cache.store import Store
from plugins.pipeline.paths import THEME
from plugins.pipeline.snapshot.evaluate import evaluate
from plugins.pipeline.snapshot.snapshot import Snapshot
from plugins.pipeline.snapshot.tree_stamps import TreeDelta
from plugins.search.files import Artifact, constant, whole
from plugins.system.fork import Forked, Gate
from plugins.system.progress import Progress, no_progress
from plugins.system.state_folder import state_of

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
        timings: records where the time goes.
        progress: shows a long loop.
        root_scan: background scan of the root for changes since the last build.
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
    root_scan: Forked[TreeDelta | None] | None = None


class Build:
    """One build: `plan` finds what is to be written, `write` writes it; Pelican calls the two one by one."""

    def __init__(self, options: BuildOptions) -> None:
        self.options = options
        self.timings = options.timings or Timings()
        self.planned: Plan | None = None
        self._store = Store(state_of(options.root).cache if options.cache else None)
        self._outputs = OutputFolders(options.out, self._store, search=options.search)
        self._index: Forked[SearchOutput] | None = None

    def plan(self) -> Plan:
        """Read, review, schedule, index and plan; nothing is written."""
        try:
            return self._plan()
        except BaseException:
            self._close()
            raise

    def write(self) -> Outcome:
        """Write every planned file that differs, remove the rest, and save what the next build can use."""
        planned = self.planned or self.plan()
        try:
            return self._write(planned)
        finally:
            self._close()

    def _close(self) -> None:
        """End what runs in the background, and unlock the output for other builds."""
        if self._index:
            self._index.end()
        self._outputs.unlock()

    def _plan(self) -> Plan:
        options, stage, root = self.options, self.timings.stage, self.options.root
        with stage("load the last snapshot"):
            self._environment = environment_stamps(root, options.theme)
            base = Snapshot.load(state_of(root).cache, program_fingerprint()) if options.cache else None
            self._token = base.token if base else ""
            if base:
                self._outputs.begin_scan()
        with stage("decide what is public") as row:
            scanned = options.root_scan.result() if options.root_scan else None
            self.evaluation = evaluate(
                root, options.at, self._derived_for, [base], releasing=options.releasing, scanned=scanned
            )
            self.catalogue, dirty_ids = self.evaluation.catalogue, self.evaluation.dirty_ids
            self.is_incremental = dirty_ids is not None
            row.things = len(self.catalogue.publications)
            row.hits = 0 if dirty_ids is None else row.things - len(dirty_ids & self.catalogue.publications.keys())
        with stage("begin with the search index"):
            self._outputs.use_scan()
            self._index = self._begin_index() if options.search else None
        from plugins.pipeline.cache.templates import compiled_templates  # imported while the index is under way
        from plugins.plan.entries import plan
        from plugins.plan.redirects import FILE, former_documents, redirects
        from plugins.plan.withdrawn import FILE as WITHDRAWN
        from plugins.plan.withdrawn import withdrawn_map
        from plugins.render.assets import load_assets
        from plugins.render.site import Renderer
        from plugins.render.theme import Theme
        from plugins.rules.ruleset import check_site

        with stage("apply the rules of the site") as row:
            site_findings = check_site(self.catalogue, self.evaluation.clock)
            row.things = len(self.catalogue.publications)
        with stage("plan") as row:
            addresses, assets = load_assets(options.theme)
            others = [(path, Kind.ASSET) for path in (*assets, FILE, WITHDRAWN)]
            planned = self.planned = plan(self.catalogue, others, self.evaluation.next)
            moved = redirects(former_documents(self.catalogue), {entry.path for entry in planned.entries})
            self.assets = {path: whole(path, partial(assets.__getitem__, path)) for path in assets}
            self.assets |= {FILE: constant(moved.data), WITHDRAWN: constant(withdrawn_map(self.catalogue))}
            self.findings = tuple(sorted({*self.evaluation.findings, *site_findings, *moved.findings}))
            self._templates = compiled_templates(program_fingerprint(), cache=options.cache)
            theme = Theme(options.theme, self.catalogue.policy.site.languages, addresses, self._templates)
            references = TextReferences(self.evaluation.references, self.catalogue, self.derived)
            texts = PublicTexts(self.catalogue, self.derived)
            citations = TextCitations(self.catalogue, self.derived)
            self.renderer = Renderer(
                theme, self.catalogue, planned, references=references, texts=texts, citations=citations
            )
            row.things = len(planned.entries)
        return planned

    def _write(self, planned: Plan) -> Outcome:
        from plugins.pipeline.build.page_memo import PageMemo, load_memos
        from plugins.pipeline.build.page_writer import PageWriter, page_software

        options, stage, evaluation = self.options, self.timings.stage, self.evaluation
        with stage("write what differs") as row:
            output = self._outputs.pages
            if self._index:
                self._index.proceed()
            before = load_memos(self._store, self._token)
            sources = DocumentSources(options.root, self.catalogue, self.derived)
            memo = PageMemo(before, evaluation.dirty_ids, self.renderer, page_software(options.theme))
            writer = PageWriter(
                output, self.renderer, memo, self.assets, sources.texts, sources.body, sources.attachment
            )
            writer.write(planned.entries, options.progress)
            row.things = len(planned.entries)
            row.hits = row.things - output.written
        with stage("clear and record the output"):
            removed = output.finish()
            self._templates.save()
        if options.cache:
            with stage("save the snapshot"):
                self._save(memo)
        with stage("wait for the search index") as row:
            index = self._index.result() if self._index else SearchOutput(files={})
            row.things = index.total
            row.hits = row.things - index.written
        if not self.is_incremental:
            self._store.drop(KINDS, without=derivation_fingerprint())
            self._store.drop(["stops"], without=self.catalogue.policy.digest)
            self._store.evict()
        outcome = Outcome(
            catalogue=self.catalogue,
            plan=planned,
            findings=self.findings,
            not_public=evaluation.not_public,
            written=output.written + index.written,
            removed=removed + index.removed,
            out=options.out,
            root=options.root,
            pages=output.files,
            index=index.files,
            count=len(planned.entries) + index.total,
            entries=tuple(entry for _, entry in evaluation.entries.values()),
        )
        if options.cache and evaluation.is_reusable:
            with stage("record the result"):
                self._record(outcome, evaluation.snapshot)
        self._store.close()
        return outcome

    def _begin_index(self) -> Forked[SearchOutput]:
        from plugins.pipeline.build.search_index import search_index

        files_of = partial(search_index, self.evaluation, self.derived, self._store)
        if self.is_incremental:
            return Forked(lambda gate: self._write_index(files_of(), gate, no_progress), fork=True)
        files = files_of()  # before the pages, while little else is in memory
        return Forked(lambda gate: self._write_index(files, gate, self.options.progress), fork=False)

    def _write_index(self, files: Mapping[str, Artifact], gate: Gate, progress: Progress) -> SearchOutput:
        gate.wait()
        return write_index(files, self._outputs.index, progress, with_files=self.options.releasing)

    def _derived_for(self, policy: Policy) -> DerivedValues:
        options, executor = self.options, executor_of(self.options.executor)
        self.derived = DerivedValues(
            options.root, policy, self._store, options.progress, executor=executor, search=options.search
        )
        return self.derived

    def _save(self, memo: PageMemo) -> None:
        """Save what the next build can begin with."""
        with self._store.writing():
            if self.evaluation.save(self._store, program_fingerprint()):
                memo.save(self._store, self.evaluation.snapshot.token)

    def _record(self, outcome: Outcome, snapshot: Snapshot) -> None:
        """Record what a build reports while nothing changes."""
        if any(snapshot.dependencies[id].unsealed for id in snapshot.notices.keys() | snapshot.not_public.keys()):
            return  # their reasons name the instant at which an act counted: without a seal, that of each build
        lines = tuple(summary(replace(outcome, written=0, removed=0)))
        result = LastResult(outcome.catalogue.at, outcome.plan.next, lines, outcome.exit_status)
        root, out, search = self.options.root, self.options.out, self.options.search
        record_result(self._store, out, self._environment, root, snapshot.token, result, search=search)


def build(options: BuildOptions) -> Outcome:
    """Build the public site of a root into ``options.out``, without Pelican around it.

    Raises:
        PolicyError: the policy does not say what it must.
    """
    return Build(options).write()
