"""Which documents a reader can read: those in the language of the page come first, of others the number is said."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model.publication import Publication
from plugins.model.translation import TRANSLATES
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Item, Link, Stretch
from plugins.render.words import Words


def own_first(publications: Iterable[Publication], language: str) -> list[Publication]:
    """Return documents in the language of the page before all others, each in the order in which they came."""
    return sorted(publications, key=lambda publication: publication.revision.language != language)


def stretches(items: Iterable[Item], language: str, words: Words) -> tuple[tuple[Item, ...], tuple[Stretch, ...]]:
    """Return the lines in the language of the page, then those in each other language under its heading.

    A page of a list says nothing about documents that stand elsewhere: a full page never changes.
    """
    by_language: dict[str, list[Item]] = {language: []}
    for item in items:
        by_language.setdefault(item.link.language or language, []).append(item)
    own = tuple(by_language.pop(language))
    found = (
        Stretch(counted(words, len(some), other), other, tuple(some)) for other, some in sorted(by_language.items())
    )
    return own, tuple(found)


def elsewhere(around: ViewContext, column: str, language: str) -> str:
    """Return how many documents of a column are in other languages, such as ``212 in Chinese``; ``""`` for none."""
    words = around.words[language]
    return words["comma"].join(
        counted(words, count, other) for other, count in around.languages(column) if other != language
    )


def in_all(around: ViewContext, column: str, language: str) -> str:
    """Return how many documents of a column are in each language, that of the page first; ``""`` where one has all."""
    words, found = around.words[language], dict(around.languages(column))
    if not found.keys() - {language}:
        return ""
    found = {language: found.get(language, 0), **found}
    return words["comma"].join(counted(words, count, one) for one, count in found.items())


def counted(words: Words, count: int, language: str) -> str:
    """Return a number of documents with the name of their language, the tag of one that the theme has no name for."""
    name = words.get(f"language_{language.replace('-', '_').lower()}", language)
    return words["count_in_language"].format(count=count, language=name)


def pair(around: ViewContext, publication: Publication) -> tuple[Link, ...]:
    """Return the addresses of a text, of its original and of its translations by language; ``()`` for a text alone.

    Of two translations into one language, the older id counts; the text itself always stands for its own language.
    """
    named = publication.revision.string(TRANSLATES)
    original = (around.publication(named) if named else None) or publication
    found = {original.revision.language: original.url}
    for id in original.referred_by:
        other = around.publication(id)
        if other and other.revision.string(TRANSLATES) == original.revision.id:
            found.setdefault(other.revision.language, other.url)
    found[publication.revision.language] = publication.url
    return tuple(Link(language, url) for language, url in sorted(found.items())) if len(found) > 1 else ()
