"""``sitemap.xml`` and ``robots.txt``."""

from __future__ import annotations

from xml.etree import ElementTree

from tests.render.site import whole_site

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses() -> dict[str, str | None]:
    root = ElementTree.fromstring(whole_site().files["sitemap.xml"])  # noqa: S314 our own bytes
    assert root.tag == f"{NAMESPACE}urlset"
    return {str(url.findtext(f"{NAMESPACE}loc")): url.findtext(f"{NAMESPACE}lastmod") for url in root}


def test_every_public_page_is_in_it_with_the_day_of_its_last_release():
    found = addresses()
    assert found["https://www.health.example/"] is None
    assert found["https://www.health.example/laws-and-regulations/2025/art00002.html"] == "2025-04-11"
    assert "https://www.health.example/zh/about.html" in found


def test_notices_search_and_not_found_are_not_in_it():
    assert not [a for a in addresses() if "gne0000" in a or "search" in a or "404" in a or a.endswith("xml")]


def test_robots_are_told_where_it_is():
    assert whole_site().files["robots.txt"] == (
        b"User-agent: *\nAllow: /\n\nSitemap: https://www.health.example/sitemap.xml\n"
    )
