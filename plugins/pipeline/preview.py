"""The preview: everything in ``content/`` as pages, each with its standing and findings above it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from plugins.model.address import address
from plugins.model.clock import Clock
from plugins.model.column import Column
from plugins.model.digest import sha256
from plugins.model.document import Document, Text
from plugins.model.finding import Finding
from plugins.model.plan import Catalogue, Entry
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.model.value import ALPHABET
from plugins.pipeline.index import search_documents
from plugins.pipeline.looking import state
from plugins.pipeline.output import Output
from plugins.pipeline.way import THEME
from plugins.pipeline.workplace import Workplace, attachment_files
from plugins.pipeline.writing import write_entries
from plugins.plan.entries import plan
from plugins.plan.relations import with_relations
from plugins.render.assets import load_assets
from plugins.render.banner import Banner
from plugins.render.site import Renderer
from plugins.review.canonical import document_digest
from plugins.review.ledger import note_text
from plugins.search.index import build as build_index
from plugins.search.vector import vector

FOR_MACHINES = frozenset({"feed", "sitemap", "robots"})
"""Kinds of files that tell the world what is public; a preview tells nobody."""

EMPTY = Text("", (), frozenset(), (), "")


class Preview:
    """Keeps what it read; `refresh` reads again what changed and writes the pages that differ.

    Documents are checked again when they, the policy or the ledger change; a
    finding that another document's edit causes or settles shows at the next of these.
    """

    def __init__(self, root: Path, out: Path) -> None:
        self._root = root
        self._out = out
        self._stamps: dict[str, tuple[int, ...]] = {}
        self._read: dict[str, tuple[Document | None, tuple[Finding, ...]]] = {}
        self._findings: dict[str, tuple[Finding, ...]] = {}
        self._around: object = None

    def refresh(self, at: datetime) -> int:
        """Bring the preview up to date at an instant; return the number of pages written."""
        workplace = Workplace(self._root, at)
        content = workplace.content
        stamps = {path: self._stamp(path) for path in content.paths}
        same = {path for path in stamps if self._stamps.get(path) == stamps[path]}
        for path in same & self._read.keys():
            content.keep(path, self._read[path])
        around = (workplace.policy.digest, frozenset(workplace.known.ledger.acts))
        if around != self._around:  # what policy and ledger say of a document changes without it
            same = set()
        self._around = around
        self._read = {path: content.read(path) for path in content.paths}
        self._findings = {
            path: self._findings[path] if path in same else workplace.check(path) for path in content.paths
        }
        self._stamps = stamps
        return self._write(workplace)

    def _stamp(self, path: str) -> tuple[int, ...]:
        """Return what changes with the document or any of its attachments."""
        places = [self._root / path, *sorted((self._root / path).with_suffix("").glob("*"))]
        return tuple(n for p in places if p.exists() for n in (p.stat().st_mtime_ns, p.stat().st_size))

    def _write(self, workplace: Workplace) -> int:
        documents = {self._id(path): (path, document) for path, (document, _) in self._read.items()}
        revisions = {id: self._revision(id, path, document, workplace) for id, (path, document) in documents.items()}
        publications = self._publications(revisions, workplace)
        texts = {id: document.text if document else EMPTY for id, (_, document) in documents.items()}
        catalogue = Catalogue(
            workplace.at, workplace.policy, publications, (), workplace.catalogue.standings, workplace.dossiers
        )
        addresses, assets = load_assets(THEME)
        index = build_index(search_documents(catalogue), lambda d: vector(d.title, texts[d.id].plain, d.number))
        others = [(path, "asset") for path in assets] + [(path, "index") for path in index]
        planned = plan(catalogue, others, None)
        planned = replace(planned, entries=tuple(e for e in planned.entries if e.kind not in FOR_MACHINES))
        banners = {id: self._banner(id, path, workplace) for id, (path, _) in documents.items()}
        links = {id: [link.target for link in text.links if link.kind == "document"] for id, text in texts.items()}
        renderer = Renderer(THEME, catalogue, planned, addresses, banners, links)
        output = Output(self._out, self._root / ".cache" / f"{self._out.name}.json")
        attachment = partial(self._attachment, catalogue)
        made = {**assets, **index}
        write_entries(
            output, planned.entries, renderer, THEME, made, lambda e: {id: texts[id] for id in e.documents}, attachment
        )
        output.finish()
        return output.written

    def _attachment(self, catalogue: Catalogue, entry: Entry) -> tuple[str, Path]:
        id, _, name = entry.key.partition("/")
        revision = catalogue.publications[id].revision
        digest = next(a.sha256 for a in revision.attachments if a.name == name)
        place = self._root / revision.path
        document, _ = self._read[revision.path]
        return digest, attachment_files(place, document)[name] if document else place.with_suffix("") / name

    def _id(self, path: str) -> str:
        """Return the document's id, or one made from its path if it has none or it is another's."""
        document, _ = self._read[path]
        others = [p for p, (d, _) in self._read.items() if d and document and d.id == document.id and p < path]
        if document and document.id and not others:
            return document.id
        digest = hashlib.sha256(path.encode()).digest()
        return "".join(ALPHABET[byte % 32] for byte in digest[:8])

    def _revision(self, id: str, path: str, document: Document | None, workplace: Workplace) -> Revision:
        column = workplace.policy.columns.get(path.split("/")[1]) or next(iter(workplace.policy.columns.values()))
        defaults = {"title": path, "language": workplace.policy.site.languages[0], "slug": id}
        fields = {**defaults, **(document.fields if document else {}), "id": id}
        digest = document_digest(document, column) if document else f"sha256:{sha256(path.encode())}"
        return Revision(id, digest, path, column.key, fields, document.attachments if document else ())

    def _publications(self, revisions: Mapping[str, Revision], workplace: Workplace) -> Mapping[str, Publication]:
        taken: set[str] = set()
        found = []
        for order, (id, revision) in enumerate(sorted(revisions.items())):
            column = workplace.policy.columns[revision.column]
            url = address(revision, column.main_date)
            url = url if url not in taken else url.removesuffix(".html") + f"-{id}.html"
            taken.add(url)
            found.append(self._publication(revision, url, column, workplace, order))
        related = with_relations(found, workplace.policy, Clock(workplace.at))
        return {p.revision.id: p for p in related}

    def _publication(
        self, revision: Revision, url: str, column: Column, workplace: Workplace, order: int
    ) -> Publication:
        shown = workplace.catalogue.publications.get(revision.id)
        return Publication(
            revision=revision,
            url=url,
            day=revision.day(column.main_date),
            since=shown.since if shown else None,
            approval=shown.approval if shown else (),
            adopted=shown.adopted if shown else False,
            listings=(column.key, *column.listings),
            order=order,
            versions=shown.versions if shown else (),
            punctuality=shown.punctuality if shown else None,
        )

    def _banner(self, id: str, path: str, workplace: Workplace) -> Banner:
        standing = workplace.catalogue.standings.get(id)
        reasons = standing.reasons if standing else ("it was never submitted",)
        returned = workplace.dossier(id).returned
        note = note_text(workplace.root, returned.note) if returned and returned.note else None
        said = (note.strip(),) if note else ()
        return Banner(state(workplace, id).value, (*reasons, *said), tuple(map(str, self._findings[path])))
