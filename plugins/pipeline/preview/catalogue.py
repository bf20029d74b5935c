"""The catalogue of a preview: everything in ``content/`` as if it were public."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from plugins.model.address import SLUG, UNDATED, address, address_in
from plugins.model.clock import Clock
from plugins.model.digest import sha256
from plugins.model.filters import filter_names
from plugins.model.ids import id_of
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.model.row import Publications, row_of
from plugins.pipeline.preview.outlines import Outline
from plugins.pipeline.workspace.workspace import Workspace
from plugins.plan.relations import with_relations

PLACED = frozenset({"department", "language", "slug"})
"""Fields besides days and references that decide where a document stands."""

_YEAR = re.compile("[0-9]{4}")


@dataclass(frozen=True, slots=True)
class PreviewCatalogue:
    """Every working document as a public one.

    Attributes:
        catalogue: of all of them.
        ids: by path.
        paths: where each lies, by id.
        links: ids that the text of each links to, by id.
        unread: ids of those of which nothing could be read.
    """

    catalogue: Catalogue
    ids: Mapping[str, str]
    paths: Mapping[str, str]
    links: Mapping[str, tuple[str, ...]]
    unread: frozenset[str]

    def changed(self, outlines: Mapping[str, Outline], paths: Iterable[str]) -> PreviewCatalogue | None:
        """Return this catalogue with a few documents updated.

        None when one of them changed its address, day or references, on which
        pages of other documents depend.
        """
        policy = self.catalogue.policy
        publications = dict(self.catalogue.publications)
        rows = dict(self.catalogue.rows)
        links = dict(self.links)
        for path in paths:
            id = self.ids[path]
            outline, before = outlines[path], publications[id].revision
            revision = _revision(id, path, outline, policy)
            if _id(path, outline, self.paths) != id or _place(revision, policy) != _place(before, policy):
                return None
            if (outline.document is None) != (id in self.unread):
                return None
            publications[id] = replace(publications[id], revision=revision)
            rows[id] = row_of(publications[id], policy, ())
            links[id] = outline.links
        return replace(
            self, catalogue=replace(self.catalogue, publications=Publications(publications.get, rows)), links=links
        )


def preview_catalogue(outlines: Mapping[str, Outline], workspace: Workspace) -> PreviewCatalogue:
    """Make a public document of each working one; the title of one that cannot be read is its path."""
    paths = _ids(outlines)
    policy = workspace.policy
    revisions = [_revision(id, paths[id], outlines[paths[id]], policy) for id in sorted(paths)]
    public = workspace.catalogue.publications
    unread = frozenset(id for id, path in paths.items() if outlines[path].document is None)
    related = with_relations(_publications(revisions, public, policy, unread), policy, Clock(workspace.at))
    catalogue = Catalogue(
        at=workspace.at,
        policy=policy,
        publications={p.revision.id: p for p in related},
        notices=(),
        standings=workspace.catalogue.standings,
        dossiers=workspace.dossiers,
    )
    ids = {path: id for id, path in paths.items()}
    return PreviewCatalogue(catalogue, ids, paths, {id: outlines[path].links for id, path in paths.items()}, unread)


def _ids(outlines: Mapping[str, Outline]) -> dict[str, str]:
    """Return the path of each document by its id."""
    found: dict[str, str] = {}
    for path in sorted(outlines):
        found[_id(path, outlines[path], found)] = path
    return found


def _id(path: str, outline: Outline, paths: Mapping[str, str]) -> str:
    """Return a document's id, or one made from its path if it has none, or one that stands before it has the same."""
    document = outline.document
    if document and document.id and paths.get(document.id, path) >= path:
        return document.id
    return id_of(hashlib.sha256(path.encode()).digest())


def _place(revision: Revision, policy: Policy) -> object:
    """Return what other pages depend on besides the title: address, days, references, files."""
    fields = policy.columns[revision.column].fields.values()
    placed = PLACED.union(filter_names(policy.columns.values()))
    placed = placed.union(field.name for field in fields if field.type.is_day or field.type.refers)
    kept = {name: value for name, value in revision.fields.items() if name in placed}
    return revision.column, kept, revision.attachments


def _revision(id: str, path: str, outline: Outline, policy: Policy) -> Revision:
    column = policy.columns.get(path.split("/")[1]) or next(iter(policy.columns.values()))
    document = outline.document
    name = PurePosixPath(path).stem
    slug = name if document is None and SLUG.fullmatch(name) else id
    defaults = {"title": path, "language": policy.site.languages[0], "slug": slug}
    fields = {**defaults, **(document.fields if document else {}), "id": id}
    if not SLUG.fullmatch(str(fields["slug"])):
        fields["slug"] = id  # what is no address is among the findings
    digest = outline.digest or f"sha256:{sha256(path.encode())}"
    return Revision(id, digest, path, column.key, fields, document.attachments if document else ())


def _expected_address(revision: Revision) -> str:
    """Return where one looks for a document that cannot be read: its folder and name say the year and the slug."""
    folders = PurePosixPath(revision.path).parts[2:-1]
    year = next((folder for folder in folders if _YEAR.fullmatch(folder)), UNDATED)
    return address_in(revision.column, year, revision.string("slug"))


def _publications(
    revisions: Iterable[Revision], public: Mapping[str, Publication], policy: Policy, unread: frozenset[str]
) -> Iterable[Publication]:
    taken: set[str] = set()
    for order, revision in enumerate(revisions):
        column = policy.columns[revision.column]
        url = _expected_address(revision) if revision.id in unread else address(revision, column.main_date)
        url = url if url not in taken else url.removesuffix(".html") + f"-{revision.id}.html"
        taken.add(url)
        shown = public.get(revision.id)
        yield Publication(
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
