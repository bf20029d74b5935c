"""What the page on privacy promises is true; each promise has a test that looks at the thing."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.browser.statements import SEEN, without_test
from tests.repository import REPOSITORY

STATEMENTS = {
    "The web server records": "test_the_web_server_records_what_is_said_and_for_30_days",
    "There are no cookies": "test_nothing_is_kept_and_nobody_else_is_asked",
    "The search runs in your browser": "test_words_that_are_searched_are_in_no_request",
    "What your browser fetches for a search": "test_a_search_asks_for_files_of_the_index_and_not_for_documents",
    "An older link to a search": "test_an_older_link_to_a_search_is_moved_behind_the_sign",
    "If you switch on large text": "test_nothing_is_kept_but_two_switches_on_the_device",
}
"""The beginning of each statement, and the test that looks at it."""


def test_every_statement_has_a_test() -> None:
    assert without_test("privacy", (1,), STATEMENTS) == []
    assert all(test in globals() for test in STATEMENTS.values())


def test_the_web_server_records_what_is_said_and_for_30_days() -> None:
    shipped = REPOSITORY / "docs/operator"
    conf = (shipped / "nginx.conf").read_text(encoding="utf-8")
    (format,) = re.findall(r"log_format ministry\s+([^;]+);", conf)
    assert set(re.findall(r"\$(\w+)", format)) == {
        *("remote_addr", "time_iso8601", "request_method", "ministry_asked", "server_protocol"),
        *("status", "body_bytes_sent", "http_user_agent"),
    }
    assert set(re.findall(r"access_log (\S+ \w+);", conf)) == {"/var/log/ministry/access.log ministry"}
    rotated = (shipped / "logrotate.conf").read_text(encoding="utf-8")
    assert "/var/log/ministry/*.log" in rotated
    assert re.search(r"^ +daily\n +rotate 29\n +maxage 30$", rotated, re.MULTILINE)


def test_nothing_is_kept_and_nobody_else_is_asked(visit, page, faults) -> None:
    hosts, cookies = set(), []
    page.on("request", lambda request: hosts.add(re.split("[/:]+", request.url)[1]))
    page.on("response", lambda response: cookies.append(response.headers.get("set-cookie")))
    for name in SEEN:
        visit(page, name)
    assert hosts == {"127.0.0.1"}
    assert set(cookies) == {None}
    assert page.context.cookies() == []
    assert faults == []


def asked_while_searching(page: Page, demonstration_served: str) -> list[str]:
    """What is asked for when two words are searched, by the head of a page and on the search page."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''} {request.all_headers()}"))
    page.goto(f"{demonstration_served}/index.html")
    page.locator("#page-search-box-q").fill("canaryword vaccine")
    page.keyboard.press("Enter")
    page.wait_for_selector(".results mark")
    page.locator("#q").fill("otherword vaccine")
    page.keyboard.press("Enter")
    page.wait_for_selector(".results mark")
    return [line.partition("#")[0] + line.partition(" ")[2] for line in asked]


def test_words_that_are_searched_are_in_no_request(demonstration_served, page) -> None:
    asked = asked_while_searching(page, demonstration_served)
    assert [line for line in asked if "canaryword" in line or "otherword" in line] == []


def test_a_search_asks_for_files_of_the_index_and_not_for_documents(demonstration_served, page) -> None:
    paths = {
        re.sub(r"https?://[^/]+", "", line.split(" ")[0].split("{")[0])
        for line in asked_while_searching(page, demonstration_served)
    }
    packs = [path for path in paths if path.endswith(".bin")]
    assert packs
    assert all(re.fullmatch(r"/search/[a-z]+\.[0-9a-f]{16}\.bin", path) for path in packs)
    assert [path for path in paths if path.count("/") > 2] == []
    conf = (REPOSITORY / "docs/operator/nginx.conf").read_text(encoding="utf-8")
    assert "$http_range" not in re.findall(r"log_format [^;]+;", conf)[0]


def test_an_older_link_to_a_search_is_moved_behind_the_sign(demonstration_served, page) -> None:
    page.goto(f"{demonstration_served}/search.html?q=vaccine")
    page.wait_for_selector(".results .result-title")
    assert page.url == f"{demonstration_served}/search.html#q=vaccine"


def test_nothing_is_kept_but_two_switches_on_the_device(visit, page) -> None:
    for name in SEEN:
        visit(page, name)
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    visit(page, "accessibility in Chinese")
    for name in ("大字版", "关闭“/”键"):
        page.get_by_role("button", name=name).click()
    assert page.evaluate("({...localStorage})") == {"large-text": "on", "no-shortcut": "on"}
