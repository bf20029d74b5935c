"""The preview: everything in ``content/`` as pages, each with its standing and findings above it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from plugins.model.citation import Citation
from plugins.model.clock import day_ends, day_of
from plugins.model.document import Text
from plugins.model.kind import Kind
from plugins.model.other_language import searched_text
from plugins.model.plan import Entry, Plan
from plugins.model.policy import Policy
from plugins.pipeline.cache.store import Store
from plugins.pipeline.paths import THEME
from plugins.pipeline.preview.banners import Banners
from plugins.pipeline.preview.catalogue import PreviewCatalogue, preview_catalogue
from plugins.pipeline.preview.outlines import EMPTY, OutlinedContent, Outlines, read_outline, stamp
from plugins.pipeline.preview.search import PreviewSearch
from plugins.pipeline.snapshot.evaluate import Evaluation
from plugins.pipeline.snapshot.policy_in_force import policy_in_force
from plugins.pipeline.workspace.attachments import attachment_files
from plugins.pipeline.workspace.evaluation import evaluate_for_people
from plugins.pipeline.workspace.workspace import Workspace
from plugins.plan.entries import plan
from plugins.read.citations import citations_of
from plugins.render.assets import load_assets
from plugins.render.site import Renderer
from plugins.render.theme import Theme
from plugins.search.document import SearchDocument
from plugins.system.fork import Forked
from plugins.system.progress import Progress, no_progress
from plugins.system.state_folder import state_of

CONTENT = "content/"

Value = TypeVar("Value")


class Preview:
    """Pages of a root, each rendered on request; nothing is written.

    What was read is kept in memory: `refresh` reads again what changed. A page
    depends on the root at the last refresh alone, not on the refreshes before.

    Attributes:
        search: over the same documents.
        at: the instant for which pages speak: that of the refresh at which the ledger was last judged.
    """

    def __init__(self, root: Path, progress: Progress = no_progress) -> None:
        self._root = root
        self._store = Store(state_of(root).cache)
        self._outlines = Outlines(root, self._store, progress)
        self.search = PreviewSearch(root, self._store, self._text_as_searched)
        self._evaluation: Evaluation | None = None
        self._policy: Policy
        self._rehearsal: PreviewCatalogue
        self._planned: Plan
        self._theme: Theme | None = None
        self._addresses: Mapping[str, str]
        self._assets: Mapping[str, bytes]
        self._pages: dict[str, bytes] = {}

    def refresh(self, at: datetime, changed: Collection[str] | None = None) -> None:
        """Bring the preview up to date at an instant.

        Args:
            at: the instant, with a zone.
            changed: paths below the root of what changed since the last time; None when unknown.

        Raises:
            SiteError: policy or root cannot be read; the next refresh reads everything.
        """
        before, self._evaluation = self._evaluation, None  # a failure below makes the next refresh start from nothing
        changed = changed if before else None
        is_unchanged = changed is not None and all(path.startswith(CONTENT) for path in changed)
        if not is_unchanged:
            self._policy = policy_in_force(self._root).policy
            self._theme = None
            self._addresses, self._assets = load_assets(THEME)
        read = self._outlines.refresh(self._policy.columns, changed)
        outlines = self._outlines.by_path
        content = OutlinedContent(self._root, self._policy.columns, self._outlines)
        drafts = content.columns_by_id()
        if before and is_unchanged and is_valid_at(before, at, drafts):
            evaluation = before
        else:
            evaluation = evaluate_for_people(self._root, at, drafts, before, is_unchanged=is_unchanged)
            read = None
        self.at = evaluation.catalogue.at
        self._workspace = Workspace(self._root, self.at, evaluation, content)
        rehearsal = None if read is None else self._rehearsal.changed(outlines, read)
        self._rehearsal = rehearsal or preview_catalogue(outlines, self._workspace)
        if rehearsal is None:
            self._plan()
        self._renderer = self._rendering()
        self._pages = {}
        self.search.follow(self._rehearsal.catalogue)
        self._evaluation = evaluation
        if before is None:
            self._store.evict("preview ")

    def long_and_stale(self, changed: Collection[str] | None) -> tuple[str, ...]:
        """Return the paths of documents that changed and take long to read; ``changed`` as in `refresh`."""
        return self._outlines.long_and_stale(changed) if self._evaluation else ()

    def reading(self, path: str) -> Callable[[], Callable[[], None]]:
        """Begin to read a long document in another process; what is returned waits for it, and makes it known here."""
        before, columns = stamp(self._root, path), self._policy.columns
        forked = Forked(lambda _: read_outline(self._root, columns, path), fork=True)

        def read() -> Callable[[], None]:
            found = forked.result()
            return lambda: self._outlines.was_read(path, before, found)

        return read

    def _plan(self) -> None:
        """Plan every page, after addresses or lists changed."""
        planned = plan(self._rehearsal.catalogue, [(path, Kind.ASSET) for path in self._assets], None)
        self._planned = replace(planned, entries=tuple(e for e in planned.entries if not e.kind.is_for_machines))
        self._entries = {entry.path: entry for entry in self._planned.entries}

    def _rendering(self) -> Renderer:
        """Return what renders the plan; templates are kept until theme or policy may have changed."""
        catalogue, links = self._rehearsal.catalogue, self._rehearsal.links
        banners = Banners(self._rehearsal, self._workspace)
        if self._theme is None:
            self._theme = Theme(THEME, self._policy.site.languages, self._addresses)
        paths = self._rehearsal.paths
        texts, citations = DraftValues(paths, self._text), DraftValues(paths, self._citations)
        return Renderer(self._theme, catalogue, self._planned, banners, links, texts, citations)

    def __iter__(self) -> Iterator[str]:
        """Yield the path of every page and file."""
        return iter(self._entries)

    def page(self, path: str) -> bytes | None:
        """Return a page or file by its path without a leading slash, None when there is none."""
        entry = self._entries.get(path)
        if entry is None:
            return None
        if path not in self._pages:
            self._pages[path] = self._made(entry)
        return self._pages[path]

    def is_attachment(self, path: str) -> bool:
        """Return whether an attachment lies at a path."""
        return path in self._entries and self._entries[path].kind is Kind.ATTACHMENT

    def _made(self, entry: Entry) -> bytes:
        if entry.kind is Kind.ASSET:
            return self._assets[entry.path]
        if entry.kind is Kind.ATTACHMENT:
            return self._attachment(entry)
        texts = {id: self._text(id) for id in entry.documents} if entry.kind.has_text else {}
        return self._renderer.render(entry, self._renderer.view(entry), texts)

    def _text(self, id: str) -> Text:
        document, _ = self._workspace.tree.read(self._rehearsal.paths[id])
        return document.text if document else EMPTY

    def _citations(self, id: str) -> tuple[Citation, ...]:
        document, _ = self._workspace.tree.read(self._rehearsal.paths[id])
        return citations_of(document) if document else ()

    def _text_as_searched(self, searched: SearchDocument) -> tuple[Text, str, str]:
        publication = self._rehearsal.catalogue.publications.get(searched.id)
        if publication is None:
            return EMPTY, "", ""
        document, _ = self._workspace.tree.read(publication.revision.path)
        if document is None:
            return EMPTY, "", publication.revision.digest
        return document.text, searched_text(document, document.text.plain), self._workspace.digest(document)

    def _attachment(self, entry: Entry) -> bytes:
        id, _, name = entry.key.partition("/")
        path = self._rehearsal.paths[id]
        document = self._workspace.tree.head(path)
        return attachment_files(self._root / path, document)[name].read_bytes() if document else b""


def is_valid_at(evaluation: Evaluation, at: datetime, drafts: Mapping[str, str]) -> bool:
    """Return whether an evaluation of an unchanged root is the same at another instant, with other ``drafts``."""
    if not evaluation.is_reusable and drafts != evaluation.drafts:
        return False
    return evaluation.catalogue.at <= at < valid_until(evaluation)


def valid_until(evaluation: Evaluation) -> datetime:
    """Return the next instant at which something opens or ends, the coming midnight at the latest."""
    midnight = day_ends(day_of(evaluation.catalogue.at))
    return min(evaluation.next or midnight, midnight)


class DraftValues(Mapping[str, Value]):
    """What follows from documents as the preview shows them, by id, each read when it is asked for."""

    def __init__(self, paths: Mapping[str, str], read: Callable[[str], Value]) -> None:
        self._paths = paths
        self._read = read

    def __getitem__(self, id: str) -> Value:
        if id not in self._paths:
            raise KeyError(id)
        return self._read(id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
