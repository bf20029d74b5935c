"""The pages of what stood at the place of a document before: earlier texts, and what changed from one to the next."""

from __future__ import annotations

from dataclasses import replace

from plugins.model.address import difference_address, former_address
from plugins.model.plan import Entry
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.render.citations import references
from plugins.render.links import address_of
from plugins.render.view_context import ViewContext
from plugins.render.views.differences import difference
from plugins.render.views.field_rows import field_rows, gist_rows
from plugins.render.views.files import files_of, pictures_of
from plugins.render.views.former_views import DifferenceView, FormerView
from plugins.render.views.fragments import Link, Page, Row
from plugins.render.views.head import make_page
from plugins.render.views.trail import instant
from plugins.render.views.versions import versions


def former_view(around: ViewContext, entry: Entry) -> FormerView:
    """Collect the page of an earlier text: what it said, and from when until when it stood there."""
    id, _, digest = entry.key.partition("/")
    publication = around.public(id)
    revision = publication.text(digest)
    language = around.interface(revision.language)
    words = around.words[language]
    lead, wide, more = field_rows(around, replace(publication, revision=revision), language)
    lead[:0] = gist_rows(around, revision, language)
    department = Row(words["department"], text=around.department(revision.string("department"), language))
    periods = (
        (since, instant(version.until, language))
        for version in reversed(publication.versions)
        if version.digest == digest and (since := instant(version.since, language))
    )
    return FormerView(
        page=_page(around, publication, entry, language, f"{words['former']}: {revision.title}"),
        title=revision.title,
        language=revision.language,
        digest=digest,
        periods=tuple(periods),
        current=_current(publication),
        changes=_changes(around, publication, digest, language),
        versions=_versions(around, publication, language),
        rows=(*lead, *wide, *more, department),
        files=files_of(revision, address_of(entry.path)),
        pictures=pictures_of(around, entry.key, revision, address_of(entry.path)),
        ask=around.page("contact", language) if revision.attachments else "",
        links=around.links(entry.key),
        references=references(
            around, replace(publication, revision=revision), around.citations.get(entry.key, ()), former=True
        ),
    )


def difference_view(around: ViewContext, entry: Entry) -> DifferenceView:
    """Collect the page of a change: how its author called it, and what it changed besides the words."""
    id, older, newer = entry.key.split("/")
    publication = around.public(id)
    revision = publication.text(newer)
    language = around.interface(revision.language)
    words = around.words[language]
    version = next(
        after
        for before, after in zip(publication.versions[1:], publication.versions, strict=False)
        if (before.digest, after.digest) == (older, newer)
    )
    return DifferenceView(
        page=_page(
            around,
            publication,
            entry,
            language,
            f"{words['difference']}: {revision.title}",
            version.note or words[f"change_{version.change or 'major'}"],
        ),
        title=revision.title,
        language=revision.language,
        change=(words[f"change_{version.change or 'major'}"], version.note),
        difference=difference(around, publication, older, newer, language),
        older=_link(publication, publication.text(older)),
        newer=_link(publication, revision),
        current=_current(publication),
        time=instant(version.since, language),
        links=tuple(sorted({*around.links(f"{id}/{older}"), *around.links(f"{id}/{newer}")})),
    )


def _page(
    around: ViewContext, publication: Publication, entry: Entry, language: str, title: str, description: str = ""
) -> Page:
    """Return the head of a page that leads back to the document, and that no search engine keeps."""
    column = around.column_of(publication.revision.column)
    crumbs = (
        Link(around.words[language]["home"], around.page("home", language)),
        Link(column.title[language], around.column(column.key, language)),
        _current(publication),
    )
    return make_page(
        around,
        language,
        address_of(entry.path),
        title,
        column=column,
        description=description,
        crumbs=crumbs,
        listed=False,
    )


def _current(publication: Publication) -> Link:
    return Link(publication.revision.title, publication.url, publication.revision.language)


def _link(publication: Publication, revision: Revision) -> Link:
    """Return a link to a text: the document if it is public, its own page if it was."""
    is_public = revision.digest == publication.revision.digest
    href = publication.url if is_public else former_address(revision.id, revision.digest)
    return Link(revision.title, href, revision.language)


def _versions(around: ViewContext, publication: Publication, language: str) -> Link | None:
    """Return the way to what was in force on which day, None where the page of today has no such table."""
    found = versions(around, publication, language)
    return Link(around.words[language]["versions"], f"{publication.url}#page-versions") if found else None


def _changes(around: ViewContext, publication: Publication, digest: str, language: str) -> tuple[Link, ...]:
    """Return links to the pages that compare a text with the one before it and with the one after it."""
    words = around.words[language]
    id = publication.revision.id
    return tuple(
        Link(
            words["difference_after" if older == digest else "difference_before"], difference_address(id, older, newer)
        )
        for older, newer in publication.changes
        if digest in (older, newer)
    )
