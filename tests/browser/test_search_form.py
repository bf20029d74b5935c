"""The form of the search in a real browser: choices in sight where they help, folded away where results are due."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 780}
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


def test_on_a_phone_the_choices_fold_away_and_the_first_result_is_on_the_first_screen(form: Page) -> None:
    form.set_viewport_size(PHONE)  # type: ignore[arg-type]
    form.goto(f"{form.url}#q=water")
    first = form.locator(".result-title").first
    expect(first).to_be_visible()
    expect(form.get_by_label("Section", exact=True)).to_be_hidden()
    box = first.bounding_box()
    assert box and box["y"] + box["height"] < PHONE["height"]
    form.get_by_text("Narrow the search").click()
    expect(form.get_by_label("Section", exact=True)).to_be_visible()


def test_on_a_phone_a_choice_that_is_made_is_in_sight(form: Page) -> None:
    form.set_viewport_size(PHONE)  # type: ignore[arg-type]
    form.goto(f"{form.url}#q=water&column=public-qa")
    form.reload()
    expect(form.get_by_label("Section", exact=True)).to_have_value("public-qa")
    expect(form.get_by_label("Section", exact=True)).to_be_visible()
