"""Which articles of others a text cites, as plain as rows are, so that those of a whole site are loaded at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from plugins.model.citation import Citation
from plugins.model.column import Column
from plugins.model.publication import Publication

BY_ID = "doc:"
"""Begins what is meant by a link of the author; names of laws have no colon of this kind before an id."""

Article = str
"""The anchor of an article, and behind tabs the names of its law, the longest first, or `BY_ID` with an id."""

Cites = str
"""What a public text cites of others: the day by which it knows laws, ``""`` for none, and on a line each the articles.

A text for each document is loaded ten times as fast as records would be.
"""


def cited_articles(citations: Iterable[Citation], links: Iterable[str]) -> tuple[Article, ...]:
    """Return the articles of others among what a text names, and among its links, ``<id>#<anchor>``; each once."""
    named = [
        "\t".join([one.anchor, *(name.name for name in one.named)]) for one in citations if one.anchor and one.named
    ]
    linked = [f"{anchor}\t{BY_ID}{id}" for id, _, anchor in (link.partition("#") for link in links) if anchor]
    return tuple(dict.fromkeys([*named, *linked]))


def compared_on(publication: Publication, column: Column | None) -> date | None:
    """Return the day by which a text knows the laws that it cites: that of its column's ``as_of``, else its main date.

    What its author compares with the law in force again and again, such as a service item, says when.
    """
    name = column.as_of if column else ""
    return (publication.revision.day(name) if name else None) or publication.day


def cites_of(publication: Publication, column: Column | None, articles: tuple[Article, ...]) -> Cites | None:
    """Return what a public text cites, None for nothing."""
    day = compared_on(publication, column)
    return "\n".join([day.isoformat() if day else "", *articles]) if articles else None
