"""The browser's search, opened over files as a web server gives them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from plugins.search.scripts import MODULES, SOURCES
from tests.browser.server import serve as serve_folder
from tests.search.make import index_of, write

OPEN = """async (base) => {
  const { open } = await import(`${base}search.js`);
  window.index = await open({ base });
}"""
OPEN_PACKED = """async () => {
  const [places, all] = await Promise.all(["/places.json", "/all.bin"].map((path) => fetch(path)));
  const [table, bytes] = [await places.json(), await all.arrayBuffer()];
  const { open } = await import("/search/search.js");
  window.index = await open({
    fetch: async (address) => {
      const place = table[new URL(address).pathname.slice(1)];
      return place ? new Response(bytes.slice(...place)) : new Response("", { status: 404 });
    },
  });
}"""
ASK = """async (questions) => {
  const answers = [];
  for (const [query, options] of questions) {
    const results = await window.index.search(query, options);
    const { total, some, number, isAbout } = results;
    answers.push({ total, some, number: number !== false, about: Boolean(isAbout), results: [...results] });
  }
  return answers;
}"""

EXPORTS = f"""Object.assign(
  {{}}, ...(await Promise.all({list(MODULES["search"])}.map((name) => import(`/sources/${{name}}.js`))))
)"""


Files = Mapping[str, bytes]


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
def page_at(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Files], Page]]:
    """Serve files until the session ends, and open the page at their root."""
    with ExitStack() as stack:

        def open_page(files: Files) -> Page:
            folder = write(tmp_path_factory.mktemp("output"), files)
            address = stack.enter_context(serve_folder(folder))
            page = browser.new_page()
            stack.callback(page.close)
            page.goto(f"{address}/index.html")
            return page

        yield open_page


@pytest.fixture(scope="session")
def opened(page_at: Callable[[Files], Page]) -> Callable[..., Asked]:
    """Open an index as a page does: ``opened(files)``; ``base`` is the folder of its files."""

    def open_index(files: Files, base: str = "/search/") -> Asked:
        page = page_at(files)
        page.evaluate(OPEN, base)
        return Asked(page)

    return open_index


@pytest.fixture(scope="session")
def opened_packed(page_at: Callable[[Files], Page]) -> Callable[[Files], Asked]:
    """Open a large index with a ``fetch`` of our own, which has every file at once; for thousands of questions."""

    def open_index(files: Files) -> Asked:
        places, end = {}, 0
        for path, data in files.items():
            places[path] = (end, end + len(data))
            end += len(data)
        scripts = {path: data for path, data in files.items() if path.endswith(".js")}
        packed = {"all.bin": b"".join(files.values()), "places.json": json.dumps(places).encode()}
        page = page_at({**scripts, **packed})
        page.evaluate(OPEN_PACKED)
        return Asked(page)

    return open_index


@pytest.fixture(scope="session")
def module(page_at: Callable[[Files], Page]) -> Callable[[str, Any], Any]:
    """Call what the sources of the search export: ``module("({crc32}, x) => crc32(x)", x)``."""
    sources = {f"sources/{name}.js": (SOURCES / f"{name}.js").read_bytes() for name in MODULES["search"]}
    page = page_at({**index_of([]), **sources})

    def call(function: str, argument: Any) -> Any:
        return page.evaluate(f"async (argument) => ({function})({EXPORTS}, argument)", argument)

    return call
