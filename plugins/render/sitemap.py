"""``sitemap.xml`` (sitemap 0.9) and ``robots.txt``."""

from __future__ import annotations

from html import escape

from plugins.model.plan import Plan
from plugins.render.surroundings import Surroundings, address_of
from plugins.render.views.machine import RobotsView, SitemapView

LISTED = frozenset({"home", "list", "document", "question", "page", "site-map"})
LIMIT = 50_000
"""Addresses that one sitemap may hold, by the protocol."""


def sitemap_view(around: Surroundings, plan: Plan) -> SitemapView:
    """Collect every page that search engines may keep, with the day of a document's last release.

    Beyond `LIMIT` the newest documents and all lists are kept: the lists lead
    to the rest.
    """
    rows = around.catalogue.rows
    lists, documents = [], []
    for entry in plan.entries:
        if entry.kind not in LISTED:
            continue
        address = around.site.base_url + address_of(entry.path)
        row = rows.get(entry.key) if entry.kind in ("document", "question") else None
        if row is None:
            lists.append((address, ""))
        else:
            documents.append((row.order, address, row.released))
    room = LIMIT - len(lists)
    if len(documents) > room:
        documents = sorted(documents, reverse=True)[:room]
    return SitemapView(tuple(sorted([*lists, *((address, day) for _, address, day in documents)])))


def write_sitemap(view: SitemapView) -> bytes:
    """Return ``sitemap.xml``."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for address, day in view.addresses:
        lastmod = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<url><loc>{escape(address, quote=False)}</loc>{lastmod}</url>")
    return ("\n".join(lines) + "\n</urlset>\n").encode()


def robots_view(around: Surroundings) -> RobotsView:
    """Collect what robots are told."""
    return RobotsView(f"{around.site.base_url}/sitemap.xml")


def write_robots(view: RobotsView) -> bytes:
    """Return ``robots.txt`` (RFC 9309): everything public may be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {view.sitemap}\n".encode()
