"""One line of a list, on whatever page it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from plugins.model.clock import day_of
from plugins.model.other_language import summary_in, title_in
from plugins.model.publication import Publication
from plugins.model.revision import Revision
from plugins.render.dates import short_day
from plugins.render.order_numbers import number_in
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Link, Time
from plugins.render.views.languages import language_name
from plugins.render.views.list_fragments import Item
from plugins.render.views.validity import short_force


def make_item(around: ViewContext, publication: Publication, language: str, *, summary: bool = False) -> Item:
    """Return the line of a document: its main date, else the day it was first public here."""
    around.read.add(publication.revision.id)
    return around.remember(
        ("item", publication.revision.id, language, summary), lambda: _item(around, publication, language, summary)
    )


def told_apart(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the lines of one list; those with a title that another has as well say what tells them apart.

    That is the number where each has one of its own, else the year, else the whole day; a text in another language
    has the mark of its language.
    """
    shown = tuple(items)
    alike: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in shown:
        alike[item.link.text, item.language].append(item)
    if len(alike) == len(shown):
        return shown
    groups = (alike[item.link.text, item.language] for item in shown)
    return tuple(
        item._replace(apart=_apart(item, group)) if len(group) > 1 else item
        for item, group in zip(shown, groups, strict=True)
    )


def _apart(item: Item, alike: list[Item]) -> str:
    ways: tuple[Callable[[Item], str], ...] = (
        lambda one: one.number,
        lambda one: one.time.machine[:4] if one.time else "",
        lambda one: one.time.text if one.time else "",
    )
    said = ([way(one) for one in alike] for way in ways)
    clear = (way(item) for way, texts in zip(ways, said, strict=True) if all(texts) and len({*texts}) == len(texts))
    return next(clear, item.number or (item.time.text if item.time else ""))


def _item(around: ViewContext, publication: Publication, language: str, summary: bool) -> Item:
    revision = publication.revision
    day = publication.day
    if day is None and publication.since is not None:
        day = day_of(publication.since)
    words = around.words[language]
    shown, own = title_in(revision, language), "" if revision.language == language else revision.language
    return Item(
        link=Link(shown, publication.url, own if shown == revision.title else ""),
        time=None if day is None else Time(short_day(day, language), day.isoformat()),
        department=around.department(revision.string("department"), language),
        tag=short_force(publication, words),
        summary=_summary(revision, shown, language) if summary else "",
        column=around.column_of(revision.column).title[language],
        number=number_in(revision.string("document_number"), language),
        language=own,
        language_name=language_name(words, own) if own else "",
        original=revision.title if shown != revision.title else "",
    )


def _summary(revision: Revision, shown: str, language: str) -> str:
    """Return the gist in the language of the title that is shown, whose language attribute it shares."""
    return summary_in(revision, revision.language if shown == revision.title else language)
