"""``sitemap.xml`` and ``robots.txt``."""

from __future__ import annotations

import dataclasses
from datetime import date
from xml.etree import ElementTree

import pytest

from plugins.plan.entries import plan
from plugins.render.site import Renderer
from plugins.render.theme import Theme
from tests.render.make import THEME, World
from tests.render.site import render, whole_site

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def addresses() -> dict[str, str | None]:
    return read(whole_site().files["sitemap.xml"])


def read(sitemap: bytes) -> dict[str, str | None]:
    """The day of each address in a sitemap."""
    root = ElementTree.fromstring(sitemap)  # noqa: S314 our own bytes
    assert root.tag == f"{NAMESPACE}urlset"
    return {str(url.findtext(f"{NAMESPACE}loc")): url.findtext(f"{NAMESPACE}lastmod") for url in root}


def test_every_public_page_is_in_it_with_the_day_of_its_last_release():
    found = addresses()
    assert found["https://www.health.example/"] is None
    assert found["https://www.health.example/laws-and-regulations/2025/art00002.html"] == "2025-04-11"
    assert "https://www.health.example/zh/about.html" in found


@pytest.fixture(scope="module")
def translated() -> ElementTree.Element:
    """The sitemap of a site with a law, its translation, and the translation of one that is not public."""
    world = World()
    day = {"announced": date(2026, 11, 3), "issued_by": ("Ministry of Health",)}
    world.add("aaaa0000", "laws-and-regulations", "Law", "Words.", **day)
    world.add("bbbb0000", "laws-and-regulations", "法", "文字。", language="zh-Hans", translates="aaaa0000", **day)
    world.add("cccc0000", "laws-and-regulations", "Another", "Words.", translates="dddd0000", **day)
    return ElementTree.fromstring(render(world).files["sitemap.xml"])  # noqa: S314 our own bytes


def test_pages_in_both_languages_and_translations_name_each_other(translated):
    links = {
        str(url.findtext(f"{NAMESPACE}loc")).removeprefix("https://www.health.example"): {
            link.attrib["hreflang"]: link.attrib["href"].removeprefix("https://www.health.example")
            for link in url[1:]
            if "hreflang" in link.attrib
        }
        for url in translated
    }
    law = "/laws-and-regulations/2026/"
    pair = {"en": f"{law}aaaa0000.html", "zh-Hans": f"{law}bbbb0000.html"}
    assert links[f"{law}aaaa0000.html"] == links[f"{law}bbbb0000.html"] == pair
    assert links[f"{law}cccc0000.html"] == {}
    assert links["/zh/about.html"] == {"en": "/about.html", "zh-Hans": "/zh/about.html"}


def test_notices_search_and_not_found_are_not_in_it():
    assert not [a for a in addresses() if "gne0000" in a or "search" in a or "404" in a or a.endswith("xml")]


def test_of_more_than_50000_addresses_the_newest_documents_and_all_lists_are_kept():
    world = World()
    world.add("00000000", "work-updates", "News", "Words.", dated=date(2026, 11, 23))
    first = world.publications["00000000"]
    for number in range(50_000):
        id = f"{number:08}"
        revision = dataclasses.replace(first.revision, id=id)
        url = f"/work-updates/2026/{id}.html"
        world.publications[id] = dataclasses.replace(first, revision=revision, url=url, order=number)
    catalogue = world.catalogue()
    planned = plan(catalogue, [], None)
    renderer = Renderer(Theme(THEME, world.policy.site.languages, {}), catalogue, planned)
    entry = next(entry for entry in planned.entries if entry.path == "sitemap.xml")
    found = read(renderer.render(entry, renderer.view(entry), {}))
    pages = [
        entry.path
        for entry in planned.entries
        if entry.kind in ("calendar", "department", "group", "home", "list", "page", "progress", "site-map")
    ]
    documents = {int(address[-13:-5]) for address, day in found.items() if day}
    assert len(found) == 50_000  # the most that sitemaps.org allows
    assert documents == set(range(len(pages), 50_000))
    assert found.keys() >= {f"https://www.health.example/{path.removesuffix('index.html')}" for path in pages}


def test_it_is_what_its_schema_asks_for(translated):
    """Source: sitemaps.org, sitemap.xsd 0.9: `urlset`, `tUrl`, `tLocation`, `tLastmod`."""
    seen = set()
    for url in translated:
        names = [one.tag for one in url]
        known = [f"{NAMESPACE}loc", f"{NAMESPACE}lastmod"]
        own = [name for name in names if name.startswith(NAMESPACE)]
        assert (url.tag, own) in [(f"{NAMESPACE}url", known[:1]), (f"{NAMESPACE}url", known)]
        assert names[: len(own)] == own  # a sequence; elements of other namespaces come last
        (loc, *days), links = url[: len(own)], url[len(own) :]
        assert 12 <= len(loc.text or "") <= 2_048
        assert all(date.fromisoformat(day.text or "") for day in days)
        assert all(link.tag == f"{XHTML}link" and link.attrib["rel"] == "alternate" for link in links)
        seen.add(loc.text)
    assert len(seen) == len(translated)
    assert {link.attrib["href"] for link in translated.iter(f"{XHTML}link")} <= seen


def test_robots_are_told_where_it_is():
    assert whole_site().files["robots.txt"] == (
        b"User-agent: *\nAllow: /\nDisallow: /former/*/*/\n\nSitemap: https://www.health.example/sitemap.xml\n"
    )
