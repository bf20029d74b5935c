"""The view of a column's list: pages numbered from the oldest, narrowed by one value of a filter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from plugins.model.column import Column
from plugins.model.kind import Kind
from plugins.model.plan import Entry
from plugins.render.dates import short_day
from plugins.render.links import address_of
from plugins.render.listings import Part, narrowed_by, page_of
from plugins.render.view_context import ViewContext
from plugins.render.views.duty import duty_of
from plugins.render.views.filters import list_filters, narrow_words, titles
from plugins.render.views.fragments import Link
from plugins.render.views.head import make_page, same_page
from plugins.render.views.items import make_item, told_apart
from plugins.render.views.languages import in_all, stretches
from plugins.render.views.list_views import ListView, Pinned

QUESTION = "question"
"""The shape of the pages of questions: who reads their list may have one."""


def list_view(around: ViewContext, entry: Entry) -> ListView:
    """Collect one page of a list.

    A numbered page says nothing that each newer document changes: no counts, and
    the number of pages only where they are few; else the days of its documents
    tell it from others. The newest page carries the filters, that of the
    whole column with counts; narrowed ones without, since a document of
    another year would change them. Numbered pages lead to those filters.
    Lines in the language of the page come first; each page is parted by itself.
    """
    language, column = entry.language, around.columns[entry.key]
    words = around.words[language]
    narrowed = narrowed_by(entry.part)
    number = page_of(entry.part)
    whole = Link(column.title[language], around.column(column.key, language))
    heading = column.title[language]
    if narrowed:
        shown = [titles(around, column, kind, (value,), language)[value] for kind, value in narrowed]
        heading = words["title_filtered"].format(title=heading, filter=words["comma"].join(shown))
    crumbs = [Link(words["home"], around.page("home", language))]
    if narrowed or number is not None:
        crumbs += [whole, *_wider(around, column, narrowed, language)]
    newest, newer, older = _neighbours(around, entry, number)
    listed = [around.publication(id) for id in entry.documents]
    place = _place(around, entry, number, [one.day for one in listed if one and one.day])
    title = words["title_page"].format(title=heading, page=place) if number is not None else heading
    lines = told_apart(make_item(around, publication, language) for publication in listed if publication is not None)
    items, others = stretches(lines, language, words)
    return ListView(
        page=make_page(
            around,
            language,
            address_of(entry.path),
            title,
            column=column,
            description=column.description[language],
            crumbs=tuple(crumbs),
            alternates=same_page(around, "list", entry.key, entry.part),
        ),
        heading=heading,
        description=column.description[language],
        place=place,
        items=items,
        others=others,
        languages=in_all(around, column.key, language) if number is None and not narrowed else "",
        narrow=narrow_words(around, column, language),
        filters=list_filters(around, column, language, narrowed) if number is None else (),
        narrow_at="#narrow" if number is None else f"{newest.href}#narrow",
        whole=whole if narrowed else Link(column.title[language]),
        newest=newest,
        newer=newer,
        older=older,
        feed=around.feed(column.key, language),
        pinned=_pinned(around, entry) if number is None and not narrowed else (),
        calendar=around.address(Kind.CALENDAR, language, column.key) if column.calendar else "",
        ask=around.page("ask", language) if column.page == QUESTION else "",
    )


def _wider(around: ViewContext, column: Column, narrowed: Part, language: str) -> Iterator[Link]:
    """Yield the lists that are narrowed by one of several values alone."""
    for name, value in narrowed if len(narrowed) > 1 else ():
        title = titles(around, column, name, (value,), language)[value]
        if address := around.address(Kind.LIST, language, column.key, ((name, value),)):
            yield Link(title, address)


def _place(around: ViewContext, entry: Entry, number: int | None, days: Sequence[date]) -> str:
    """Return which page of a list this is, the newest being the first; ``""`` where it is the only one.

    Of a long list a numbered page says the days of its documents.
    """
    language, narrowed = entry.language, narrowed_by(entry.part)
    words, last = around.words[language], around.page_count(language, entry.key, narrowed)
    if number is None:
        last = last or around.last_page(language, entry.key, narrowed) + 1
        return words["page_of"].format(page=1, pages=last) if last > 1 else ""
    if last:
        return words["page_of"].format(page=last + 1 - number, pages=last)
    first_day, last_day = (short_day(one, language) for one in (min(days), max(days))) if days else ("", "")
    return words["page_days"].format(first=first_day, last=last_day) if days else words["undated"]


def _pinned(around: ViewContext, entry: Entry) -> tuple[Pinned, ...]:
    """Return what stands above the list of a whole column."""
    language = entry.language
    found = []
    for id in around.pinned(language, entry.key):
        publication = around.public(id)
        item = make_item(around, publication, language, summary=True)
        found.append(Pinned(item.link, item.summary, duty_of(around, publication, language)))
    return tuple(found)


def _neighbours(around: ViewContext, entry: Entry, number: int | None) -> tuple[Link, Link, Link]:
    """Return newest, newer and older page."""
    words = around.words[entry.language]
    narrowed = narrowed_by(entry.part)
    if number is None:
        last = around.last_page(entry.language, entry.key, narrowed)
        return Link(words["newest"]), Link(words["newer"]), _numbered(around, words["older"], entry, last)
    newest = around.address("list", entry.language, entry.key, narrowed)
    newer = _numbered(around, words["newer"], entry, number + 1)
    older = _numbered(around, words["older"], entry, number - 1)
    return Link(words["newest"], newest), newer if newer.href else Link(words["newer"], newest), older


def _numbered(around: ViewContext, text: str, entry: Entry, number: int) -> Link:
    """Return a link to another page of the same list, the words alone where it is not there."""
    part = (*narrowed_by(entry.part), ("page", str(number)))
    return Link(text, around.address("list", entry.language, entry.key, part))
