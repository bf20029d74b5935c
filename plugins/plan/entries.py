"""Every file of the output."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from operator import attrgetter

from plugins.model.error import IntegrityError
from plugins.model.plan import Catalogue, Entry, Plan
from plugins.model.policy import Policy
from plugins.model.reserved import SEARCH
from plugins.model.row import Row

OUTSIDE = re.compile(r"(?:^|/)\.{0,2}(?:/|$)|\\")
"""In a path that leads outside, or is written in another way."""

ODD = re.compile(rf"{OUTSIDE.pattern}|^{SEARCH}/", re.MULTILINE)
"""Among paths on a line each, of which one is not as it should be: thousands are looked through at once."""

PAGE_SIZE = 20
HOME_ITEMS = 6
PAGES = ("about", "contact", "privacy", "accessibility")
"""Plain pages that belong to no column, in the order in which the footer names them."""


def plan(catalogue: Catalogue, others: Iterable[tuple[str, str]], next: datetime | None) -> Plan:
    """List every file that will be written, sorted by path.

    Args:
        catalogue: what is public.
        others: ``(path, kind)`` of files that other stages make.
        next: the next instant at which anything differs.

    Raises:
        IntegrityError: two entries share a path, or one leads outside, or to where the search index lies.
    """
    entries: dict[str, Entry] = {}
    for entry in _every(catalogue, others):
        if entry.path in entries:
            raise IntegrityError(f"two files want the path {entry.path}: {entries[entry.path]} and {entry}")
        entries[entry.path] = entry
    if ODD.search("\n".join(entries)):
        for path, entry in entries.items():
            _check(path, entry)
    return Plan(catalogue.at, tuple(entries[path] for path in sorted(entries)), next)


def _check(path: str, entry: Entry) -> None:
    if OUTSIDE.search(path):
        raise IntegrityError(f"the path {path!r} leads outside the output")
    if path.startswith(f"{SEARCH}/"):
        raise IntegrityError(f"the path {path} lies where the search index does; {entry} needs another")


def prefix(language: str, policy: Policy) -> str:
    """Return where the interface of a language lies: ``""`` for the first of the site, ``zh/`` for Chinese."""
    return "" if language == policy.site.languages[0] else f"{language.partition('-')[0]}/"


def in_columns(catalogue: Catalogue) -> dict[str, list[Row]]:
    """Return what each column lists, newest first; undated documents last, ties by id."""
    columns: dict[str, list[Row]] = {key: [] for key in catalogue.policy.columns}
    by_id = sorted(catalogue.rows.values(), key=attrgetter("id"))
    for row in sorted(by_id, key=attrgetter("day"), reverse=True):
        for key in row.listings:
            if key in columns:
                columns[key].append(row)
    return columns


def _every(catalogue: Catalogue, others: Iterable[tuple[str, str]]) -> Iterator[Entry]:
    policy = catalogue.policy
    for path, kind in others:
        yield Entry(path, kind, "", path)
    yield from _documents(catalogue)
    columns = in_columns(catalogue)
    for language in policy.site.languages:
        before = prefix(language, policy)
        newest = sorted({row.id for listed in columns.values() for row in listed[:HOME_ITEMS]})
        yield Entry(f"{before}index.html", "home", language, "", documents=tuple(newest))
        yield Entry(f"{before}search.html", "search", language, "")
        yield Entry(f"{before}site-map.html", "site-map", language, "")
        for page in PAGES:
            yield Entry(f"{before}{page}.html", "page", language, page)
        for key, listed in columns.items():
            yield from _lists(before, language, key, listed)
    first = policy.site.languages[0]
    for key, listed in columns.items():
        recent = tuple(row.id for row in listed[:PAGE_SIZE])
        yield Entry(f"{key}/feed.xml", "feed", first, key, documents=recent)
    yield Entry("404.html", "not-found", first, "")
    yield Entry("robots.txt", "robots", "", "")
    yield Entry("sitemap.xml", "sitemap", "", "", documents=tuple(catalogue.rows))


def _documents(catalogue: Catalogue) -> Iterator[Entry]:
    kinds = {key: column.page for key, column in catalogue.policy.columns.items()}
    for id, row in catalogue.rows.items():
        path = row.url[1:]
        yield Entry(path, kinds.get(row.column, "document"), row.language, id, documents=(id,))
        folder = path.removesuffix(".html")
        for name in row.attachments:
            yield Entry(f"{folder}/{name}", "attachment", "", f"{id}/{name}", documents=(id,))
    for notice in catalogue.notices:
        yield Entry(notice.url[1:], "notice", notice.language, notice.id, documents=(notice.id,))


def _lists(before: str, language: str, column: str, listed: Sequence[Row]) -> Iterator[Entry]:
    """Plan a column's pages: the newest, numbered ones, and those by year and by department."""
    folder = f"{before}{column}"
    pages = _pages([row.id for row in listed])
    yield Entry(f"{folder}/index.html", "list", language, column, documents=pages[-1])
    for number, ids in enumerate(pages[:-1], 1):
        yield Entry(f"{folder}/page-{number}.html", "list", language, column, (("page", str(number)),), ids)
    years: dict[str, list[str]] = defaultdict(list)
    departments: dict[str, list[str]] = defaultdict(list)
    for row in listed:
        years[row.year].append(row.id)
        departments[row.department].append(row.id)
    for name, groups in (("year", years), ("department", departments)):
        for value, group in groups.items():
            yield from _filtered(folder, language, column, (name, value), group)


def _filtered(folder: str, language: str, column: str, part: tuple[str, str], ids: list[str]) -> Iterator[Entry]:
    pages = _pages(ids)
    name = f"{folder}/{part[0]}-{part[1]}"
    yield Entry(f"{name}.html", "list", language, column, (part,), pages[-1])
    for number, some in enumerate(pages[:-1], 1):
        yield Entry(f"{name}-page-{number}.html", "list", language, column, (part, ("page", str(number))), some)


def _pages(newest_first: list[str]) -> list[tuple[str, ...]]:
    """Cut a list into pages numbered from the oldest, so that a full page never changes.

    The last page is the one shown first and holds between one and twice the
    page size less one; it is empty only when the list is.
    """
    oldest_first = newest_first[::-1]
    full = max(0, len(oldest_first) // PAGE_SIZE - 1)
    cuts = [oldest_first[i * PAGE_SIZE : (i + 1) * PAGE_SIZE] for i in range(full)]
    cuts.append(oldest_first[full * PAGE_SIZE :])
    return [tuple(reversed(cut)) for cut in cuts]
