"""What the search finds out besides documents is said by its page: counts, places, and what else may be meant."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.search.make import index_of, write
from tests.search.pages import answer_by, search_page

RESULT = {
    "id": "d0000001",
    "url": "/laws-and-regulations/2026/d0000001.html",
    "title": "Measles and More Measles",
    "titled": [{"text": "Measles", "marked": True}, {"text": " and More Measles", "marked": False}],
    "column": "laws-and-regulations",
    "department": "legal-affairs",
    "year": "2026",
    "day": "2026-11-23",
    "state": "in-force",
    "language": "en",
    "excerpt": [{"text": "Of ", "marked": False}, {"text": "measles", "marked": True}],
}
SUGGESTIONS = [
    {"text": "vaccines", "language": "en"},
    {"text": "<b>麻疹</b>", "url": RESULT["url"], "language": "zh-Hans"},
]


@pytest.fixture
def answered(tmp_path: Path, serve: Callable[[Path], str], page: Page) -> Callable[..., Page]:
    """Open the page with a question that has the given answer."""
    address = serve(write(tmp_path, {**index_of([]), "search.html": search_page()}))

    def answer(results: list[dict[str, Any]], **told: Any) -> Page:
        answer_by(page, f"async () => Object.assign({json.dumps(results)}, {json.dumps(told)})")
        page.goto(f"{address}/search.html#q=measles")
        return page

    return answer


@pytest.mark.parametrize(
    ("total", "some", "sentence"),
    [
        (12, 30, "12 documents hold all the words; 30 more hold some of them"),
        (1, 1, "1 document holds all the words; 1 more holds some of them"),
        (0, 1, "No document holds all the words; 1 holds some of them"),
        (0, 1200, "No document holds all the words; 1,200 hold some of them"),
        (12, 0, "12 results"),
        (1, 0, "1 result"),
    ],
)
def test_counts_are_said_in_words(answered, total, some, sentence):
    page = answered([RESULT], total=total, some=some)
    expect(page.get_by_role("status")).to_have_text(sentence)
    expect(page.get_by_role("button", name="More results")).to_be_visible(visible=total + some > 1)


def test_a_count_that_is_about_says_so(answered):
    expect(answered([RESULT], total=12, some=0, isAbout=True).get_by_role("status")).to_have_text(
        "Counted without reading all: 12 results"
    )


def test_the_words_are_marked_in_titles(answered):
    expect(answered([RESULT], total=1).locator(".result-title mark")).to_have_text(["Measles"])


@pytest.mark.parametrize(("language", "other"), [("en", "zh-Hans"), ("zh-Hans", "en")])
def test_the_title_in_the_other_language_stands_below_in_that_language(answered, language, other):
    page = answered([RESULT | {"language": language, "titleOther": "麻疹 <b>"}], total=1)
    title = page.locator(".result-other")
    expect(title).to_have_text("麻疹 <b>")
    expect(title).to_have_attribute("lang", other)


def test_a_result_without_such_a_title_has_no_line_for_it(answered):
    expect(answered([RESULT | {"titleOther": ""}], total=1).locator(".result-other")).to_have_count(0)


def test_a_result_leads_to_the_place_that_answers(answered):
    page = answered([RESULT | {"place": {"anchor": "article-12", "label": "Article 12"}}], total=1)
    place = page.get_by_role("link", name="Article 12")
    expect(place).to_have_attribute("href", f"{page.url.partition('/search')[0]}{RESULT['url']}#article-12")
    expect(page.locator(".result-excerpt")).to_have_text("Article 12 Of measles")


def test_what_else_may_be_meant_is_offered_as_a_question_or_as_a_document(answered):
    page = answered([], total=0, suggestions=SUGGESTIONS)
    links = page.locator(".results-near").get_by_role("link")
    expect(links).to_have_text(["vaccines", "<b>麻疹</b>"])
    assert [link.get_attribute("lang") for link in links.all()] == ["en", "zh-Hans"]
    expect(links.nth(1)).to_have_attribute("href", f"{page.url.partition('/search')[0]}{RESULT['url']}")
    expect(page.get_by_role("status")).to_have_text("Nothing found.")
    links.first.click()
    expect(page.get_by_role("searchbox")).to_have_value("vaccines")


def test_a_number_that_no_document_has_is_said(answered):
    page = answered([RESULT], total=3, number=False)
    expect(page.get_by_role("status")).to_have_text("No document has this number. 3 results")
