"""Every file of the output."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from operator import attrgetter

from plugins.model.address import difference_address, former_address
from plugins.model.counted import counted
from plugins.model.error import IntegrityError
from plugins.model.kind import Kind
from plugins.model.law_changes import of_month
from plugins.model.plan import Catalogue, Entry, Plan
from plugins.model.policy import Policy
from plugins.model.reserved import DEPARTMENTS, NOT_FOUND, PLAIN_PAGES, SEARCH
from plugins.model.row import Row
from plugins.plan.departments import AT_HAND, newest_of_departments
from plugins.plan.lists import PAGE_SIZE, list_pages

OUTSIDE = re.compile(r"(?:^|/)\.{0,2}(?:/|$)|\\")
"""Matches a path that leads outside, or is not in its plain form."""

ODD = ("\\", "//", "/.", "/\n", "\n/", "\n.", "\n\n", f"\n{SEARCH}/")
"""At least one occurs in a list of paths, one a line, when a path is at fault; one look through saves checking each."""

SECURITY = ".well-known/security.txt"
"""The only path with a name that begins with a dot. Source: RFC 9116, 3."""

HOME_ITEMS = 6
"""Documents of a column, and of those in one language, that are at hand for the home page and its group's page."""


def plan(catalogue: Catalogue, others: Iterable[tuple[str, Kind]], next: datetime | None) -> Plan:
    """List every file that will be written, sorted by path.

    Args:
        catalogue: what is public.
        others: ``(path, kind)`` of files that other stages make.
        next: the next instant at which anything differs.

    Raises:
        IntegrityError: some entries share a path, or one leads outside, or to where the search index lies;
            the message names every entry that shares one.
    """
    every = list(_every(catalogue, others))
    entries = {entry.path: entry for entry in every}
    if len(entries) < len(every):
        raise IntegrityError("\n".join(_collisions(every)))
    paths = "\n".join(["", *entries, ""]).replace(f"\n{SECURITY}\n", "\n", 1)
    if any(odd in paths for odd in ODD):
        for path, entry in entries.items():
            _check(path, entry)
    return Plan(catalogue.at, tuple(entries[path] for path in sorted(entries)), next)


