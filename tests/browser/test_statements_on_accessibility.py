"""What the page on accessibility promises is true; each promise has a test that looks at the thing."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.statements import OVERFLOW, SEEN, without_test

PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
ZOOMED = {"width": 320, "height": 256}
"""400 % of 1280 by 1024 pixels."""

STATEMENTS = {
    "Every page works with the keyboard alone": "test_everything_can_be_reached_with_the_keyboard",
    "Every page is complete without scripts": "test_without_scripts_nothing_is_missing_but_the_search",
    "Colour is never the only sign": "test_states_and_links_have_another_sign_than_colour",
    "Text can be enlarged to 200 %": "test_enlarged_text_and_pages_do_not_scroll_sideways",
    "Screen readers are told": "test_titles_say_their_language_and_searches_their_number_of_results",
    "Dark and high-contrast settings": "test_settings_of_the_device_are_followed",
    "A document on paper begins": "test_a_document_on_paper_begins_with_title_number_date_and_has_addresses",
    'The switch "Large text"': "test_large_text_is_22_pixels_everywhere_with_wider_lines_and_is_remembered",
    "Without scripts, use the zoom": "test_without_scripts_large_text_leads_to_what_to_do",
    "The key / leads to the search box": "test_the_key_leads_to_the_search_box_and_can_be_turned_off",
    "[Turn the key": "test_the_key_leads_to_the_search_box_and_can_be_turned_off",
}
"""The beginning of each statement, and the test that looks at it."""

CUT = """() => [...document.querySelectorAll("main :is(p, li, dd, h1, h2, h3)")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).display !== "inline")
  .filter((one) => !one.closest(".table-wrap, .visually-hidden") && one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 80))"""

SIZES = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let least = 1000, where = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement;
    if (!node.data.trim() || !one.checkVisibility() || one.closest("noscript, option, .visually-hidden")) continue;
    const size = parseFloat(getComputedStyle(one).fontSize);
    if (size < least) [least, where] = [size, one.outerHTML.slice(0, 100)];
  }
  const blocks = [...document.querySelectorAll("main :is(p, li, dd, td)")].filter((one) => one.checkVisibility());
  const leading = ({ lineHeight, fontSize }) => parseFloat(lineHeight) / parseFloat(fontSize);
  return [least, where, Math.min(...blocks.map((one) => leading(getComputedStyle(one))))];
}"""
"""The least size of text and the element that has it, and the least line height of a text in the main part."""


def test_every_statement_has_a_test() -> None:
    assert without_test("accessibility", (1, 2, 3), STATEMENTS) == []
    assert all(test in globals() for test in STATEMENTS.values())


def test_everything_can_be_reached_with_the_keyboard(visit, page) -> None:
    for name, first in (("law", "#page-content"), ("search", "")):
        visit(page, name)
        wanted = page.evaluate(
            """() => {
              window.reached = [];
              document.addEventListener("focusin", (event) => window.reached.push(event.target));
              const kinds = "a[href]:not(.article-number), button, input, select, summary";
              window.wanted = [...document.querySelectorAll(kinds)]
                .filter((one) => one.checkVisibility() && !one.closest("[inert]"));
              return window.wanted.length; }"""
        )
        for _ in range(wanted + 10):
            page.keyboard.press("Tab")
        # The search begins in its box, which is past the navigation already.
        assert page.evaluate("window.reached[0].getAttribute('href') ?? ''") == first, name
        missed = "window.wanted.filter((one) => !window.reached.includes(one)).map((one) => one.outerHTML)"
        assert page.evaluate(missed) == [], name


def test_without_scripts_nothing_is_missing_but_the_search(visit, new_page) -> None:
    plain, scripted = new_page(java_script_enabled=False), new_page()
    for name in SEEN:
        visit(plain, name)
        visit(scripted, name)
        for page in (plain, scripted):  # the bar says which article is read, and offers what needs the script
            page.evaluate("document.querySelectorAll('.reader-bar').forEach((bar) => bar.remove())")
        said = " ".join(scripted.locator("main").inner_text().split())
        if name == "search":
            assert "The search needs a script" in plain.locator("main").inner_text()
            assert plain.locator("section.browse a").count() > 10
        else:
            assert " ".join(plain.locator("main").inner_text().split()) == said, name
    assert (
        plain.locator("header a, footer a").count()
        == scripted.locator("header a, header .link-button, footer a").count()
    )


def test_states_and_links_have_another_sign_than_colour(visit, page) -> None:
    bare = """() => [...document.querySelectorAll(":is(p, dd, .text li) a")].filter((link) => {
        const style = getComputedStyle(link);
        const shown = link.checkVisibility() && link.textContent.trim();
        return shown && !style.textDecorationLine.includes("underline") && !(parseInt(style.fontWeight) >= 600);
      }).map((link) => link.outerHTML)"""
    for name in SEEN:
        visit(page, name)
        assert page.evaluate(bare) == [], name
        assert all(tag.strip() for tag in page.locator(".tag").all_inner_texts()), name
    visit(page, "list")
    current = page.locator(".navigation-bar [aria-current]")
    assert float(current.evaluate("one => parseFloat(getComputedStyle(one).fontWeight)")) >= 600


