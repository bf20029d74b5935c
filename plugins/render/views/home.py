"""The view of the home page: what was announced today and can be read there, then the main columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlencode

from plugins.model.clock import day_of
from plugins.model.kind import Kind
from plugins.model.law_changes import LawChange
from plugins.model.plan import Entry
from plugins.model.publication import Publication
from plugins.render import jsonld
from plugins.render.banner import HOME, Banner
from plugins.render.dates import minute, month_name, short_day
from plugins.render.links import address_of
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import DraftRow, Link, Time
from plugins.render.views.groups import column_section, newest_first
from plugins.render.views.head import make_page, same_page
from plugins.render.views.items import make_item, told_apart
from plugins.render.views.languages import own_first
from plugins.render.views.list_fragments import Turn
from plugins.render.views.list_views import HomeView
from plugins.render.words import Words

LOOKS = {"政策文件": "register", "工作动态": "news", "咨询投诉": "questions", "办事服务": "tasks"}
"""The first column of each of these types is a main column of the home page, in this order and with this look."""

BESIDE = 3
ASKED, ENOUGH = 6, 3
"""Answers that the home page shows at most, and from how many in its language on it shows no others."""


def home_view(around: ViewContext, entry: Entry) -> HomeView:
    """Collect the home page from the documents that the plan puts there."""
    language = entry.language
    words = around.words[language]
    shown = newest_first(around, entry)
    looks = _main_columns(around)
    main = tuple(looks)
    here, coming = around.law_changes()
    asked = _asked(around, language)
    order = list(around.columns)
    announced = [publication for publication in shown if _is_announced_today(around, publication)]
    announced.sort(key=lambda publication: order.index(publication.revision.column))
    today = [publication for publication in announced if publication.revision.language == language]
    first = today[0] if today else _newest_of(shown, main, language)
    rest = [publication for publication in shown if publication is not first]
    others = [p for p in rest if p.revision.column not in main and p not in announced]
    beside = [*today[1:], *(p for p in announced if p not in today), *own_first(others, language)][:BESIDE]
    below = [publication for publication in rest if publication not in (*beside, *asked)]
    address = address_of(entry.path)
    site, banner = around.site, around.banners.get(HOME)
    return HomeView(
        search=around.page("search", language),
        everyday=everyday(around, language),
        page=make_page(
            around,
            language,
            address,
            "",
            current="home",
            description=site.tagline[language],
            jsonld=jsonld.write(
                jsonld.organization(site, language), jsonld.website(site, language, around.page("search", language))
            ),
            alternates=same_page(around, Kind.HOME, entry.key, ()),
        ),
        today=bool(today),
        since=_since(today[0], words) if today else "",
        first=make_item(around, first, language, summary=True) if first else None,
        beside_today=bool(beside) and all(publication in announced for publication in beside),
        beside=told_apart(make_item(around, publication, language) for publication in beside),
        month=month_name(around.catalogue.at, language),
        turns=tuple(_turn(around, change, language) for change in here),
        coming=tuple(_turn(around, change, language) for change in coming),
        laws=_list_of(around, main[:1], language),
        asked=told_apart(make_item(around, publication, language) for publication in asked),
        sections=tuple(column_section(around, key, below, language)._replace(look=look) for key, look in looks.items()),
        departments=tuple(
            Link(department.title[language], around.department_page(key, language))
            for key, department in around.catalogue.policy.departments.items()
            if department.until is None
        ),
        groups=around.chrome[language].groups,
        drafts=tuple(_drafts(around, banner, language)) if banner else (),
        more=banner.more if banner else 0,
    )


def _drafts(around: ViewContext, banner: Banner, language: str) -> Iterator[DraftRow]:
    people = around.catalogue.policy.people
    for draft in banner.drafts:
        publication = around.catalogue.publications[draft.id]
        revision = publication.revision
        column = around.column_of(revision.column).title[language]
        contact = people[draft.contact].name.get(language, draft.contact) if draft.contact in people else draft.contact
        link = Link(revision.title, publication.url, revision.language)
        standing = around.words[language][f"state_{draft.state.replace(' ', '_')}"]
        yield DraftRow(link, column, standing, draft.findings, contact)


def everyday(around: ViewContext, language: str) -> tuple[Link, ...]:
    """Return what policy offers to search for, each with the address that searches for it."""
    search = around.page("search", language)
    return tuple(Link(words, f"{search}#{urlencode({'q': words})}") for words in around.site.everyday.get(language, ()))


def _asked(around: ViewContext, language: str) -> list[Publication]:
    """Return the answers that policy names, at most `ASKED`; others than in the page's language only where it has few.

    What is named and not public is left out.
    """
    known = [one for id in around.site.most_asked if (one := around.publication(id))]
    readable = [one for one in known if one.revision.language == language]
    return (readable if len(readable) >= ENOUGH else own_first(known, language))[:ASKED]


def _main_columns(around: ViewContext) -> dict[str, str]:
    """Return the look of each main column, by its key."""
    found = {
        look: next((key for key, column in around.columns.items() if column.type == type), None)
        for type, look in LOOKS.items()
    }
    return {key: look for look, key in found.items() if key is not None}


def _list_of(around: ViewContext, main: Sequence[str], language: str) -> Link:
    titles = [(around.columns[key].title[language], around.column(key, language)) for key in main]
    return Link(*titles[0]) if titles else Link("")


def _turn(around: ViewContext, change: LawChange, language: str) -> Turn:
    """Return a change of the law with the law's line."""
    label = around.words[language][f"turn_{change.what.replace('-', '_')}"]
    day = Time(short_day(date.fromisoformat(change.day), language), change.day)
    return Turn(day, label, change.what, make_item(around, around.public(change.id), language))


def _newest_of(shown: Sequence[Publication], main: Sequence[str], language: str) -> Publication | None:
    """Return the newest of the first main column; where it is in another language, the newest that can be read."""
    newest = next((p for p in shown if p.revision.column in main[:1]), None)
    if newest is not None and newest.revision.language == language:
        return newest
    readable = [p for p in shown if p.revision.language == language]
    return next((p for p in readable if p.revision.column in main), readable[0] if readable else None)


def _is_announced_today(around: ViewContext, publication: Publication) -> bool:
    field = around.column_of(publication.revision.column).same_day
    return bool(field) and publication.revision.day(field) == day_of(around.catalogue.at)


def _since(publication: Publication, words: Words) -> str:
    if publication.since is None:
        return words["not_released"]
    return words["public_since"].format(time=minute(publication.since))
