"""The browser's search, opened over files as a web server gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from plugins.search.index import build
from tests.browser.server import serve as serve_folder
from tests.search.make import write

OPEN = """async ([base, options]) => {
  const { open } = await import(`${base}search.js`);
  window.index = await open(options);
}"""
ASK = """async (questions) => {
  const answers = [];
  for (const [query, options] of questions) {
    const results = await window.index.search(query, options);
    answers.push({ total: results.total, results: [...results] });
  }
  return answers;
}"""


class Asked:
    """An open index in a page of the browser."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def ask(self, *questions: str, **options: Any) -> list[dict[str, Any]]:
        """Return total and results for each question."""
        return list(self.page.evaluate(ASK, [[query, options] for query in questions]))

    def ids(self, question: str, **options: Any) -> list[str]:
        """Return the ids found."""
        return [result["id"] for result in self.ask(question, **options)[0]["results"]]


@pytest.fixture(scope="session")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Asked]]:
    """Serve files of an index and open it: ``opened(files)``; further arguments are those of ``open`` in the module."""
    with ExitStack() as stack:

        def open_index(files: Any, base: str = "/search/", **options: Any) -> Asked:
            folder = write(tmp_path_factory.mktemp("output"), files)
            address = stack.enter_context(serve_folder(folder))
            page = browser.new_page()
            stack.callback(page.close)
            page.goto(f"{address}/index.html")
            page.evaluate(OPEN, [base, options])
            return Asked(page)

        yield open_index


@pytest.fixture(scope="session")
def module(opened: Callable[..., Asked]) -> Callable[[str, Any], Any]:
    """Call what the browser's modules export: ``module("({crc32}, x) => crc32(x)", x)``."""
    page = opened(build([], lambda _: pytest.fail("there is no document"))).page

    def call(function: str, argument: Any, name: str = "search.js") -> Any:
        script = f"async (argument) => ({function})(await import('/search/{name}'), argument)"
        return page.evaluate(script, argument)

    return call


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder for an output."""
    return tmp_path / "output"
