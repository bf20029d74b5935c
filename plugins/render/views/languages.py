"""Which documents a reader can read: those in the language of the page come first, of others the number is said."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model.other_language import TITLE_OTHER, summary_in
from plugins.model.publication import Publication
from plugins.model.translation import TRANSLATES
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Link, OtherLanguage
from plugins.render.views.list_fragments import Item, Stretch
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
        by_language.setdefault(item.language or language, []).append(item)
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
    """Return a number of documents with the name of their language."""
    return words["count_in_language"].format(count=count, language=language_name(words, language))


def language_name(words: Words, language: str) -> str:
    """Return what a language is called in words of the interface, the tag of one that the theme has no name for."""
    return words.get(f"language_{language.replace('-', '_').lower()}", language)


def other_language(around: ViewContext, publication: Publication, alternates: tuple[Link, ...]) -> OtherLanguage | None:
    """Return what the page of a text says in the other language of the interface: title, gist, and where a text is.

    Where there is a text in that language and this one says nothing in it, None is returned.
    """
    revision = publication.revision
    others = around.other_languages(around.interface(revision.language))
    if not others:
        return None
    language, words, column = others[0], around.words[others[0]], around.column_of(revision.column)
    title, summary = revision.string(TITLE_OTHER), summary_in(revision, language)
    text = next((link.href for link in alternates if link.text == language), "")
    if text:
        said = OtherLanguage(language, words["also_in_language"], title, summary, Link(words["text_in"], text))
        return said if title or summary else None
    only = words["only_in_language"].format(language=language_name(words, revision.language))
    way = Link(words["on_in"].format(title=column.title[language]), around.column(column.key, language))
    return OtherLanguage(language, only, title, summary, way)


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
