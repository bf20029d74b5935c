"""The form of the search in a real browser: choices in sight where they help, folded away where results are due."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 740}
SHIFTS = """() => new Promise((done) => new PerformanceObserver((list) =>
  done(list.getEntries().map((one) => one.sources.map(({ node }) => node?.outerHTML?.slice(0, 60)).join())))
  .observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done([]), 100))"""
Visit = Callable[[Page, str], None]


@pytest.fixture
def form(visit: Visit, page: Page) -> Page:
    """The search page of the demonstration."""
    visit(page, "search")
    return page


def test_a_filter_of_one_column_is_offered_with_that_column(form: Page) -> None:
    verdict = form.get_by_label("Verdict")
    expect(verdict).to_be_hidden()
    form.get_by_label("Section", exact=True).select_option("clarifications")
    expect(verdict).to_be_visible()
    expect(form.get_by_label("Region")).to_be_hidden()


def test_each_choice_says_how_many_documents_it_leaves_once_somebody_turns_to_it(form: Page) -> None:
    form.locator("#q").fill("water")
    expect(form.get_by_role("status")).to_contain_text("results")
    section = form.get_by_label("Section", exact=True)
    expect(section.locator("option[value=public-qa]")).to_have_text("Public Q&A")
    section.hover()
    expect(section.locator("option[value=public-qa]")).to_have_text(re.compile(r"^Public Q&A \([1-9]\d*\)$"))
    found = section.locator("option[value=public-qa]").inner_text().partition("(")[2].rstrip(")")
    section.select_option("public-qa")
    expect(form.get_by_role("status")).to_have_text(re.compile(rf"^{found} results?$"))


def test_with_another_column_what_it_has_not_is_let_go(form: Page) -> None:
    form.locator("#q").fill("water")
    form.get_by_label("Section", exact=True).select_option("clarifications")
    form.get_by_label("Verdict").select_option("false")
    form.wait_for_url("**verdict=false")
    form.get_by_label("Section", exact=True).select_option("laws-and-regulations")
    form.wait_for_url("**#q=water&column=laws-and-regulations")
    expect(form.get_by_label("Verdict")).to_be_hidden()


def test_a_filter_in_the_address_stays_in_sight_without_its_column(form: Page) -> None:
    form.goto(f"{form.url}#q=water&verdict=false")
    form.reload()
    expect(form.get_by_label("Verdict")).to_have_value("false")
    expect(form.get_by_label("Verdict")).to_be_visible()


@pytest.mark.parametrize("large", [False, True], ids=["usual text", "large text"])
def test_on_a_phone_the_first_result_is_on_the_first_screen(form: Page, large: bool) -> None:
    form.set_viewport_size(PHONE)  # type: ignore[arg-type]
    if large:
        form.get_by_role("button", name="Large text").click()
    form.goto(f"{form.url}#q=water&column=public-qa")
    form.reload()
    first = form.locator(".result-title").first
    expect(first).to_be_visible()
    expect(form.get_by_label("Section", exact=True)).to_be_hidden()
    box = first.bounding_box()
    assert box and box["y"] + box["height"] < PHONE["height"]


def test_on_a_phone_one_line_says_what_is_chosen_and_opens_the_choices(form: Page) -> None:
    form.set_viewport_size(PHONE)  # type: ignore[arg-type]
    form.goto(f"{form.url}#q=water&column=public-qa&sort=day")
    form.reload()
    expect(form.locator("summary", has_text="Narrow")).to_have_text("Narrow Public Q&A, Newest first")
    form.get_by_text("Narrow").click()
    expect(form.get_by_label("Section", exact=True)).to_have_value("public-qa")
    expect(form.get_by_label("Section", exact=True)).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 900}], ids=["phone", "desk"])
@pytest.mark.parametrize("query", ["water", "zzzz"])
def test_nothing_on_the_page_moves_when_results_come(form: Page, size: dict[str, int], query: str) -> None:
    form.set_viewport_size(size)  # type: ignore[arg-type]
    form.goto(f"{form.url}#q={query}")
    form.reload()
    expect(form.get_by_role("status")).to_contain_text("results" if query == "water" else "Nothing found")
    form.wait_for_load_state("networkidle")
    assert form.evaluate(SHIFTS) == []


def test_lists_to_browse_stand_back_while_there_are_results(form: Page) -> None:
    browse = form.get_by_role("heading", name="Browse instead")
    expect(browse).to_be_visible()
    form.locator("#q").fill("water")
    expect(form.get_by_role("status")).to_contain_text("results")
    expect(browse).to_be_hidden()
    form.locator("#q").fill("zzzz")
    expect(form.get_by_role("status")).to_contain_text("Nothing found")
    expect(browse).to_be_visible()


def test_who_comes_without_a_question_types_at_once(form: Page) -> None:
    expect(form.locator("#q")).to_be_focused()
    form.goto(f"{form.url}#q=water")
    form.reload()
    expect(form.get_by_role("status")).to_contain_text("results")
    expect(form.locator("#q")).not_to_be_focused()


def test_the_stroke_leads_to_the_search_box_of_every_page_unless_somebody_types(visit: Visit, page: Page) -> None:
    for name, box in (("home", "#page-search-box-q"), ("search", "#q"), ("law", "#page-search-box-q")):
        visit(page, name)
        page.locator(box).fill("measles/mumps")
        page.locator("#page-content").focus()
        page.keyboard.press("/")
        expect(page.locator(box)).to_be_focused()
        page.keyboard.type("a/b")
        expect(page.locator(box)).to_have_value("a/b")


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("laws-and-regulations/2026/vaccine-storag.html", "Measures for the Storage and Transport of Vaccines"),
        ("zh/old/Vaccine_Storage.html", "Measures for the Storage and Transport of Vaccines"),
        ("zh/%E7%96%AB%E8%8B%97%E5%82%A8%E5%AD%98", "疫苗储存运输温度监测技术规范"),
    ],
)
def test_an_address_that_leads_nowhere_names_what_resembles_it(
    demonstration_served: str, page: Page, faults: list[str], address: str, title: str
) -> None:
    page.goto(f"{demonstration_served}/{address}")
    near = page.locator('[data-module="nearest"]')
    expect(near.get_by_role("link", name=title)).to_be_visible()
    letter = page.locator(".report a").get_attribute("href")
    assert letter and f"/{address}".replace("%", "%25") in letter.replace("%2F", "/")
    assert all("404" in fault for fault in faults)
    faults.clear()


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("zzzz/qqqq.html", id="no text has the word"),
        pytest.param("nothing.html", id="texts have the word, and no title"),
        pytest.param("zh/the.html", id="a word that titles have anyhow"),
    ],
)
def test_an_address_that_resembles_nothing_names_nothing(
    demonstration_served: str, page: Page, faults: list[str], address: str
) -> None:
    page.goto(f"{demonstration_served}/{address}")
    page.wait_for_load_state("networkidle")
    expect(page.locator('[data-module="nearest"]')).to_be_hidden()
    faults.clear()
