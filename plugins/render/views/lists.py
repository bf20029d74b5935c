"""The view of a column's list: pages numbered from the oldest, narrowed by year or department."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.model.plan import Entry
from plugins.render import jsonld
from plugins.render.surroundings import Surroundings, address_of, filter_of, page_of
from plugins.render.views.head import make_page, same_page
from plugins.render.views.items import make_item
from plugins.render.views.parts import Filter, Link
from plugins.render.views.records import ListView


def list_view(around: Surroundings, entry: Entry) -> ListView:
    """Collect one page of a list.

    A numbered page says nothing that a newer document changes: neither counts
    nor the number of pages. The newest page carries the filters.
    """
    language, column = entry.language, around.columns[entry.key]
    words = around.words[language]
    kind, value = filter_of(entry.part)
    number = page_of(entry.part)
    whole = Link(column.title[language], around.column(column.key, language))
    heading = _heading(around, kind, value, column.title[language], language)
    crumbs = [Link(words["home"], around.page("home", language))]
    if kind or number is not None:
        crumbs.append(whole)
    title = heading if number is None else words["title_page"].format(title=heading, page=number)
    newest, newer, older = _neighbours(around, entry, number)
    return ListView(
        page=make_page(
            around,
            language,
            address_of(entry.path),
            title,
            column=column,
            description=column.description[language],
            jsonld=jsonld.write(
                jsonld.breadcrumb(around.site, tuple(crumbs), title, around.site.base_url + address_of(entry.path))
            ),
            crumbs=tuple(crumbs),
            alternates=same_page(around, "list", entry.key, entry.part),
        ),
        heading=heading,
        description=column.description[language],
        number=number or 0,
        items=tuple(
            make_item(around, publication, language)
            for id in entry.documents
            if (publication := around.publication(id)) is not None
        ),
        years=filters(around, language, column.key, "year", value) if number is None else (),
        departments=filters(around, language, column.key, "department", value) if number is None else (),
        whole=whole if kind else Link(column.title[language]),
        newest=newest,
        newer=newer,
        older=older,
        feed=around.address("feed", "", column.key),
    )


def filters(around: Surroundings, language: str, column: str, kind: str, current: str = "") -> tuple[Filter, ...]:
    """Return the ways to narrow a column by ``year``, newest first, or ``department``, in policy's order."""
    found = []
    for (of_language, of_column, (of_kind, value)), entries in around.lists.items():
        if (of_language, of_column, of_kind) == (language, column, kind):
            first = next((entry for entry in entries if page_of(entry.part) is None), entries[0])
            text = around.department(value, language) if kind == "department" else year_words(around, value, language)
            count = len({id for entry in entries for id in entry.documents})
            found.append((value, Filter(Link(text, address_of(first.path)), count, value == current)))
    if kind == "year":
        found.sort(key=lambda pair: (pair[0].isdigit(), pair[0]), reverse=True)
    else:
        order = {key: place for place, key in enumerate(around.catalogue.policy.departments)}
        found.sort(key=lambda pair: (order.get(pair[0], len(order)), pair[0]))
    return tuple(filter for _, filter in found)


def year_words(around: Surroundings, value: str, language: str) -> str:
    """Return how a year is shown; texts without a date stand under ``undated``."""
    return value if value.isdigit() else around.words[language]["undated"]


def _heading(around: Surroundings, kind: str, value: str, title: str, language: str) -> str:
    if not kind:
        return title
    shown = around.department(value, language) if kind == "department" else year_words(around, value, language)
    return around.words[language]["title_filtered"].format(title=title, filter=shown)


def _neighbours(around: Surroundings, entry: Entry, number: int | None) -> tuple[Link, Link, Link]:
    """Return newest, newer and older page; the newest has numbered pages behind it that it does not repeat."""
    words = around.words[entry.language]
    siblings = around.lists[entry.language, entry.key, filter_of(entry.part)]
    pages: dict[int, Entry] = {page: e for e in siblings if (page := page_of(e.part)) is not None}
    first = next((address_of(e.path) for e in siblings if page_of(e.part) is None), "")
    newest, newer, older = Link(words["newest"]), Link(words["newer"]), Link(words["older"])
    if number is None:
        behind = [page for page in pages if not _repeats(entry.documents, pages[page])]
        return newest, newer, _numbered(words["older"], pages, max(behind, default=0))
    following = _numbered(words["newer"], pages, number + 1)
    newest = Link(words["newest"], first)
    newer = following if following.href else Link(words["newer"], first)
    older = _numbered(words["older"], pages, number - 1)
    return newest, newer, older


def _repeats(shown: Sequence[str], page: Entry) -> bool:
    return set(page.documents) <= set(shown)


def _numbered(text: str, pages: dict[int, Entry], number: int) -> Link:
    return Link(text, address_of(pages[number].path)) if number in pages else Link(text)
