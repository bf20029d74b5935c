"""What a search costs on the wire: the whole search page in Chromium, by HTTP/2 from nginx as it is shipped.

The page, its scripts and styles are those of the last build; the index is that
of whole laws drawn by chance. Bytes are those that Chromium received, headers
among them, beginning with an empty cache for every question. What Chromium takes
from its memory a second time, as the icon of a tab, is no request.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from benchmarks.environment import REPOSITORY
from benchmarks.preview import ARGUMENTS
from benchmarks.search_sets import keywords, laws_with_texts, questions_on_laws
from plugins.model.reserved import SEARCH
from tests.browser.chromium import find_chromium
from tests.operator.nginx import has_brotli, started

LAWS = 300
KEYWORDS, QUESTIONS = 15, 25
GOALS = {"keyword": 25, "question": 60}
"""Kilobytes that a search of a kind may take."""


class Taken(NamedTuple):
    """What one search took: bytes, requests, results, and how many of these show a word of the question."""

    size_bytes: int
    requests: int
    results: int
    marked: int


def wire(folder: Path) -> Iterator[str]:
    """Yield a line of the table for keywords, and one for questions."""
    from benchmarks.search import write_index

    laws = laws_with_texts(LAWS)
    shutil.copytree(REPOSITORY / "output", folder / "site", ignore=shutil.ignore_patterns("*.bin"))
    write_index([law.text for law in laws], folder / "site", {law.text.document.digest: law.body for law in laws})
    drawn = keywords([law.text for law in laws])
    words = [one.query for one in drawn[:: len(drawn) // KEYWORDS][:KEYWORDS]]
    for brotli in (False, True)[: 1 + has_brotli()]:
        with (
            started(folder / f"nginx-{brotli}", folder / "site", brotli=brotli) as server,
            _chromium(server.key_digest) as browser,
        ):
            search = partial(_search, browser, server.address)
            for kind, queries in (("keyword", words), ("question", questions_on_laws(QUESTIONS))):
                yield _row(kind, [search(query) for query in queries], "with Brotli" if brotli else "as shipped")


def _row(kind: str, taken: Sequence[Taken], server: str) -> str:
    sizes = [one.size_bytes / 1000 for one in taken]
    requests = [one.requests for one in taken]
    shown = sum(0 < one.results == one.marked for one in taken)
    what = f"{kind}: kB on the wire (median, most), requests, searches of which every result has a marked passage"
    of = f"{median(sizes):.1f} | {max(sizes):.1f}, goal {GOALS[kind]} | {median(requests):.0f}, most {max(requests)}"
    return f"| {LAWS} whole laws, in Chromium, nginx {server} | {what} | this site | {len(taken)} | {of} | {shown} |"


@contextmanager
def _chromium(trusted: str) -> Iterator[Browser]:
    """Run Chromium, which trusts a key: it keeps nothing of a server whose certificate it only puts up with."""
    arguments = [*ARGUMENTS, f"--ignore-certificate-errors-spki-list={trusted}"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
        try:
            yield browser
        finally:
            browser.close()


def _search(browser: Browser, address: str, query: str) -> Taken:
    context = browser.new_context()
    try:
        page = context.new_page()
        network = context.new_cdp_session(page)
        sizes: dict[str, float] = {}
        network.on("Network.loadingFinished", lambda told: sizes.update({told["requestId"]: told["encodedDataLength"]}))
        network.send("Network.enable")
        page.goto(f"{address}/{SEARCH}.html#q={quote(query)}")
        page.wait_for_selector(".results .result")
        page.wait_for_load_state("networkidle")
        shown: dict[str, Any] = page.evaluate(
            """() => {
              const results = [...document.querySelectorAll(".results .result")];
              return { all: results.length, marked: results.filter((one) => one.querySelector("mark")).length };
            }"""
        )
        requests = sum(size > 0 for size in sizes.values())
        return Taken(int(sum(sizes.values())), requests, shown["all"], shown["marked"])
    finally:
        context.close()
