"""A real browser for the tests: whatever goes wrong in a page fails the test that opened it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

from tests.browser.chromium import find_chromium
from tests.browser.server import serve as serve_folder

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
VIEWPORT = {"width": 1280, "height": 720}
"""Of a page, where nothing else is asked for."""


FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"


class Pages:
    """Watched pages, each for one test after the other: to open one takes longer than what most tests do in it.

    Attributes:
        faults: what went wrong in any of them since the list was emptied.
    """

    def __init__(self, browser: Browser) -> None:
        self.faults: list[str] = []
        self._browser = browser
        self._resting: dict[str, list[Page]] = defaultdict(list)

    def take(self, options: dict[str, Any]) -> Page:
        """Return an empty page; options are those of a browser context."""
        resting = self._resting[json.dumps(options, sort_keys=True)]
        return resting.pop() if resting else self._open(options)

    def give_back(self, page: Page, options: dict[str, Any]) -> None:
        """Make a page as it was when it was opened."""
        if page.url.startswith("http"):
            page.evaluate(FORGET)
        page.context.clear_cookies()
        page.context.set_offline(False)
        page.unroute_all()
        page.goto("about:blank")
        page.set_viewport_size(options.get("viewport", VIEWPORT))
        page.emulate_media(
            media="null",
            color_scheme=options.get("color_scheme", "light"),
            forced_colors=options.get("forced_colors", "none"),
        )
        self._resting[json.dumps(options, sort_keys=True)].append(page)

    def _open(self, options: dict[str, Any]) -> Page:
        context = self._browser.new_context(**options)
        context.route(lambda address: urlsplit(address).hostname != "127.0.0.1", self._refuse)
        page = context.new_page()
        page.on("console", self._note_error)
        page.on("pageerror", lambda error: self.faults.append(f"exception: {error}"))
        return page

    def _refuse(self, route: Route) -> None:
        self.faults.append(f"request to another host: {route.request.url}")
        route.abort()

    def _note_error(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser once a run."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve folders until the test ends: ``serve(folder)`` returns the address."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(serve_folder(folder))


@pytest.fixture(scope="session")
def pages_of_the_run(browser: Browser) -> Pages:
    """Keep the pages that were opened for the tests that come."""
    return Pages(browser)


@pytest.fixture
def faults(pages_of_the_run: Pages) -> Iterator[list[str]]:
    """What went wrong in the pages; the test fails if anything is left in it at the end."""
    pages_of_the_run.faults.clear()
    yield pages_of_the_run.faults
    assert pages_of_the_run.faults == []


@pytest.fixture
def new_page(pages_of_the_run: Pages, faults: list[str]) -> Iterator[Callable[..., Page]]:
    """Open pages that are watched: ``new_page(color_scheme="dark")``; options are those of a browser context.

    Errors on the console, among them every violation of the content security
    policy, uncaught exceptions, and requests to any host but 127.0.0.1 are
    faults.
    """
    with ExitStack() as given:

        def open_page(**options: Any) -> Page:
            page = pages_of_the_run.take(options)
            given.callback(pages_of_the_run.give_back, page, options)
            return page

        yield open_page


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """Open one watched page."""
    return new_page()
