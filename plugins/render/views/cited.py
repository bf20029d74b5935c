"""What became of the laws that a text cites: repealed, expired, or amended at the very article since it was written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import quote

from plugins.model.citation import Citation
from plugins.model.cites import compared_on
from plugins.model.publication import Publication, Validity
from plugins.render.amendments import numbers
from plugins.render.citations import cited_article, law_of
from plugins.render.law_index import Law
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Link, Row
from plugins.render.views.validity import amended_by_articles

ENDED = (Validity.REPEALED.value, Validity.EXPIRED.value)


def citation_notes(
    around: ViewContext, publication: Publication, citations: Sequence[Citation], language: str
) -> tuple[Row, ...]:
    """Return that laws which the text cites are not in force any more, and which articles of them others changed since.

    A text that repeals or amends a law itself is no news to it. Amendments
    count that were announced after the day of the text, see `compared_on`.
    """
    day = compared_on(publication, around.column_of(publication.revision.column))
    cited: dict[Law, dict[str, None]] = {}
    for citation in citations:
        if (found := law_of(around, day, citation)) and found[1].id != publication.revision.id:
            _, law = found
            anchor = cited_article(around, day, citation, law)
            cited.setdefault(law, {}).update({anchor: None} if anchor else {})
    own = {*publication.revision.ids_in("amends"), *publication.revision.ids_in("repeals")}
    laws = {law: anchors for law, anchors in cited.items() if law.id not in own}
    ended = [around.public(law.id) for law in laws if law.force in ENDED]
    changed = [
        link
        for law, anchors in laws.items()
        if law.force == Validity.AMENDED.value and anchors
        for link in _changed(around, around.public(law.id), anchors, day, language)
    ]
    words = around.words[language]
    said = ((words["note_cites_ended"], tuple(map(_link, ended))), (words["note_cites_amended"], tuple(changed)))
    return tuple(Row(label, links=links) for label, links in said if links)


def _changed(
    around: ViewContext, law: Publication, anchors: Iterable[str], day: date | None, language: str
) -> list[Link]:
    """Return links to the articles among some of a law that were amended by texts announced after a day."""
    later = [around.public(id) for id in law.amended_by]
    amended = {
        place.anchor
        for other in later
        if day is None or other.day is None or other.day > day
        for place in amended_by_articles(around, law, other)
    }
    text = around.texts.get(law.revision.id)
    known = numbers(text.html) if text else {}
    title, comma = law.revision.title, around.words[language]["comma"]
    return [
        Link(f"{title}{comma}{known.get(anchor, anchor)}", f"{law.url}#{quote(anchor)}", law.revision.language)
        for anchor in anchors
        if anchor in amended
    ]


def _link(law: Publication) -> Link:
    return Link(law.revision.title, law.url, law.revision.language)