def test_enlarged_text_and_pages_do_not_scroll_sideways(visit, page) -> None:
    for name in SEEN:
        visit(page, name)
        for size, text in ((PHONE, "200%"), (WIDE, "200%"), (ZOOMED, "100%")):
            page.set_viewport_size(size)
            page.evaluate("size => document.documentElement.style.setProperty('font-size', size)", text)
            assert not page.evaluate(OVERFLOW), f"{name}, {size['width']} pixels, text {text}"
            cut = page.evaluate(CUT)
            assert cut == [], f"{name}, {size['width']} pixels, text {text}"


def test_titles_say_their_language_and_searches_their_number_of_results(visit, page) -> None:
    for name in ("home", "home in Chinese", "list", "law with history"):
        visit(page, name)
        silent = page.evaluate(
            """() => [...document.querySelectorAll("main a")].filter((link) => {
                const chinese = /[\\u4e00-\\u9fff]{4}/.test(link.textContent);
                const said = link.closest("[lang]").lang;
                return chinese ? said !== "zh-Hans" : /[A-Za-z ]{20}/.test(link.textContent) && said !== "en";
              }).map((link) => link.outerHTML)"""
        )
        assert silent == [], name
    page.goto(f"{page.url.split('/laws')[0]}/search.html#q=vaccine")
    page.wait_for_selector(".results .result-title")
    status = page.locator('[role="status"][aria-live="polite"]')
    assert re.fullmatch(r"\d+ results", status.inner_text())


def test_settings_of_the_device_are_followed(visit, page) -> None:
    visit(page, "law")
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    quiet = "getComputedStyle(document.querySelector('.metadata dt')).color"
    light = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(colour) != light
    page.emulate_media(color_scheme="light", contrast="more")
    assert page.evaluate(quiet) == page.evaluate("getComputedStyle(document.documentElement).color")
    page.emulate_media(contrast="no-preference")
    moving = """() => getComputedStyle(document.documentElement).scrollBehavior === "smooth"
        || [...document.querySelectorAll("*")].some((one) => {
            const style = getComputedStyle(one);
            return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none"; })"""
    assert not page.evaluate(moving)


def test_a_document_on_paper_begins_with_title_number_date_and_has_addresses(visit, page) -> None:
    for name in ("law with history", "law", "question"):
        visit(page, name)
        page.emulate_media(media="print")
        said = page.locator("main").inner_text()
        title = page.locator("h1").inner_text()
        assert said.lstrip().startswith(title) or name == "question"
        head = said[: said.index(page.locator(".text").first.inner_text().strip()[:30])]
        assert re.search(r"\d{1,2} [A-Z][a-z]+ 20\d\d", head), name
        assert name == "question" or "号" in head
        assert "https://www.health.example/" in head
        unwritten = page.evaluate(
            """() => [...document.querySelectorAll(":is(.text, .metadata, .notes, .relations, .files) a")].filter(
              (link) => {
                const address = link.getAttribute("href");
                const says = /^(tel:|mailto:)/.test(address) || link.matches(".metadata [href*='/departments/']");
                return link.checkVisibility() && !address.startsWith("#") && !says
                    && !getComputedStyle(link, "::after").content.includes(address); }).map((link) => link.outerHTML)"""
        )
        assert unwritten == [], name
        page.emulate_media(media="null")


def test_large_text_is_22_pixels_everywhere_with_wider_lines_and_is_remembered(visit, page) -> None:
    before = {}
    for name in SEEN:
        visit(page, name)
        for size in (PHONE, WIDE):
            page.set_viewport_size(size)
            before[name, size["width"]] = page.evaluate(SIZES)[2]
    page.locator('button[aria-pressed="false"]').click()
    for name in SEEN:
        visit(page, name)
        for size in (PHONE, WIDE):
            page.set_viewport_size(size)
            least, where, lines = page.evaluate(SIZES)
            assert least >= 22, f"{name}: {where}"
            assert lines > before[name, size["width"]] + 0.1, name
            assert not page.evaluate(OVERFLOW), name
        assert page.locator('button[aria-pressed="true"]').count() == 1


def test_large_text_is_there_before_the_page_is_seen(visit, page) -> None:
    visit(page, "law")
    page.locator('button[aria-pressed="false"]').click()
    visit(page, "law")
    page.wait_for_timeout(100)
    shift = """() => new Promise((done) => new PerformanceObserver((list) =>
        done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
            .observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 200))"""
    assert page.evaluate(shift) < 0.01


def test_without_scripts_large_text_leads_to_what_to_do(visit, new_page) -> None:
    page = new_page(java_script_enabled=False)
    visit(page, "law")
    page.get_by_role("link", name="Large text").click()
    assert page.url.endswith("/accessibility.html#large-text")
    assert "press Ctrl and +" in page.locator("main").inner_text()


def test_the_key_leads_to_the_search_box_and_can_be_turned_off(visit, page) -> None:
    box = page.locator("#page-search-box-q")
    visit(page, "home")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    visit(page, "accessibility in Chinese")
    off = page.get_by_role("button", name="关闭“/”键")
    off.click()
    expect(off).to_have_attribute("aria-pressed", "true")
    visit(page, "home")
    page.keyboard.press("/")
    expect(box).not_to_be_focused()
