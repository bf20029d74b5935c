"""The notice in the place of a withdrawn document."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.model.clock import day_of
from plugins.model.plan import Entry
from plugins.model.publication import Notice
from plugins.render.dates import long_day, machine_instant
from plugins.render.links import address_of
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import Link, Page, Time
from plugins.render.views.head import make_page


@dataclass(frozen=True, slots=True)
class NoticeView:
    """What stands where a withdrawn document stood.

    Attributes:
        ask: who answers questions about it, ``""`` where policy no longer says.
        contact: the page that says how to ask.
        title: of what stood there with its language, both ``""`` where the withdrawal does not permit it.
        reason: a sentence, ``""`` when the withdrawal gives none to the public.
        successor: the document that replaces it, None while it is not public.
    """

    page: Page
    column: Link
    time: Time
    ask: str
    contact: Link
    title: tuple[str, str]
    reason: str
    successor: Link | None


def notice_view(around: ViewContext, entry: Entry) -> NoticeView:
    """Collect the notice of a withdrawal: no text of what stood there, and only as much as the withdrawal permits."""
    address = address_of(entry.path)
    notice = next(notice for notice in around.catalogue.notices if notice.url == address)
    language = around.interface(notice.language)
    words = around.words[language]
    column = around.column_of(notice.column)
    link = Link(column.title[language], around.column(column.key, language))
    page = make_page(
        around,
        language,
        address,
        words["withdrawn"],
        column=column,
        description=words["withdrawn_about"],
        crumbs=(Link(words["home"], around.page("home", language)), link),
        listed=False,
    )
    ask = ""
    if notice.department:
        department = around.department(notice.department, language)
        ask = words["withdrawn_ask"].format(department=department)
    time = Time(long_day(day_of(notice.at), language), machine_instant(notice.at))
    contact = Link(words["contact"], around.page("contact", language))
    reason = words[f"withdrawn_because_{notice.reason.replace('-', '_')}"] if notice.reason else ""
    title = (notice.title, notice.language) if notice.title else ("", "")
    return NoticeView(page, link, time, ask, contact, title, reason, _successor(around, notice))


def _successor(around: ViewContext, notice: Notice) -> Link | None:
    """Return the link to the document that a withdrawal names, None while that one is not public."""
    found = around.publication(notice.successor) if notice.successor else None
    return Link(found.revision.title, found.url, found.revision.language) if found else None
