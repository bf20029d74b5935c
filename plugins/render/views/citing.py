"""Which public documents cite each article of a law."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from plugins.model.citation import found_anchor
from plugins.model.publication import Publication
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Link
from plugins.render.views.relations import document_link

SHOWN = 20
"""How many of the documents that cite an article are named; the newest are."""


class CitedPlace(NamedTuple):
    """An article that others cite.

    Attributes:
        anchor: of the article.
        label: says how many documents cite it.
        links: to the newest of them, at most `SHOWN`.
    """

    anchor: str
    label: str
    links: tuple[Link, ...]


def cited_places(around: ViewContext, publication: Publication, language: str) -> tuple[CitedPlace, ...]:
    """Return the articles of a law that public documents cite, sorted by anchor.

    What amends or repeals the law is left out: it is named above the text, and at the articles that it amends.
    """
    if not around.column_of(publication.revision.column).has_legal_force:
        return ()
    citing = around.citing(publication.revision.id)
    text = around.texts.get(publication.revision.id) if citing else None
    known = {*publication.amended_by, *publication.repealed_by}
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for anchor, ids in citing if text else ():
        if text and (place := found_anchor(anchor, text.anchors)):
            places[place].update(dict.fromkeys(id for id in ids if id not in known))
    return tuple(_place(around, anchor, tuple(ids), language) for anchor, ids in sorted(places.items()) if ids)


def _place(around: ViewContext, anchor: str, ids: tuple[str, ...], language: str) -> CitedPlace:
    links = tuple(document_link(around.public(id)) for id in ids[:SHOWN])
    return CitedPlace(anchor, around.words[language]["cited_by"].format(count=len(ids)), links)
