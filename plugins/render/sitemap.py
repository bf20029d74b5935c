"""``sitemap.xml`` (sitemap 0.9) and ``robots.txt``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from html import escape

from plugins.model.document import Text
from plugins.model.kind import Kind
from plugins.model.plan import Entry
from plugins.model.reserved import FORMER
from plugins.render.links import address_of
from plugins.render.view_context import ViewContext
from plugins.render.views.machine import RobotsView, SitemapView

LIMIT = 50_000
"""Addresses that one sitemap may hold, by the protocol."""


def sitemap_view(around: ViewContext, entry: Entry) -> SitemapView:
    """Collect every page that search engines may keep, with the day of a document's last release.

    Of more than `LIMIT` addresses it keeps all lists and the newest documents;
    the lists lead to the other documents.
    """
    rows = around.catalogue.rows
    lists, documents = [], []
    same: dict[object, dict[str, str]] = defaultdict(dict)
    for page in around.plan.entries:
        if not page.kind.is_mapped:
            continue
        address = around.site.base_url + address_of(page.path)
        row = rows.get(page.key) if page.kind is Kind.DOCUMENT else None
        if row is None:
            lists.append((address, ""))
            same[page.kind, page.key, page.part][page.language] = address
        else:
            documents.append((row.order, address, row.released))
            same[row.translates if row.translates in rows else row.id].setdefault(row.language, address)
    room = LIMIT - len(lists)
    if len(documents) > room:
        documents = sorted(documents, reverse=True)[:room]
    kept = sorted([*lists, *((address, day) for _, address, day in documents)])
    pairs = sorted(tuple(sorted(pair.items())) for pair in same.values() if len(pair) > 1)
    return SitemapView(tuple(kept), tuple(pairs))


def write_sitemap(view: SitemapView, texts: Mapping[str, Text]) -> bytes:
    """Return ``sitemap.xml``; ``texts`` is empty."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    links = {}
    for pair in view.pairs:
        said = "".join(f'<xhtml:link rel="alternate" hreflang="{one}" href="{escape(to)}"/>' for one, to in pair)
        links.update({address: said for _, address in pair})
    for address, day in view.addresses:
        lastmod = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<url><loc>{escape(address, quote=False)}</loc>{lastmod}{links.get(address, '')}</url>")
    return ("\n".join(lines) + "\n</urlset>\n").encode()


def robots_view(around: ViewContext, entry: Entry) -> RobotsView:
    """Collect what robots are told."""
    return RobotsView(f"{around.site.base_url}/sitemap.xml")


def write_robots(view: RobotsView, texts: Mapping[str, Text]) -> bytes:
    """Return ``robots.txt`` (RFC 9309): everything public may be read; ``texts`` is empty.

    Attachments of earlier texts cannot ask not to be kept, as their pages do, so that robots leave them alone.
    """
    return f"User-agent: *\nAllow: /\nDisallow: /{FORMER}/*/*/\n\nSitemap: {view.sitemap}\n".encode()
