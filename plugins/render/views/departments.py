"""The view of a department's page: who leads it, how to reach it, what it publishes, and who follows on it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import day_of
from plugins.model.kind import Kind
from plugins.model.person import Department
from plugins.model.plan import Entry
from plugins.model.reserved import DEPARTMENTS
from plugins.render.dates import long_day
from plugins.render.links import address_of
from plugins.render.telephone import telephone_address
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Link, Row
from plugins.render.views.groups import newest_first
from plugins.render.views.head import make_page, same_page
from plugins.render.views.items import make_item, told_apart
from plugins.render.views.languages import own_first
from plugins.render.views.list_views import DepartmentView

SHOWN = 10
"""Documents at most; the lists of its columns have all."""


def department_view(around: ViewContext, entry: Entry) -> DepartmentView:
    """Collect the page of a department; of its documents those in the language of the page come first."""
    language, key = entry.language, entry.key
    words = around.words[language]
    department = around.catalogue.policy.departments[key]
    feed = f"{DEPARTMENTS}/{key}"
    newest = own_first(newest_first(around, entry), language)[:SHOWN]
    return DepartmentView(
        page=make_page(
            around,
            language,
            address_of(entry.path),
            department.title[language],
            description=words["title_filtered"].format(
                title=around.site.name[language], filter=department.title[language]
            ),
            crumbs=(Link(words["home"], around.page("home", language)),),
            alternates=same_page(around, Kind.DEPARTMENT, key, ()),
            feed=feed,
        ),
        title=department.title[language],
        successor=_successor(around, department, language),
        rows=tuple(_rows(around, department, language)),
        lists=tuple(_lists(around, key, language)),
        owned=tuple(
            Link(column.title[language], around.column(name, language))
            for name, column in around.columns.items()
            if column.owner == key
        ),
        items=told_apart(make_item(around, publication, language) for publication in newest),
        feed=around.feed(feed, language),
        search=f"{around.page('search', language)}#department={key}",
    )


def _successor(around: ViewContext, department: Department, language: str) -> Row | None:
    """Return from when another department has its work, and which; None while nobody follows on it."""
    if department.until is None:
        return None
    day = long_day(day_of(department.until), language)
    title, address = (
        around.department(department.successor, language),
        around.department_page(department.successor, language),
    )
    return Row(around.words[language]["department_from"].format(day=day), text=title, href=address)


def _rows(around: ViewContext, department: Department, language: str) -> Iterator[Row]:
    words = around.words[language]
    heads, contacts = around.staff(department.key)
    for label, people in (("department_head", heads), ("department_contact", contacts)):
        if people:
            names = (around.person(person, language) for person in people)
            yield Row(words[label], text=words["comma"].join(names))
    if department.telephone:
        yield Row(
            words["department_telephone"], text=department.telephone, href=telephone_address(department.telephone)
        )
    if department.email:
        yield Row(words["department_email"], text=department.email, href=f"mailto:{department.email}")


def _lists(around: ViewContext, key: str, language: str) -> Iterator[Link]:
    """Yield the lists of the columns that have documents of the department, narrowed to it."""
    for name, column in around.columns.items():
        if address := around.address(Kind.LIST, language, name, (("department", key),)):
            yield Link(column.title[language], address)
