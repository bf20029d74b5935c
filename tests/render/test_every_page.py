"""What holds for every page of the site, whatever its kind."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import pytest

from tests.render.html_pages import Parsed, parse
from tests.render.site import render, whole_site
from tests.render.world import make_world

SITE = whole_site()
PAGES = sorted(path for path in SITE.files if path.endswith(".html"))
OURS = "www.health.example"


@pytest.fixture(scope="module")
def parsed() -> dict[str, Parsed]:
    return {path: parse(SITE.page(path)) for path in PAGES}


def test_the_site_has_every_kind_of_page():
    kinds = {entry.kind for entry in SITE.plan.entries}
    assert kinds >= {"group", "home", "list", "document", "notice", "page", "search", "site-map", "not-found"}


def test_no_page_has_a_script_or_style_in_it(parsed):
    for path, page in parsed.items():
        for element in page.elements:
            assert "style" not in element.attributes, path
            assert not [name for name in element.attributes if name.startswith("on")], path
            assert element.tag != "style", path
        for script in page.all("script"):
            is_data = script.attributes.get("type") == "application/ld+json"
            assert is_data or (script.text == "" and script.attributes["src"].startswith("/")), path


def test_no_page_loads_anything_from_another_host(parsed):
    for path, page in parsed.items():
        for element in page.elements:
            loads = "src" in element.attributes or element.tag in ("img", "iframe", "object", "source")
            loads = loads or (element.tag == "link" and element.attributes["rel"] in ("stylesheet", "icon"))
            address = element.attributes.get("src") or element.attributes.get("href") or ""
            assert not loads or re.match(r"/(?!/)", address), (path, address)


def test_every_absolute_address_is_ours_or_the_old_sites(parsed):
    for page in parsed.values():
        for element in page.elements:
            host = urlsplit(element.attributes.get("href", "")).hostname
            assert host in (None, OURS, "old.health.example")


def test_every_link_inside_the_site_leads_to_a_file_of_the_plan(parsed):
    addresses = set(SITE.files) | {"search/page.js"}
    for path, page in parsed.items():
        for element in page.elements:
            address = element.attributes.get("href") or element.attributes.get("src") or ""
            if address.startswith("/"):
                target = urlsplit(address).path[1:]
                target = unquote(target)
                target = f"{target}index.html" if target.endswith("/") or not target else target
                assert target in addresses, (path, address)


def test_every_anchor_of_a_page_exists_once(parsed):
    for path, page in parsed.items():
        ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
        assert len(ids) == len(set(ids)), path
        for element in page.all("a"):
            href = element.attributes.get("href", "")
            assert not href.startswith("#") or href[1:] in ids, (path, href)


def test_every_page_says_its_language_title_and_one_heading(parsed):
    for path, page in parsed.items():
        expected = "zh-Hans" if path.startswith("zh/") else None
        language = page.all("html")[0].attributes["lang"]
        assert language in ("en", "zh-Hans") and expected in (None, language), path
        assert page.words("title") and page.words("title")[0], path
        assert len(page.all("h1")) == 1, path


def test_every_page_has_skip_link_search_columns_and_language_switch(parsed):
    for path, page in parsed.items():
        assert page.elements[[e.tag for e in page.elements].index("body") + 1].attributes["href"] == "#page-content"
        forms = page.all("form", role="search")
        assert len(forms) == 1 and forms[0].attributes["action"] in ("/search.html", "/zh/search.html"), path
        typed = page.all("input", type="search")
        sends_nothing = forms[0].attributes["method"] == "dialog" or "name" not in typed[0].attributes
        assert len(typed) == 1 and sends_nothing, path
        assert page.meta()["referrer"] == "no-referrer", path
        hrefs = {e.attributes.get("href") for e in page.all("a")}
        for column in SITE.world.policy.columns:
            assert hrefs & {f"/{column}/", f"/zh/{column}/"}, (path, column)
        switches = [e for e in page.all("a") if e.attributes.get("hreflang") and e.text in ("English", "简体中文")]
        assert len(switches) == 1, path


def test_every_page_names_the_site_and_no_code_that_was_not_assigned(parsed):
    for path, page in parsed.items():
        meta = page.meta()
        assert meta["SiteName"] in ("Ministry of Health", "卫生部"), path
        assert meta["SiteDomain"] == OURS
        assert "SiteIDCode" not in meta


def test_every_line_of_every_list_shows_a_date(parsed):
    for path, page in parsed.items():
        lines = page.all("li", class_="entry")
        dates = [e for e in page.elements if e.attributes.get("class") == "entry-date"]
        assert len(lines) == len(dates), path
        assert all(date.text.strip() for date in dates), path


def test_nothing_was_left_undefined_or_unfilled():
    for path in PAGES:
        assert not re.search(r"\{[a-z]+\}|\bUndefined\b|\bNone\b(?! of)", parse(SITE.page(path)).words("body")[0]), path


def test_the_same_site_gives_the_same_views_and_bytes_again():
    again = render(make_world())
    assert {path: repr(view) for path, view in again.views.items()} == {
        path: repr(view) for path, view in SITE.views.items()
    }
    assert again.files == SITE.files


def test_no_full_width_sign_of_the_interface_has_a_space_before_what_it_leads_to():
    """Source: W3C, Requirements for Chinese Text Layout, 3.1: the sign holds the space in its own width."""
    gap = re.compile("[，、；：。？！）》”](?:</[a-z]+>)? <[a-z]")
    zh = [path for path in PAGES if '<html lang="zh-Hans"' in SITE.page(path)]
    assert len(zh) > 10
    for path in zh:
        interface = re.sub(r'(?s)<div class="text".*?</div>', "", SITE.page(path))
        assert not (found := gap.search(interface)), (path, interface[found.start() - 30 : found.end() + 20])
