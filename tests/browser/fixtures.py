"""A real browser for the tests: whatever goes wrong in a page fails the test that opened it."""

from __future__ import annotations

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


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What went wrong in the pages; the test fails if anything is left in it at the end."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def new_page(browser: Browser, faults: list[str]) -> Iterator[Callable[..., Page]]:
    """Open pages that are watched: ``new_page(color_scheme="dark")``; options are those of a browser context.

    Errors on the console, among them every violation of the content security
    policy, uncaught exceptions, and requests to any host but 127.0.0.1 are
    faults.
    """
    with ExitStack() as contexts:

        def open_page(**options: Any) -> Page:
            context = browser.new_context(**options)
            contexts.callback(context.close)
            context.route(lambda address: urlsplit(address).hostname != "127.0.0.1", refuse)
            page = context.new_page()
            page.on("console", note_error)
            page.on("pageerror", lambda error: faults.append(f"exception: {error}"))
            return page

        def refuse(route: Route) -> None:
            faults.append(f"request to another host: {route.request.url}")
            route.abort()

        def note_error(message: ConsoleMessage) -> None:
            if message.type == "error":
                faults.append(f"console: {message.text}")

        yield open_page


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """Open one watched page."""
    return new_page()