def _collisions(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a line for each path that several entries have, with all of them."""
    by_path: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_path[entry.path].append(entry)
    for path, some in sorted(by_path.items()):
        if len(some) > 1 and any(entry.kind is not Kind.TWIN for entry in some):  # the page of each is named
            yield f"{counted(len(some), 'file')} want the path {path}: {', '.join(map(_named, some))}"


def _named(entry: Entry) -> str:
    """Return what tells an entry from others, such as ``list en work-updates year-2026``."""
    return " ".join(filter(None, (entry.kind, entry.language, entry.key, *map("-".join, entry.part))))


def _check(path: str, entry: Entry) -> None:
    if OUTSIDE.search(path):
        raise IntegrityError(f"the path {path!r} leads outside the output")
    if path.startswith(f"{SEARCH}/"):
        raise IntegrityError(f"the path {path} lies where the search index does; {_named(entry)} needs another")


def prefix(language: str, policy: Policy) -> str:
    """Return where the interface of a language lies: ``""`` for the first of the site, ``zh/`` for Chinese."""
    return "" if language == policy.site.languages[0] else f"{language.partition('-')[0]}/"


def in_columns(catalogue: Catalogue) -> dict[str, list[Row]]:
    """Return the documents each column lists, newest first; those without a date last, ties by id."""
    columns: dict[str, list[Row]] = {key: [] for key in catalogue.policy.columns}
    by_id = sorted(catalogue.rows.values(), key=attrgetter("id"))
    for row in sorted(by_id, key=attrgetter("day"), reverse=True):
        for key in row.listings:
            if key in columns:
                columns[key].append(row)
    return columns


def _every(catalogue: Catalogue, others: Iterable[tuple[str, Kind]]) -> Iterator[Entry]:
    policy = catalogue.policy
    for path, kind in others:
        yield Entry(path, kind, "", path)
    yield from _documents(catalogue)
    columns = in_columns(catalogue)
    lists = {key: tuple(list_pages(listed, policy.columns[key].filters)) for key, listed in columns.items()}
    groups = dict(_groups(policy))
    changing = _beside_the_newest(catalogue)
    departments = newest_of_departments(columns, policy.departments)
    events = {
        key: tuple(sorted(row.id for row in listed)) for key, listed in columns.items() if policy.columns[key].calendar
    }
    for language in policy.site.languages:
        before = prefix(language, policy)
        at_hand = {key: _at_hand(listed, language) for key, listed in columns.items()}
        on_home = sorted({*changing, *(id for ids in at_hand.values() for id in ids)})
        yield Entry(f"{before}index.html", Kind.HOME, language, "", documents=tuple(on_home))
        for group, keys in groups.items():
            ids = tuple(sorted({id for key in keys for id in at_hand[key]}))
            yield Entry(f"{before}{group}/index.html", Kind.GROUP, language, group, documents=ids)
        for department, newest_of_it in departments.items():
            ids = tuple(sorted(_at_hand(newest_of_it, language, AT_HAND)))
            yield Entry(
                f"{before}{DEPARTMENTS}/{department}.html", Kind.DEPARTMENT, language, department, documents=ids
            )
        yield Entry(f"{before}{NOT_FOUND}", Kind.NOT_FOUND, language, "")
        yield Entry(f"{before}search.html", Kind.SEARCH, language, "")
        yield Entry(f"{before}opensearch.xml", Kind.OPEN_SEARCH, language, "")
        yield Entry(f"{before}site-map.html", Kind.SITE_MAP, language, "")
        yield Entry(f"{before}progress.html", Kind.PROGRESS, language, "progress")
        for page in PLAIN_PAGES:
            yield Entry(f"{before}{page}.html", Kind.PAGE, language, page)
        for key, pages in lists.items():
            for name, part, ids in pages:
                yield Entry(f"{before}{key}/{name}.html", Kind.LIST, language, key, part, ids)
        for key, ids in events.items():
            yield Entry(f"{before}{key}/calendar.html", Kind.CALENDAR, language, key, documents=ids)
    first = policy.site.languages[0]
    yield from _feeds(catalogue, columns | {f"{DEPARTMENTS}/{key}": listed for key, listed in departments.items()})
    for key, ids in events.items():
        yield Entry(f"{key}/calendar.ics", Kind.CALENDAR_FEED, first, key, documents=ids)
    yield Entry("robots.txt", Kind.ROBOTS, "", "")
    yield Entry("llms.txt", Kind.LLMS, "", "")
    if policy.site.security_contact:
        yield Entry(SECURITY, Kind.SECURITY, "", "")
    yield Entry("sitemap.xml", Kind.SITEMAP, "", "", documents=tuple(catalogue.rows))


def _feeds(catalogue: Catalogue, listed: Mapping[str, Sequence[Row]]) -> Iterator[Entry]:
    """Plan the feeds of each language: of the whole site, by the time of release, and of each column and department."""
    released = sorted(catalogue.rows.values(), key=lambda row: (row.since, row.order, row.id), reverse=True)
    policy = catalogue.policy
    for language in policy.site.languages:
        for key, rows in {"": released, **listed}.items():
            recent = tuple(row.id for row in rows[:PAGE_SIZE])
            folder = f"{prefix(language, policy)}{key}{'/' if key else ''}"
            yield Entry(f"{folder}feed.xml", Kind.FEED, language, key, documents=recent)
            yield Entry(f"{folder}feed.json", Kind.JSON_FEED, language, key, documents=recent)


def _groups(policy: Policy) -> Iterator[tuple[str, list[str]]]:
    """Return each group that has columns, with these."""
    for group in policy.site.groups:
        inside = [key for key, column in policy.columns.items() if column.group == group]
        if inside:
            yield group, inside


def _beside_the_newest(catalogue: Catalogue) -> set[str]:
    """Return what the home page shows whether or not it is new: laws that change soon, and what is asked most."""
    here, coming = of_month(catalogue.rows, catalogue.at)
    asked = (id for id in catalogue.policy.site.most_asked if id in catalogue.rows)
    return {*(change.id for change in (*here, *coming)), *asked}


def _at_hand(listed: Sequence[Row], language: str, most: int = HOME_ITEMS) -> frozenset[str]:
    """Return the newest documents of a list, at most so many, and the newest of those in one language."""
    readable = islice((row.id for row in listed if row.language == language), most)
    return frozenset((*(row.id for row in listed[:most]), *readable))


def _documents(catalogue: Catalogue) -> Iterator[Entry]:
    twin = Kind.TWIN
    document = Kind.DOCUMENT  # asking the class costs more than all the rest of a document without files
    for id, row in catalogue.rows.items():
        ids = (id,)
        yield Entry(row.url[1:], document, row.language, id, (), ids)
        yield Entry(f"{row.url[1:-5]}.md", twin, row.language, id, (), ids)
        if row.attachments:
            folder = row.url[1:].removesuffix(".html")
            for name in row.attachments:
                yield Entry(f"{folder}/{name}", Kind.ATTACHMENT, "", f"{id}/{name}", (), ids)
        if row.earlier or row.changes:
            yield from _former(row)
    for notice in catalogue.notices:
        yield Entry(notice.url[1:], Kind.NOTICE, notice.language, notice.id, documents=(notice.id,))


def _former(row: Row) -> Iterator[Entry]:
    """Plan the earlier texts of a document with their files, and the pages that compare two of its texts."""
    id, ids = row.id, (row.id,)
    for digest, names in row.earlier:
        path = former_address(id, digest)[1:]
        yield Entry(path, Kind.FORMER, row.language, f"{id}/{digest}", (), ids)
        for name in names:
            yield Entry(f"{path.removesuffix('.html')}/{name}", Kind.FORMER_FILE, "", f"{id}/{digest}/{name}", (), ids)
    for older, newer in row.changes:
        path = difference_address(id, older, newer)[1:]
        yield Entry(path, Kind.DIFFERENCE, row.language, f"{id}/{older}/{newer}", (), ids)
