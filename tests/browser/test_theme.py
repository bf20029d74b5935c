"""The theme in a real browser: accessible, nothing cut off, complete without scripts."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.render.site import whole_site

TEMPLATES = {
    "home": "/",
    "home, Chinese": "/zh/",
    "list": "/work-updates/",
    "numbered list": "/work-updates/page-1.html",
    "narrowed list": "/laws-and-regulations/year-2026.html",
    "law": "/laws-and-regulations/2026/vaccine-storage.html",
    "normative document, Chinese": "/policy-information/2026/nrm00001.html",
    "adopted and repealed": "/laws-and-regulations/2009/art00009.html",
    "question": "/public-qa/2026/qst00000.html",
    "notice": "/laws-and-regulations/2026/gne00001.html",
    "plain": "/accessibility.html",
    "search": "/search.html",
    "site map": "/site-map.html",
    "not found": "/about-us.html",
}
SEARCH = {
    "search/page.js": b"",
    "search/search.js": b"""export const open = async () => ({
      root: location.origin, search: async () => [{ url: "/about.html", title: "About us", language: "en" }] });""",
}
"""What stands in the place of the search, of which the theme knows no more than this."""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 900}
SETTINGS = ((WIDE, "light"), (NARROW, "dark"))
"""Those in which axe looks at a page: both in the long profile, in the fast one either in turn."""
EVERY_TEMPLATE = pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole fictional site as files, with a search that finds one page whatever it is asked."""
    root = tmp_path_factory.mktemp("site")
    for path, content in {**whole_site().files, **SEARCH}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return root


@pytest.fixture
def site(serve: Callable[[Path], str], folder: Path) -> str:
    return serve(folder)


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{fault['id']}: {node['html'][:150]}" for fault in found for node in fault["nodes"]]


@EVERY_TEMPLATE
def test_axe_finds_nothing_and_nothing_is_cut_off_at_any_width(site, page, path, faults):
    page.goto(site + path)
    if path == TEMPLATES["not found"]:
        faults.clear()  # that nothing is there is told in the console
        page.get_by_role("link", name="About us").wait_for()
    for number, (size, scheme) in enumerate(SETTINGS):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        if LONG or number == list(TEMPLATES.values()).index(path) % 2:
            assert violations(page) == [], f"{scheme}, {size}"
        assert not page.evaluate(OVERFLOW), size
    page.set_viewport_size({"width": 320, "height": 900})
    assert not page.evaluate(OVERFLOW), "400 % of 1280 pixels"
    page.set_viewport_size(WIDE)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert not page.evaluate(OVERFLOW), "text twice as large"


def test_large_text_is_a_switch_that_is_remembered(site, page):
    page.goto(site)
    switch = page.get_by_role("button", name="Large text")
    assert switch.get_attribute("aria-pressed") == "false"
    size = "parseFloat(getComputedStyle(document.querySelector('.headline-summary')).fontSize)"
    before = page.evaluate(size)
    switch.click()
    assert switch.get_attribute("aria-pressed") == "true"
    assert page.evaluate(size) > before * 1.3
    page.goto(f"{site}/about.html")
    assert page.get_by_role("button", name="Large text").get_attribute("aria-pressed") == "true"
    assert violations(page) == []


def test_without_scripts_large_text_leads_to_advice_and_the_columns_still_open(site, new_page):
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page.goto(site)
    columns = page.locator("#page-navigation a").nth(2)
    assert not columns.is_visible()
    page.get_by_role("button", name="All sections").click()
    assert columns.is_visible()
    page.keyboard.press("Escape")
    assert not columns.is_visible()
    page.get_by_role("link", name="Large text").click()
    assert page.url == f"{site}/accessibility.html#large-text"


def test_the_first_key_leads_past_the_navigation(site, page):
    page.goto(f"{site}/laws-and-regulations/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page-content"


def test_contents_stand_beside_the_text_or_open_from_the_bar(site, page):
    page.goto(f"{site}/laws-and-regulations/2026/vaccine-storage.html")
    contents, button = page.locator("#page-contents"), page.locator("button.reader-contents")
    assert contents.is_visible() and not button.is_visible()
    page.set_viewport_size({"width": 360, "height": 800})
    assert button.is_visible() and not contents.is_visible()
    first_article = page.locator("#article-1").bounding_box()
    assert first_article["y"] < 1.5 * 800  # within a screen and a half, whichever fonts the machine has


def test_print_begins_with_title_number_date_and_address_and_leaves_navigation_out(site, page):
    page.goto(f"{site}/laws-and-regulations/2026/vaccine-storage.html")
    page.emulate_media(media="print")
    for selector in (".navigation", ".search-box", ".breadcrumb", ".footer nav"):
        assert not page.locator(selector).first.is_visible()
    for text in ("Order No. 61", "23 November 2026", "000000000/2026-00117"):
        assert page.get_by_text(text, exact=True).first.is_visible()
    assert page.locator(".print-only").is_visible()
    written = page.evaluate("getComputedStyle(document.querySelector('.files a'), '::after').content")
    assert "delivery-note.pdf" in written


def test_states_keep_their_marks_in_forced_colours(site, new_page):
    page = new_page(forced_colors="active")
    page.goto(f"{site}/laws-and-regulations/")
    width = "getComputedStyle(document.querySelector('.tag-in-force'), '::before').borderTopWidth"
    assert float(page.evaluate(width).removesuffix("px")) >= 3
