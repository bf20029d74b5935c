"""The search page answers while one types, and whoever comes back finds it as it was left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.search.make import index_of, write
from tests.search.pages import answer_by, document_page, search_page, texts

ANSWERED = "25 results"
SOME = "No document holds all the words; 25 hold some of them"
CARD = """{ title, titled: [{ text: title }],
  url: "/laws-and-regulations/2026/d01.html", column: "", department: "", day: "", state: "",
  language: "en", excerpt: [{ text: "Of the measles.", marked: false }] }"""
MANY = f"[...Array(25).keys()].map(String).map((title) => ({CARD}))"


def until(page: Page, holds: str) -> None:
    """Wait for something in a page whose policy lets nobody wait inside of it."""
    for _ in range(100):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    raise AssertionError(holds)


@pytest.fixture
def site(tmp_path: Path, serve: Callable[[Path], str]) -> str:
    """A small site, served."""
    pages = {one.document.url.lstrip("/"): document_page(one) for one in texts()}
    return serve(write(tmp_path, {**index_of(texts()), **pages, "search.html": search_page()}))


def test_results_come_without_enter(site, page):
    page.goto(f"{site}/search.html")
    page.keyboard.type("measles")
    expect(page.get_by_role("status")).to_have_text(ANSWERED)
    assert page.url == f"{site}/search.html#q=measles"
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".result")).to_have_count(0)
    assert page.url == f"{site}/search.html"


def test_what_was_typed_last_wins_over_a_slower_answer(site, page):
    answer_by(page, "(query) => new Promise((done) => (window.answers ??= {})[query] = done)")
    page.goto(f"{site}/search.html")
    for query in ("slow", "quick"):
        page.get_by_role("searchbox").fill(query)
        until(page, f"Boolean(window.answers?.{query})")
    for query in ("quick", "slow"):
        page.evaluate(f"(title) => window.answers[title](Object.assign([{CARD}], {{ total: 1 }}))", query)
    page.wait_for_timeout(100)
    expect(page.locator(".result-title")).to_have_text("quick")


def test_a_word_that_is_being_composed_is_not_searched_until_it_is_chosen(site, page):
    page.goto(f"{site}/search.html")
    box = page.get_by_role("searchbox")
    box.evaluate(
        """(box) => {
          box.value = 'ji zhong';
          box.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
        }"""
    )
    page.wait_for_timeout(400)
    assert page.url == f"{site}/search.html"
    box.evaluate("(box) => { box.value = '接种'; box.dispatchEvent(new CompositionEvent('compositionend')); }")
    expect(page.get_by_role("status")).to_have_text("1 result")


def test_what_is_typed_on_is_one_step_back(site, page):
    page.goto(f"{site}/search.html#q=pertussis")
    expect(page.get_by_role("status")).to_have_text("1 result")
    box = page.get_by_role("searchbox")
    for query in ("meas", "measles"):
        box.fill(query)
        page.wait_for_url(f"**#q={query}")
    page.go_back()
    expect(box).to_have_value("pertussis")
    expect(page.get_by_role("status")).to_have_text("1 result")
    page.go_forward()
    expect(box).to_have_value("measles")


def test_the_title_of_the_page_names_the_question(site, page):
    page.goto(f"{site}/search.html#q=疫苗")
    expect(page).to_have_title("疫苗 – Search")
    page.get_by_role("searchbox").fill("")
    expect(page).to_have_title("Search")


def test_who_comes_back_from_a_document_finds_everything_as_it_was(site, page):
    answer_by(page, f"async (query, {{ limit }}) => Object.assign({MANY}.slice(0, limit), {{ total: 25 }})")
    page.goto(f"{site}/search.html#q=measles&department=legal-affairs")
    expect(page.locator(".result")).to_have_count(10)
    page.get_by_role("button", name="More results").click()
    expect(page.locator(".result")).to_have_count(20)
    link = page.locator(".result-title").nth(17)
    link.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 0
    link.click()
    page.wait_for_url("**/laws-and-regulations/**")
    page.go_back()
    expect(page.locator(".result")).to_have_count(20)
    expect(page.get_by_label("department")).to_have_value("legal-affairs")
    until(page, f"Math.abs(scrollY - {place}) < 2")


def test_a_question_that_is_too_long_is_searched_in_part_and_the_page_says_so(site, page):
    page.goto(f"{site}/search.html")
    page.get_by_role("searchbox").fill("measles " + "x" * 192 + " pertussis")
    expect(page.get_by_role("status")).to_have_text(
        "No document holds all the words; 25 hold some of them Only the first 200 characters were searched."
    )


def test_without_a_connection_the_page_says_so_and_goes_on_by_itself(site, page, faults):
    page.goto(f"{site}/search.html")
    page.context.set_offline(True)
    page.get_by_role("searchbox").fill("measles")
    expect(page.get_by_role("status")).to_have_text("You are offline.")
    page.context.set_offline(False)
    expect(page.get_by_role("status")).to_have_text(ANSWERED)
    assert all("ERR_INTERNET_DISCONNECTED" in fault for fault in faults)
    faults.clear()
