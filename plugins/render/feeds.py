"""Atom feeds with full text (RFC 4287), and a tombstone for each document that was withdrawn (RFC 6721)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import urlsplit

from plugins.model.address import difference_address
from plugins.model.document import Text
from plugins.model.plan import Entry
from plugins.model.publication import Publication
from plugins.model.reserved import DEPARTMENTS
from plugins.render.dates import machine_instant
from plugins.render.links import address_of, attachment_address, make_absolute, resolve
from plugins.render.media_types import media_type
from plugins.render.view_context import ViewContext
from plugins.render.views.machine import DeletedEntry, Enclosure, FeedEntry, FeedView
from plugins.render.views.relations import legal_relations

AUTHORITY_SINCE = "2026"
"""Year in which the site's name was its own, as tag URIs ask for (RFC 4151)."""

NEVER = "1970-01-01T00:00:00Z"
"""When an empty feed was updated: a feed must say something, and nothing may depend on the clock."""

TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
MOST_DELETED = 50
"""A feed names so many withdrawals, as it has so many entries: who subscribes looks more often."""

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 does not know."""


def feed_view(around: ViewContext, entry: Entry) -> FeedView:
    """Collect the feed of a column, of a department, or of the whole site; each language has its own."""
    language = around.interface(entry.language)
    site, column = around.site, around.columns.get(entry.key)
    name, words = site.name[language], around.words[language]
    department = entry.key.removeprefix(f"{DEPARTMENTS}/") if entry.key.startswith(f"{DEPARTMENTS}/") else ""
    if column:
        title, about, way = column.title[language], column.description[language], around.column(column.key, language)
    elif department:
        title, way = around.department(department, language), around.department_page(department, language)
        about = words["feed_of_department"].format(title=title)
    else:
        title, about, way = "", site.tagline[language], around.page("home", language)
    entries = sorted(
        (
            _remembered(around, publication)
            for id in entry.documents
            if (publication := around.publication(id)) is not None
        ),
        key=lambda made: (made.updated, made.id),
        reverse=True,
    )
    deleted = _deleted(around, entry.key, language)
    return FeedView(
        id=_tag(around, entry.key if language == site.languages[0] and column else f"{entry.key or 'all'}/{language}"),
        title=f"{title} – {name}" if title else name,
        subtitle=about,
        language=language,
        author=name,
        url=site.base_url + address_of(entry.path),
        home=site.base_url + way,
        updated=max(*(made.updated for made in entries), *(gone.when for gone in deleted), NEVER, NEVER),
        entries=tuple(entries),
        deleted=deleted,
    )


def write_feed(view: FeedView, texts: Mapping[str, Text]) -> bytes:
    """Return the feed.

    Args:
        view: what it says.
        texts: the text of each of its documents, by id.
    """
    base_url = view.url.removesuffix(urlsplit(view.url).path)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="{TOMBSTONES}" xml:lang={_quote(view.language)}>',
        f"<id>{_text(view.id)}</id>",
        f"<title>{_text(view.title)}</title>",
        f"<subtitle>{_text(view.subtitle)}</subtitle>",
        f"<updated>{view.updated}</updated>",
        f"<author><name>{_text(view.author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={_quote(view.url)}/>',
        f'<link rel="alternate" type="text/html" href={_quote(view.home)}/>',
    ]
    for entry in view.entries:
        lines += [
            f"<entry xml:lang={_quote(entry.language)}>",
            f"<id>{_text(entry.id)}</id>",
            f"<title>{_text(entry.title)}</title>",
            f"<updated>{entry.updated}</updated>",
            *([f"<published>{entry.published}</published>"] if entry.published else []),
            f"<author><name>{_text(entry.author)}</name></author>",
            f'<link rel="alternate" type="text/html" hreflang={_quote(entry.language)} href={_quote(entry.url)}/>',
            *(
                f'<link rel="related" type="text/html" title={_quote(title)} href={_quote(address)}/>'
                for title, address in (*entry.relations, *([entry.difference] if entry.difference else []))
            ),
            *([f"<summary>{_text(entry.summary)}</summary>"] if entry.summary else []),
            *(
                f'<link rel="enclosure" type={_quote(one.media_type)} length="{one.size_bytes}" '
                f"title={_quote(one.name)} href={_quote(one.url)}/>"
                for one in entry.enclosures
            ),
            f'<content type="html">{_text(absolute_html(entry, base_url, texts))}</content>',
            "</entry>",
        ]
    for gone in view.deleted:
        lines += [
            f'<at:deleted-entry ref={_quote(gone.id)} when="{gone.when}">',
            # As an element of its own, many readers would take the address for that of the feed.
            f"<at:comment>{_text(f'{gone.said} {gone.url}')}</at:comment>",
            "</at:deleted-entry>",
        ]
    lines.append("</feed>\n")
    return "\n".join(lines).encode()


def absolute_html(entry: FeedEntry, base_url: str, texts: Mapping[str, Text]) -> str:
    """Return the text of an entry as HTML in which every address is absolute; ``texts`` are by id."""
    html = texts[entry.id.rpartition(":")[2]].html
    return make_absolute(resolve(html, dict(entry.links), dict(entry.files)), base_url, entry.url)


def _deleted(around: ViewContext, of: str, language: str) -> tuple[DeletedEntry, ...]:
    """Return what was withdrawn from a column or a department, or anywhere; subscribers still have its text."""
    words = around.words[language]
    return tuple(
        DeletedEntry(
            _tag(around, id),
            when,
            around.site.base_url + url,
            words[f"withdrawn_because_{reason.replace('-', '_')}"] if reason else words["withdrawn"],
        )
        for when, id, url, reason in around.withdrawals(of)[:MOST_DELETED]
    )


def _remembered(around: ViewContext, publication: Publication) -> FeedEntry:
    """Return the entry of a document: it is the same in every feed."""
    return around.remember(("feed entry", publication.revision.id), lambda: _entry(around, publication))


def _entry(around: ViewContext, publication: Publication) -> FeedEntry:
    revision = publication.revision
    released = next((version.since for version in publication.versions if version.since is not None), publication.since)
    files = tuple((file.name, attachment_address(publication.url, file.name)) for file in revision.attachments)
    return FeedEntry(
        id=_tag(around, revision.id),
        title=revision.title,
        language=revision.language,
        url=around.site.base_url + publication.url,
        updated=machine_instant(released or publication.approval[-1].at),
        published=machine_instant(publication.since) if publication.since else "",
        author=around.department(revision.string("department"), around.interface(revision.language)),
        summary=" ".join(revision.string("summary").split()),
        digest=revision.digest,
        relations=_relations(around, publication),
        difference=_difference(around, publication),
        links=around.links(revision.id),
        files=files,
        enclosures=tuple(
            Enclosure(file.name, around.site.base_url + address, media_type(file.name), file.size_bytes)
            for file, (_, address) in zip(revision.attachments, files, strict=True)
        ),
    )


def _difference(around: ViewContext, publication: Publication) -> tuple[str, str] | tuple[()]:
    """Return title and address of what the newest text changed, nothing for a first text and where it is not shown."""
    pair = tuple(version.digest for version in publication.versions[1::-1])
    if pair not in publication.changes:
        return ()
    words = around.words[around.interface(publication.revision.language)]
    return words["difference"], around.site.base_url + difference_address(publication.revision.id, *pair)


def _relations(around: ViewContext, publication: Publication) -> tuple[tuple[str, str], ...]:
    """Return relation and address of what a text does to others, and others to it."""
    language = around.interface(publication.revision.language)
    related = legal_relations(around, publication, language)
    return tuple((f"{label}: {link.text}", around.site.base_url + link.href) for label, link in related)


def _tag(around: ViewContext, name: str) -> str:
    return f"tag:{urlsplit(around.site.base_url).hostname},{AUTHORITY_SINCE}:{name}"


def _text(words: str) -> str:
    return escape(FORBIDDEN.sub("", words), quote=False)


def _quote(value: str) -> str:
    return f'"{escape(FORBIDDEN.sub("", value))}"'
