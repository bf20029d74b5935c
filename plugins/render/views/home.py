"""The view of the home page: what was announced today and can be read there, then the main columns."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.model.clock import day_of
from plugins.model.kind import Kind
from plugins.model.plan import Entry
from plugins.model.publication import Publication
from plugins.render import jsonld
from plugins.render.dates import minute
from plugins.render.view_context import ViewContext, address_of
from plugins.render.views.groups import column_section, newest_first
from plugins.render.views.head import make_page, same_page
from plugins.render.views.items import make_item, told_apart
from plugins.render.views.languages import own_first
from plugins.render.views.list_views import HomeView
from plugins.render.words import Words

MAIN_TYPES = ("政策文件", "工作动态", "咨询投诉")
"""The first column of each of these types is a main column of the home page, in this order."""

BESIDE = 3


def home_view(around: ViewContext, entry: Entry) -> HomeView:
    """Collect the home page from the documents that the plan puts there."""
    language = entry.language
    words = around.words[language]
    shown = newest_first(around, entry)
    main = _main_columns(around)
    order = list(around.columns)
    announced = [publication for publication in shown if _is_announced_today(around, publication)]
    announced.sort(key=lambda publication: order.index(publication.revision.column))
    today = [publication for publication in announced if publication.revision.language == language]
    first = today[0] if today else _newest_of(shown, main, language)
    rest = [publication for publication in shown if publication is not first]
    others = [p for p in rest if p.revision.column not in main and p not in announced]
    beside = [*today[1:], *(p for p in announced if p not in today), *own_first(others, language)][:BESIDE]
    below = [publication for publication in rest if publication not in beside]
    address = address_of(entry.path)
    site = around.site
    return HomeView(
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
        sections=tuple(column_section(around, key, below, language) for key in main),
        groups=around.chrome[language].groups,
    )


def _main_columns(around: ViewContext) -> tuple[str, ...]:
    found = (next((key for key, column in around.columns.items() if column.type == type), None) for type in MAIN_TYPES)
    return tuple(key for key in found if key is not None)


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
