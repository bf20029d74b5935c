"""A service names the articles of the laws that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.law_name import full_name
from plugins.rules.library import Library
from plugins.rules.rule import rule
from plugins.rules.sections import Line
from plugins.rules.service_item import ARTICLE, BASIS, article_anchors, section_of


@rule("SRV003", clause="IV.6", scope="reference", every=False)
def service_basis(document: Document, library: Library) -> Iterator[Finding]:
    """Require that the section of the legal basis names each law of ``basis`` by its title, with articles that it has.

    The page then links to each article, and says when one of them is amended or the law has ended.

    Source: regulation IV.6; Administrative Licensing Law of 2019, article 30 (the basis of each item is made public).
    """
    section = section_of(document, BASIS)
    if section is None or not section.lines:
        return  # SRV001 says so
    for item in section.items:
        if not ARTICLE.search(item.words):
            yield document.finding(
                service_basis,
                line=item.number,
                got=item.words.strip()[:60],
                expected="the title of the law and the number of the article, such as "
                "Article 12 of the Water Act (《饮用水法》第十二条)",
            )
    for id in document.strings("basis"):
        title = _title(library, id)
        naming = [item for item in section.items if title and full_name(title) in full_name(item.words)]
        if title and not naming:
            yield document.finding(
                service_basis,
                field="basis",
                got=(f"{id}, which the section does not name",),
                expected=f"the title of that law with its articles below the heading: {title}",
            )
        for item in naming:
            yield from _unknown_articles(document, library, id, item)


def _title(library: Library, id: str) -> str:
    """Return the title of a law that is written or public, ``""`` if there is none: LNK005 says so."""
    if (law := library.text_of(id)) is not None:
        return law.string("title")
    publication = library.catalogue.publications.get(id)
    return publication.revision.title if publication else ""


def _unknown_articles(document: Document, library: Library, id: str, item: Line) -> Iterator[Finding]:
    law = library.text_of(id)
    known = law.text.anchors if law else frozenset()
    for anchor in article_anchors(item.words):
        if known and anchor not in known:
            yield document.finding(
                service_basis,
                line=item.number,
                got=(f"{anchor}, which {id} does not have",),
                expected="a law and articles of that law alone in one item, each with a number that the law has",
            )
