"""A public document keeps its address."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.address import slug_of
from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.rules.library import Library
from plugins.rules.rule import rule


@rule("REV004", clause="IV.7", scope="reference")
def address_kept(document: Document, library: Library) -> Iterator[Finding]:
    """Require that column, slug and year of a public document stay as they are.

    They make its address, which others have linked to and printed. Where no
    slug is given it comes from the title, so a new title wants the old slug.

    Source: 国办秘函〔2019〕19号 (links that lead nowhere are counted).
    """
    publication = library.catalogue.publications.get(document.id)
    if publication is None:
        return
    public = publication.revision
    column = library.policy.columns.get(public.column)
    if document.column != public.column:
        yield document.finding(
            address_kept, field="column", got=document.column, expected=f"{public.column}, where it is public"
        )
        return
    slug = document.string("slug") or slug_of(document.string("title"), document.id)
    if slug != (public.string("slug") or public.id):
        yield document.finding(
            address_kept,
            field="slug",
            got=document.string("slug") or (f"none, so {slug} from the title",),
            expected=f"{public.string('slug') or public.id}, as in its public address {publication.url}",
        )
    day = document.day(column.main_date) if column else None
    if column and day and publication.day and day.year != publication.day.year:
        yield document.finding(
            address_kept,
            field=column.main_date,
            got=day,
            expected=f"a day in {publication.day.year}, the year in its public address {publication.url}",
        )
