"""``opensearch.xml`` tells a browser how to search the site, without telling anybody what."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.render.html_pages import parse
from tests.render.site import whole_site

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.mark.parametrize(("before", "language"), [("", "en"), ("zh/", "zh-Hans")])
def test_the_search_is_described_in_each_language_and_every_page_leads_there(before, language):
    site = whole_site()
    root = ElementTree.fromstring(site.files[f"{before}opensearch.xml"])  # noqa: S314 our own
    said = {child.tag.removeprefix(SPACE): child for child in root}
    assert root.tag == f"{SPACE}OpenSearchDescription"
    assert 0 < len(said["ShortName"].text) <= 16
    assert 0 < len(said["Description"].text) <= 1024
    assert said["Language"].text == language
    assert said["Url"].attrib == {
        "type": "text/html",
        "template": f"https://www.health.example/{before}search.html#q={{searchTerms}}",
    }
    for path in (f"{before}index.html", f"{before}about.html"):
        (link,) = parse(site.page(path)).all("link", rel="search")
        assert link.attributes["type"] == "application/opensearchdescription+xml"
        assert link.attributes["href"] == f"/{before}opensearch.xml"
        assert link.attributes["title"]


def test_the_words_stand_behind_the_sign_that_no_browser_sends():
    for before in ("", "zh/"):
        address, _, fragment = whole_site().files[f"{before}opensearch.xml"].decode().partition("#")
        assert "searchTerms" not in address
        assert "searchTerms" in fragment
