"""The bar above a long text: it says where the reader is, leads to articles, and copies and prints one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.demonstration import PAGES

PHONE = {"width": 360, "height": 740}
PLACE = ".reader-place"


@pytest.fixture
def law(demonstration_served: str, page: Page) -> Page:
    """The English law on vaccines."""
    page.goto(f"{demonstration_served}/{PAGES['law']}")
    return page


@pytest.mark.parametrize(
    ("typed", "anchor"),
    [
        ("278", "article-278"),
        ("第278条", "article-278"),
        ("第二百七十八条", "article-278"),
        (" ２７８ ", "article-278"),
        ("第一千零七条", "article-1007"),
        ("十", "article-10"),
        ("二〇", "article-20"),
        ("Article 12", "article-12"),
        ("12A", "article-12a"),
        ("第十二条之一", "article-12-1"),
        ("12-1", "article-12-1"),
        ("第 12 条", "article-12"),
        ("twelve", ""),
        ("", ""),
    ],
)
def test_a_number_is_understood_however_it_is_typed(typed: str, anchor: str, law: Page) -> None:
    script = law.locator('script[src*="reader-bar"]').get_attribute("src")
    told = law.evaluate("async ([from, typed]) => (await import(from)).anchorOf(typed)", [script, typed])
    assert told == anchor


def test_a_reader_goes_to_an_article_with_the_keyboard_and_the_whole_article_is_marked(law: Page) -> None:
    law.get_by_role("button", name="Article", exact=True).press("Enter")
    law.get_by_label("Go to article").fill("第二十一条")
    law.keyboard.press("Enter")
    assert law.url.endswith("#article-21")
    assert not law.locator("#page-article").is_visible()
    marked = ".article:has(> :target)"
    assert law.locator(marked).count() == 1
    assert law.evaluate(f"getComputedStyle(document.querySelector('{marked}')).boxShadow") != "none"
    law.wait_for_function("() => document.querySelector('.reader-place').textContent.includes('Article 21')")
    top = law.locator("#article-21").bounding_box()
    bar = law.locator(".reader-bar").bounding_box()
    assert top and bar and bar["y"] == 0
    assert bar["height"] <= top["y"] < 200


def test_a_number_that_the_text_does_not_have_is_said(law: Page) -> None:
    law.get_by_role("button", name="Article", exact=True).click()
    law.get_by_label("Go to article").fill("999")
    law.keyboard.press("Enter")
    assert law.locator('#page-article [role="status"]').inner_text() == "There is no article 999 in this text."
    assert "#article" not in law.url


def test_an_article_is_copied_whole_with_its_source_and_without_what_the_site_adds(
    demonstration_served: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{demonstration_served}/{PAGES['law with history']}#article-8")
    page.wait_for_function("() => document.querySelector('.reader-place').textContent.includes('Article 8')")
    page.get_by_role("button", name="Article", exact=True).press("Enter")
    page.get_by_role("button", name="Copy it with its source").click()
    page.wait_for_function("() => document.querySelector('#page-article [role=status]').textContent === 'Copied'")
    copied = page.evaluate("navigator.clipboard.readText()")
    words, _, source = copied.partition("\n\n")
    assert words.startswith("Article 8")
    assert "half-year" in words
    assert "Amended" not in copied
    assert source.splitlines() == [
        "Article 8, Regulations on Safe Drinking Water in Villages and Small Towns",
        page.url,
    ]


def test_one_article_is_printed_alone(law: Page) -> None:
    shown = "() => [...document.querySelectorAll('.text p')].filter((one) => one.checkVisibility())"
    law.evaluate(f"() => {{ window.print = () => {{ window.printed = ({shown})().map((one) => one.id); }}; }}")
    law.goto(f"{law.url}#article-21")
    law.wait_for_function("() => document.querySelector('.reader-place').textContent.includes('Article 21')")
    law.emulate_media(media="print")
    law.evaluate("document.querySelector('#page-article [value=print]').click()")
    assert law.evaluate("window.printed") == ["article-21"]
    assert law.locator(".text .article").first.is_visible()


def test_where_a_reader_is_stands_in_the_bar_and_is_marked_in_the_contents(law: Page) -> None:
    law.goto(f"{law.url}#article-21")
    law.wait_for_function("() => document.querySelector('.contents [aria-current]')")
    assert law.locator(".contents [aria-current]").inner_text() in law.locator(PLACE).inner_text()
    law.wait_for_timeout(700)  # until then the place is held
    law.evaluate("scrollTo(0, 0)")
    law.wait_for_function("() => !document.querySelector('.contents [aria-current]')")
    assert "Article 21" not in law.locator(PLACE).inner_text()


def test_numbers_of_articles_are_no_stops_of_the_tab_key(law: Page) -> None:
    assert law.locator(".article-number").count() > 20
    assert law.evaluate("[...document.querySelectorAll('.article-number')].every((one) => one.tabIndex === -1)")


def test_without_a_script_chapters_stay_in_sight_and_contents_open(
    demonstration_served: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False, viewport=PHONE)
    page.goto(f"{demonstration_served}/{PAGES['law']}#article-23")
    heading = page.locator(".division:has(> .article > #article-23) > :first-child")
    box, bar = heading.bounding_box(), page.locator(".reader-bar").bounding_box()
    assert box and bar and bar["y"] == 0
    assert abs(box["y"] - bar["height"]) <= 2
    assert not page.get_by_role("button", name="Article", exact=True).is_visible()
    page.locator("button.reader-contents").click()
    page.locator(".contents").get_by_role("link").first.click()
    assert page.url.endswith("#chapter-1")
