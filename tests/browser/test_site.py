"""Every template in a real browser: accessible, in its frame at every width, whole without JavaScript."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.browser.demonstration import PAGES, find_page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
NARROW = {"width": 360, "height": 780}
WIDE = {"width": 1280, "height": 900}
ZOOMED = {"width": 320, "height": 256}
"""400 % zoom of a 1280 by 1024 screen (WCAG 2.2, 1.4.10)."""
SETTINGS = ((NARROW, "light"), (WIDE, "dark"), (NARROW, "dark"), (WIDE, "light"))

ASKED = [name for name in PAGES if LONG or name not in {f"{other} in Chinese" for other in PAGES}]
"""Pages at which axe looks: the long profile has all, the fast one each kind of page in one language."""

NewPage = Callable[..., Page]
Serve = Callable[[Path], str]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    name: str, demonstration: Path, serve: Serve, new_page: NewPage
) -> None:
    # The long profile asks each page in every setting, the fast one those of `ASKED` in one of them, in turn.
    page = new_page(bypass_csp=True, viewport=NARROW)
    page.goto(f"{serve(demonstration)}/{find_page(demonstration, name)}")
    if "#q=" in PAGES[name]:
        page.wait_for_selector(".results .result-title")
    for size in (NARROW, ZOOMED, WIDE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), size
    if name in ASKED:
        page.add_script_tag(path=AXE)
    for size, scheme in SETTINGS if LONG else [SETTINGS[ASKED.index(name) % len(SETTINGS)]] if name in ASKED else []:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert _violations(page) == [], f"{scheme}, {size}"


def test_every_page_has_its_heading_and_its_text_without_a_script(
    demonstration: Path, serve: Serve, new_page: NewPage
) -> None:
    address = serve(demonstration)
    page = new_page(java_script_enabled=False)
    for name in ASKED:
        answer = page.goto(f"{address}/{find_page(demonstration, name)}")
        assert answer and answer.ok, name
        heading, text = page.locator("main h1").first.inner_text(), page.locator("main").inner_text()
        assert heading and len(text) > len(heading), name


@pytest.mark.parametrize("name", ["law", "question", "list", "home"])
def test_in_print_the_text_stands_without_the_navigation(
    name: str, demonstration: Path, serve: Serve, page: Page
) -> None:
    page.goto(f"{serve(demonstration)}/{PAGES[name]}")
    page.emulate_media(media="print")
    assert page.locator("main h1").first.is_visible()
    assert not page.locator("header nav").first.is_visible()
    assert not page.locator("form[role=search]").first.is_visible()


def test_a_reader_can_reach_search_with_the_keyboard_and_find_a_law(
    demonstration: Path, serve: Serve, page: Page
) -> None:
    page.goto(f"{serve(demonstration)}/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#page-content"
    page.locator("#page-search-box-q").focus()
    page.keyboard.type("storage of vaccines")
    page.keyboard.press("Enter")
    page.wait_for_selector(".results .result-title")
    assert "Measures for the Storage and Transport of Vaccines" in page.locator(".results").inner_text()
    page.wait_for_selector(".results mark")
    assert page.locator("[role=status]").inner_text().strip()


def test_a_question_in_chinese_finds_a_document_in_chinese(demonstration: Path, serve: Serve, page: Page) -> None:
    page.goto(f"{serve(demonstration)}/zh/search.html#q=煤炉取暖")
    page.wait_for_selector(".results .result-title")
    assert "煤炉取暖" in page.locator(".results .result-title").first.inner_text()


def test_the_filters_of_search_narrow_the_results(demonstration: Path, serve: Serve, page: Page) -> None:
    page.goto(f"{serve(demonstration)}/search.html#q=water&column=public-qa")
    page.wait_for_selector(".results .result-title")
    hrefs = page.locator(".results a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert hrefs
    assert all("/public-qa/" in href for href in hrefs)


def test_without_javascript_the_search_page_leads_to_every_column(
    demonstration: Path, serve: Serve, new_page: NewPage
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{serve(demonstration)}/search.html#q=water")
    hrefs = page.locator("main a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    for column in ("laws-and-regulations", "policy-information", "work-updates", "press-releases", "public-qa"):
        assert any(f"/{column}/" in href for href in hrefs), column


def test_the_data_for_machines_on_a_law_page_can_be_read(demonstration: Path, serve: Serve, page: Page) -> None:
    page.goto(f"{serve(demonstration)}/{PAGES['law']}")
    blocks = page.locator('script[type="application/ld+json"]').all_inner_texts()
    types = {item["@type"] for block in blocks for item in _items(json.loads(block))}
    assert {"Legislation", "BreadcrumbList"} <= types


def _items(block: Any) -> list[Any]:
    return block.get("@graph", [block]) if isinstance(block, dict) else list(block)


def _violations(page: Page) -> list[str]:
    result = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in result["violations"]]


def test_an_amended_law_is_marked_at_the_articles_that_changed_and_at_no_other(
    demonstration: Path, serve: Serve, page: Page
) -> None:
    page.goto(f"{serve(demonstration)}/{PAGES['law with history']}")
    marked = page.locator(".amended").evaluate_all("marks => marks.map(mark => mark.previousElementSibling.id)")
    assert marked == [f"article-{number}" for number in (3, 6, 8, 10, 12, 15, 16, 17, 20)]
    mark = page.locator("#article-8 + .amended")
    assert mark.inner_text().startswith("Amended from 1 January 2026 by: Article 1, Decision on Amending")
    with page.expect_navigation():
        mark.get_by_role("link").click()
    assert page.url.endswith("safe-drinking-water-first-amendment.html#article-1")
    assert "once in each quarter" in page.locator("#article-1").inner_text()
