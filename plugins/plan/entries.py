"""Every file of the output."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from plugins.model.address import UNDATED
from plugins.model.error import IntegrityError
from plugins.model.plan import Catalogue, Entry, Plan
from plugins.model.policy import Policy
from plugins.model.publication import Publication

PAGE_SIZE = 20
HOME_ITEMS = 6
PAGES = ("about", "contact", "privacy", "accessibility")
"""Plain pages that belong to no column, in the order in which the footer names them."""


def plan(catalogue: Catalogue, others: Iterable[tuple[str, str]], next: datetime | None) -> Plan:
    """List every file that will be written, sorted by path.

    Args:
        catalogue: what is public.
        others: ``(path, kind)`` of files that other stages make: ``asset`` and ``index``.
        next: the next instant at which anything differs.

    Raises:
        IntegrityError: two entries share a path, or one leads outside.
    """
    entries: dict[str, Entry] = {}
    for entry in _every(catalogue, others):
        if entry.path in entries:
            raise IntegrityError(f"two files want the path {entry.path}: {entries[entry.path]} and {entry}")
        if entry.path.startswith("/") or "\\" in entry.path or {"", ".", ".."} & set(entry.path.split("/")):
            raise IntegrityError(f"the path {entry.path!r} leads outside the output")
        entries[entry.path] = entry
    return Plan(catalogue.at, tuple(entries[path] for path in sorted(entries)), next)


def prefix(language: str, policy: Policy) -> str:
    """Return where the interface of a language lies: ``""`` for the first of the site, ``zh/`` for Chinese."""
    return "" if language == policy.site.languages[0] else f"{language.partition('-')[0]}/"


def in_column(catalogue: Catalogue, column: str) -> list[Publication]:
    """Return what a column lists, newest first; undated documents last, ties by id."""
    listed = [p for p in catalogue.publications.values() if column in p.listings]
    return sorted(listed, key=lambda p: (-(p.day or date.min).toordinal(), p.revision.id))


def _every(catalogue: Catalogue, others: Iterable[tuple[str, str]]) -> Iterator[Entry]:
    policy = catalogue.policy
    for path, kind in others:
        yield Entry(path, kind, "", path)
    yield from _documents(catalogue)
    columns = {key: in_column(catalogue, key) for key in policy.columns}
    for language in policy.site.languages:
        before = prefix(language, policy)
        newest = sorted({p.revision.id for listed in columns.values() for p in listed[:HOME_ITEMS]})
        yield Entry(f"{before}index.html", "home", language, "", documents=tuple(newest))
        yield Entry(f"{before}search.html", "search", language, "")
        yield Entry(f"{before}site-map.html", "site-map", language, "")
        for page in PAGES:
            yield Entry(f"{before}{page}.html", "page", language, page)
        for key, listed in columns.items():
            yield from _lists(before, language, key, listed)
    first = policy.site.languages[0]
    for key, listed in columns.items():
        recent = tuple(p.revision.id for p in listed[:PAGE_SIZE])
        yield Entry(f"{key}/feed.xml", "feed", first, key, documents=recent)
    yield Entry("404.html", "not-found", first, "")
    yield Entry("robots.txt", "robots", "", "")
    yield Entry("sitemap.xml", "sitemap", "", "", documents=tuple(catalogue.publications))


def _documents(catalogue: Catalogue) -> Iterator[Entry]:
    for id, publication in catalogue.publications.items():
        revision = publication.revision
        column = catalogue.policy.columns.get(revision.column)
        kind = column.page if column else "document"
        yield Entry(publication.url[1:], kind, revision.language, id, documents=(id,))
        folder = publication.url[1:].removesuffix(".html")
        for attachment in revision.attachments:
            yield Entry(f"{folder}/{attachment.name}", "attachment", "", f"{id}/{attachment.name}", documents=(id,))
    for notice in catalogue.notices:
        yield Entry(notice.url[1:], "notice", notice.language, notice.id, documents=(notice.id,))


def _lists(before: str, language: str, column: str, listed: Sequence[Publication]) -> Iterator[Entry]:
    """Plan a column's pages: the newest, numbered ones, and those by year and by department."""
    folder = f"{before}{column}"
    pages = _pages([p.revision.id for p in listed])
    yield Entry(f"{folder}/index.html", "list", language, column, documents=pages[-1])
    for number, ids in enumerate(pages[:-1], 1):
        yield Entry(f"{folder}/page-{number}.html", "list", language, column, (("page", str(number)),), ids)
    years: dict[str, list[str]] = defaultdict(list)
    departments: dict[str, list[str]] = defaultdict(list)
    for publication in listed:
        years[UNDATED if publication.day is None else str(publication.day.year)].append(publication.revision.id)
        departments[publication.revision.string("department")].append(publication.revision.id)
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
