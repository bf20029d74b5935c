"""The view of a document's page: what all shapes have in common."""

from __future__ import annotations

from collections.abc import Collection

from plugins.model.column import Column
from plugins.model.plan import Entry
from plugins.model.publication import Publication
from plugins.render.citations import references
from plugins.render.links import address_of
from plugins.render.metadata import article_tags
from plugins.render.order_numbers import number_in
from plugins.render.schema_types import describe
from plugins.render.shapes import SHAPES
from plugins.render.view_context import ViewContext
from plugins.render.views.cited import citation_notes
from plugins.render.views.citing import cited_places
from plugins.render.views.field_rows import field_rows, named_documents
from plugins.render.views.files import files_of, pictures_of
from plugins.render.views.fragments import Link, Row
from plugins.render.views.head import make_page
from plugins.render.views.languages import other_language, pair
from plugins.render.views.line import line_of
from plugins.render.views.page_views import DocumentView
from plugins.render.views.relations import relations, translation_notes
from plugins.render.views.trail import history, steps
from plugins.render.views.validity import amendment_marks, force, force_notes, origin, published_row
from plugins.render.views.versions import consolidation_notes, versions

IN_OTHER_LANGUAGE = "#in-other-language"
"""Where a page speaks the language that its text is not in."""


def document_view(around: ViewContext, entry: Entry) -> DocumentView:
    """Collect everything that the page of one public document says, its text left out."""
    publication = around.public(entry.key)
    revision = publication.revision
    column = around.column_of(revision.column)
    language = around.interface(revision.language)
    words = around.words[language]
    url = around.site.base_url + publication.url
    banner = around.banners.get(entry.key)
    issued = revision.strings("issued_by")
    department = around.department(revision.string("department"), language)
    summary = " ".join(revision.string("summary").split())
    citations = around.citations.get(revision.id, ())
    shape = SHAPES[column.page]
    lead, more = _rows(around, publication, language, shape.panel)
    texts = versions(around, publication, language)
    alternates = pair(around, publication)
    other = other_language(around, publication, alternates)
    return DocumentView(
        page=make_page(
            around,
            language,
            address_of(entry.path),
            revision.title,
            column=column,
            description=summary,
            tags=article_tags(
                revision.title,
                publication.since,
                revision.string("source") or ", ".join(issued) or around.site.name[language],
                revision.strings("keywords"),
                department,
                url,
            ),
            crumbs=_crumbs(around, publication, column, language),
            alternates=alternates,
            listed=banner is None,
            other_here=IN_OTHER_LANGUAGE if other else "",
        ),
        shape=column.page,
        details=shape.details(around, publication, language),
        structured_data=describe(
            column.schema_type, publication, around.site, lambda name: _cited(around, publication, column, name)
        ),
        title=revision.title,
        digest=revision.digest,
        column=Link(column.title[language], around.column(column.key, language)),
        tag=force(publication, words, language),
        number=number_in(revision.string("document_number"), language),
        line=line_of(around, publication, language),
        lead=lead,
        more=more,
        notes=(
            *translation_notes(around, publication, language),
            *consolidation_notes(around, publication, texts, language),
            *force_notes(around, publication, language),
            *citation_notes(around, publication, citations, language),
        ),
        marks=amendment_marks(around, publication, language),
        versions=texts,
        cited=cited_places(around, publication, language),
        origin=origin(publication, around.site, words),
        files=files_of(revision, publication.url),
        pictures=pictures_of(around, revision.id, revision, publication.url),
        ask=around.page("contact", language) if revision.attachments else "",
        relations=relations(around, publication, language),
        history=history(around, publication, language),
        steps=steps(around, publication, language),
        links=around.links(revision.id),
        references=references(around, publication, citations),
        department=department,
        summary=summary,
        other=other,
        banner=banner,
    )


def _crumbs(around: ViewContext, publication: Publication, column: Column, language: str) -> tuple[Link, ...]:
    year = "" if publication.day is None else str(publication.day.year)

    def make() -> tuple[Link, ...]:
        listing = around.address("list", language, column.key, (("year", year),)) if year else ""
        return (
            Link(around.words[language]["home"], around.page("home", language)),
            Link(column.title[language], around.column(column.key, language)),
            *((Link(year, listing),) if listing else ()),
        )

    return around.remember(("crumbs", column.key, language, year), make)


def _rows(
    around: ViewContext, publication: Publication, language: str, panel: Collection[str]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    words = around.words[language]
    lead, wide, more = field_rows(around, publication, language, panel)
    number = publication.revision.string("document_number")
    if (written := number_in(number, language)) != number:
        behind = [row.text for row in lead].index(number) + 1 if number in (row.text for row in lead) else len(lead)
        lead.insert(behind, Row(words["number_written"], text=written))
    lead.append(published_row(publication, words, language))
    key = publication.revision.string("department")
    department, page = around.department(key, language), around.department_page(key, language)
    (more or lead).append(Row(words["department"], text=department, href=page))
    return (*lead, *wide), tuple(more)


def _cited(around: ViewContext, publication: Publication, column: Column, name: str) -> list[str]:
    """Return the absolute addresses of the public documents that a field names."""
    field = column.fields.get(name)
    named = named_documents(around, publication.revision.ids_in(name), field) if field else ()
    return [around.site.base_url + link.href for link in named]
