"""The preview: everything in ``content/`` as pages, each with its standing and findings above it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from plugins.model.plan import Entry, Plan
from plugins.model.policy import Policy
from plugins.pipeline.cache.derived import Progress, no_progress
from plugins.pipeline.cache.store import Store
from plugins.pipeline.paths import THEME
from plugins.pipeline.preview.catalogue import PreviewCatalogue, preview_catalogue
from plugins.pipeline.preview.outlines import EMPTY, OutlinedContent, Outlines
from plugins.pipeline.preview.search import PreviewSearch
from plugins.pipeline.snapshot.incremental_view import view_at
from plugins.pipeline.snapshot.view import RootView
from plugins.pipeline.workspace.attachments import attachment_files
from plugins.pipeline.workspace.inquiries import state
from plugins.pipeline.workspace.workspace import Workspace
from plugins.plan.entries import plan
from plugins.policy.load import load_policy
from plugins.render.assets import load_assets
from plugins.render.banner import Banner
from plugins.render.site import Renderer
from plugins.review.ledger import note_text
from plugins.search.document import SearchDocument

FOR_MACHINES = frozenset({"feed", "sitemap", "robots"})
"""Kinds of files that tell the world what is public; a preview tells nobody."""

CONTENT = "content/"


class Preview:
    """Pages of a root, each made when somebody asks for it; nothing is written.

    What was read is kept: `refresh` reads again what changed. A page is that of
    the last refresh, whichever way the root came to be as it is.

    Attributes:
        search: over the same documents.
        at: the instant for which pages speak: that of the refresh at which the ledger was last judged.
    """

    def __init__(self, root: Path, progress: Progress = no_progress) -> None:
        self._root = root
        self._store = Store(root / ".cache")
        self._outlines = Outlines(root, self._store, progress)
        self.search = PreviewSearch(root, self._store, self._plain_of)
        self._account: RootView | None = None
        self._policy: Policy
        self._rehearsal: PreviewCatalogue
        self._planned: Plan
        self._templates: Renderer | None = None
        self._addresses: Mapping[str, str]
        self._assets: Mapping[str, bytes]
        self._pages: dict[str, bytes] = {}

    def refresh(self, at: datetime, changed: Collection[str] | None = None) -> None:
        """Bring the preview up to date at an instant.

        Args:
            at: the instant, with a zone.
            changed: paths below the root of what changed since the last time; None when nobody knows.

        Raises:
            SiteError: policy or root cannot be read; nobody knows then what changed.
        """
        account = before = self._account
        self._account = None  # what fails below is done again
        changed = changed if account else None
        if account is None or changed is None or any(not path.startswith(CONTENT) for path in changed):
            account, self._policy = None, load_policy(self._root)
            self._templates = None
            self._addresses, self._assets = load_assets(THEME)
        read = self._outlines.refresh(self._policy.columns, changed)
        outlines = self._outlines.by_path
        content = OutlinedContent(self._root, self._policy.columns, self._outlines)
        columns = content.columns_by_id()
        if account is None:
            account, read = view_at(self._root, at, columns, before), None
        elif not account.is_valid_at(at, columns):
            account, read = account.moved_to(at, columns), None
        self.at = account.at
        self._workplace = Workspace(self._root, self.at, account, content)
        rehearsal = None if read is None else self._rehearsal.changed(outlines, read)
        self._rehearsal = rehearsal or preview_catalogue(outlines, self._workplace)
        if rehearsal is None:
            self._plan()
        self._renderer = self._rendering()
        self._pages = {}
        self.search.follow(self._rehearsal.catalogue)
        self._account = account
        if before is None:
            self._store.evict("preview ")

    def _plan(self) -> None:
        """Plan every page; where pages and lists stand changed."""
        planned = plan(self._rehearsal.catalogue, [(path, "asset") for path in self._assets], None)
        self._planned = replace(planned, entries=tuple(e for e in planned.entries if e.kind not in FOR_MACHINES))
        self._entries = {entry.path: entry for entry in self._planned.entries}

    def _rendering(self) -> Renderer:
        """Return what renders the plan; templates are kept until theme or policy may have changed."""
        catalogue, links = self._rehearsal.catalogue, self._rehearsal.links
        banners = Banners(self._rehearsal, self._workplace)
        if self._templates is None:
            self._templates = Renderer(THEME, catalogue, self._planned, self._addresses, banners, links)
        return self._templates.beside(catalogue, self._planned, banners, links)

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

    def _made(self, entry: Entry) -> bytes:
        if entry.kind == "asset":
            return self._assets[entry.path]
        if entry.kind == "attachment":
            return self._attachment(entry)
        texts = {}
        if entry.kind in ("document", "question"):
            document, _ = self._workplace.tree.read(self._rehearsal.paths[entry.key])
            texts[entry.key] = document.text if document else EMPTY
        return self._renderer.render(entry, self._renderer.view(entry), texts)

    def _plain_of(self, searched: SearchDocument) -> tuple[str, str]:
        publication = self._rehearsal.catalogue.publications.get(searched.id)
        if publication is None:
            return "", ""
        document, _ = self._workplace.tree.read(publication.revision.path)
        if document is None:
            return "", publication.revision.digest
        return document.text.plain, self._workplace.digest(document)

    def _attachment(self, entry: Entry) -> bytes:
        id, _, name = entry.key.partition("/")
        path = self._rehearsal.paths[id]
        document = self._workplace.tree.head(path)
        return attachment_files(self._root / path, document)[name].read_bytes() if document else b""


class Banners(Mapping[str, Banner]):
    """What stands above each document, worked out when its page is made."""

    def __init__(self, rehearsal: PreviewCatalogue, workplace: Workspace) -> None:
        self._paths = rehearsal.paths
        self._workplace = workplace

    def __getitem__(self, id: str) -> Banner:
        workplace = self._workplace
        findings = workplace.check(self._paths[id])
        standing = workplace.catalogue.standings.get(id)
        reasons = standing.reasons if standing else ("it was never submitted",)
        returned = workplace.dossier(id).returned
        note = note_text(workplace.root, returned.note) if returned and returned.note else None
        said = (note.strip(),) if note else ()
        return Banner(state(workplace, id).value, (*reasons, *said), tuple(map(str, findings)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
