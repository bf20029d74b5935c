"""One line of a list, on whatever page it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from plugins.model.clock import day_of
from plugins.model.publication import Publication
from plugins.render.dates import short_day
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Item, Link, Time
from plugins.render.views.validity import short_force


def make_item(around: ViewContext, publication: Publication, language: str, *, summary: bool = False) -> Item:
    """Return the line of a document: its main date, else the day it was first public here."""
    around.read.add(publication.revision.id)
    return around.remember(
        ("item", publication.revision.id, language, summary), lambda: _item(around, publication, language, summary)
    )


def told_apart(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the lines of one list; those with a title that another has as well say what tells them apart.

    That is the number where each has one of its own, else the year, else the whole day.
    """
    shown = tuple(items)
    alike: dict[str, list[Item]] = defaultdict(list)
    for item in shown:
        alike[item.link.text].append(item)
    return tuple(item._replace(apart=_apart(item, alike[item.link.text])) for item in shown)


def _apart(item: Item, alike: list[Item]) -> str:
    if len(alike) == 1:
        return ""
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
    return Item(
        link=Link(revision.title, publication.url, "" if revision.language == language else revision.language),
        time=None if day is None else Time(short_day(day, language), day.isoformat()),
        department=around.department(revision.string("department"), language),
        tag=short_force(publication, around.words[language]),
        summary=" ".join(revision.string("summary").split()) if summary else "",
        column=around.column_of(revision.column).title[language],
        number=revision.string("document_number"),
    )
