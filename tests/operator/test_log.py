"""What people look for is in no log of the web server."""

from __future__ import annotations

import os
import re
from itertools import product
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

SEARCHED = ("hivcanary", "boilcanary", "测丝雀", "艾滋病")
"""Words of four readers; none of them stands in an address of the site."""

SEARCH_PAGES = ("search.html", "zh/search.html")
PLACES = ("", "zh/", "laws-and-regulations/2026/vaccine-storage.html", *SEARCH_PAGES)
"""Where somebody searches: from the box of a page, or on a page of the search."""

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
SEARCHES = list(product(SEARCHED, PLACES) if LONG else zip(SEARCHED, PLACES[1:], strict=True))
"""Words with the places where they are searched: the long profile has all twenty, the fast one each word once."""


def words(log):
    """The searched words that a log holds, as typed or percent-encoded."""
    return [word for word in SEARCHED if word in log or quote(word).lower() in log.lower()]


@pytest.fixture
def server(nginx, demonstration):
    return nginx(demonstration)


@pytest.fixture
def reader(new_page):
    return new_page(ignore_https_errors=True)


def test_searches_leave_no_word_in_the_log(server, reader):
    asked = []
    reader.on("request", lambda request: asked.append(f"{request.url} {request.headers.get('referer', '')}"))
    for word, path in SEARCHES:
        reader.goto(f"{server.address}/{path}")
        reader.locator("#q" if path in SEARCH_PAGES else "#page-search-box-q").fill(f"{word} vaccine 疫苗")
        reader.keyboard.press("Enter")
        reader.wait_for_selector(".results mark")
        assert quote(word) in reader.url
    assert words("\n".join(line.split("#")[0] for line in asked)) == []
    assert server.log.count("GET /search/manifest.json ") + server.log.count("search.html ") >= len(SEARCHES)
    assert words(server.log) == []


@pytest.mark.parametrize("path", SEARCH_PAGES)
def test_an_older_link_is_answered_and_its_words_are_not_recorded(path, server, reader):
    reader.goto(f"{server.address}/{path}?q={SEARCHED[0]}+vaccine&column=public-qa")
    reader.wait_for_selector(".results .result-title")
    assert reader.url == f"{server.address}/{path}#q={SEARCHED[0]}+vaccine&column=public-qa"
    assert f"GET /{path} HTTP" in server.log
    assert words(server.log) == []


def test_a_shared_link_shows_the_same_results_and_the_way_back_leads_to_the_search_before(server, reader):
    reader.goto(f"{server.address}/search.html#q=vaccine")
    first = reader.locator(".result-title").first
    expect(first).to_be_visible()
    shown = reader.locator(".result-title").all_inner_texts()
    reader.locator("#q").fill("water")
    reader.keyboard.press("Enter")
    expect(first).not_to_have_text(shown[0])
    first.click()
    reader.go_back()
    assert reader.url.endswith("#q=water")
    expect(reader.locator("#q")).to_have_value("water")
    reader.go_back()
    expect(reader.locator("#q")).to_have_value("vaccine")
    expect(reader.locator(".result-title")).to_have_text(shown)


def test_a_jump_to_a_place_of_the_page_leaves_question_and_results(server, reader):
    reader.goto(f"{server.address}/search.html#q=vaccine")
    reader.wait_for_selector(".results mark")
    shown = reader.locator(".result-title").all_inner_texts()
    reader.evaluate("location.hash = 'page-content'")
    reader.wait_for_url("**/search.html#q=vaccine")
    assert reader.locator(".result-title").all_inner_texts() == shown


def test_without_a_script_nothing_that_is_typed_is_sent_and_the_page_says_so(server, new_page):
    reader = new_page(ignore_https_errors=True, java_script_enabled=False)
    reader.goto(server.address)
    reader.locator("#page-search-box-q").fill(SEARCHED[0])
    with reader.expect_navigation(url="**/search.html*"):
        reader.keyboard.press("Enter")
    assert reader.url.partition("?")[2] == ""
    assert "What you typed was not sent" in reader.locator("noscript").inner_text()
    reader.locator("#q").fill(SEARCHED[1])
    reader.keyboard.press("Enter")
    reader.get_by_role("button", name="Search").click()
    assert reader.url.partition("?")[2] == ""
    assert words(server.log) == []


def test_a_word_in_the_path_alone_would_be_seen(server, reader, faults):
    reader.request.get(
        f"{server.address}/{SEARCHED[0]}/{quote(SEARCHED[3])}", headers={"Referer": f"https://{SEARCHED[1]}/"}
    )
    assert words(server.log) == [SEARCHED[0], SEARCHED[3]]


def test_each_record_has_who_when_what_result_and_browser(server, reader):
    reader.request.get(
        f"{server.address}/about.html?from=a", headers={"User-Agent": "Test", "Referer": "https://a.example/"}
    )
    line = (server.work / "log/access.log").read_text(encoding="utf-8").splitlines()[-1]
    assert re.fullmatch(r'127\.0\.0\.1 \[[-+T:0-9]+\] "GET /about\.html HTTP/1\.1" 200 \d+ "Test"', line), line


def test_no_page_lets_a_browser_tell_where_it_was(server, reader):
    for path in ("/", "/search.html", "/nothing", "/zh/nothing", "/search/terms.0000000000000000.bin"):
        assert reader.request.get(f"{server.address}{path}").headers["referrer-policy"] == "no-referrer", path
