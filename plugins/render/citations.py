"""Links that the site adds where a text names a law or an article: of itself, or of a law that is public."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from urllib.parse import quote

from plugins.model.citation import Citation, Named, found_anchor
from plugins.model.cites import compared_on
from plugins.model.publication import Publication
from plugins.render.law_index import Law, meant
from plugins.render.links import ADDED
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Reference


def references(
    around: ViewContext, publication: Publication, citations: Sequence[Citation], *, former: bool = False
) -> tuple[Reference, ...]:
    """Return where a text leads by what it names.

    A law counts as the one that is meant if it is public and no other of its
    name is newer that was announced by the day of the text, see `compared_on`.
    Of a law that was announced later the text names the title, not its articles. The
    number of an article that the law does not have leads nowhere; its title
    does all the same.

    Args:
        around: answers which laws are public under a name.
        publication: the document.
        citations: in its text.
        former: whether it is an earlier text of the document, which stands on a page of its own.
    """
    here = publication.url if former else ""
    id, day = publication.revision.id, compared_on(publication, around.column_of(publication.revision.column))
    found = (_reference(around, id, here, day, citation) for citation in citations)
    return tuple(reference for reference in found if reference)


def with_references(html: str, references: Iterable[Reference]) -> str:
    """Make links of the parts of a text that lead somewhere; ``html`` is as `plugins.model.document.Text` holds it."""
    parts, done = [], 0
    for start, end, href in sorted(references):
        if start >= done:
            parts += [html[done:start], f'<a href="{escape(href)}" {ADDED}>', html[start:end], "</a>"]
            done = end
    return "".join([*parts, html[done:]])


def law_of(around: ViewContext, day: date | None, citation: Citation) -> tuple[Named, Law] | None:
    """Return the public law that a citation means, with the name by which it was found; None for none."""
    named = next((named for named in citation.named if around.laws(named.name)), None)
    law = meant(around.laws(named.name), day) if named else None
    return (named, law) if named and law else None


def cited_article(around: ViewContext, day: date | None, citation: Citation, law: Law) -> str:
    """Return the anchor of the article of a law that a citation means, ``""`` for none, and for one of a later law."""
    is_known = day is None or law.day <= day.isoformat()
    return found_anchor(citation.anchor, around.anchors(law.id, law.digest)) if citation.anchor and is_known else ""


def _reference(around: ViewContext, id: str, here: str, day: date | None, citation: Citation) -> Reference | None:
    if not citation.named:
        return Reference(citation.start, citation.end, f"#{quote(citation.anchor)}")
    found = law_of(around, day, citation)
    if found is None:
        return None
    named, law = found
    page = here if law.id == id else law.url
    if anchor := cited_article(around, day, citation, law):
        spans = [span for span in ((citation.start, citation.end), (named.start, named.end)) if span[0] < span[1]]
        return Reference(min(spans)[0], max(spans)[1], f"{page}#{quote(anchor)}")
    if named.start == named.end or law.id == id:
        return None
    return Reference(named.start, named.end, page)
