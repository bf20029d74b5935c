"""Tables of texts: a stop of the tab key where they are wider than their place, and there with a name."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.demonstration import PAGES

TABLES = ".text .table-wrap"
STATE = """() => [...document.querySelectorAll(".text .table-wrap")].map((one) =>
    [one.scrollWidth > one.clientWidth + 1, one.getAttribute("tabindex"), one.getAttribute("role"), one.ariaLabel])"""


def test_tables_that_fit_are_no_stops_and_wider_ones_have_a_name(demonstration_served: str, page: Page) -> None:
    seen = set()
    for name in ("law", "service", "data set"):
        page.goto(f"{demonstration_served}/{PAGES[name]}")
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            page.wait_for_timeout(200)
            for scrolls, stop, role, label in page.evaluate(STATE):
                seen.add(scrolls)
                assert (stop, role, bool(label)) == (("0", "region", True) if scrolls else (None, None, False)), name
    assert seen == {True, False}


def test_without_a_script_each_can_be_reached(demonstration_served: str, new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{demonstration_served}/{PAGES['law']}")
    assert page.locator(TABLES).count() > 0
    assert page.locator(f"{TABLES}:not([tabindex='0'])").count() == 0
