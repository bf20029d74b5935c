"""From the save of a document until an open page of the preview shows it: end to end, in a real browser."""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import find_chromium

REPOSITORY = Path(__file__).parents[1]
COLUMN = "laws-and-regulations"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
PAUSE_S = 0.5
"""Between two saves: nobody saves faster, and the last one must be over."""

TITLES = 4
"""Each fourth save changes a title, and a list of many is what is open."""

Progress = Callable[[Iterable[Any], str, int], Iterable[Any]]


def measure(folder: Path, documents: int, saves: int, progress: Progress) -> list[float]:
    """Save documents of a site one after the other while a browser shows the preview; return the seconds of each.

    Args:
        folder: root of a site whose documents were imported into `COLUMN`; their texts are changed.
        documents: how many it holds at least.
        saves: how many to measure.
        progress: shows the saves.

    Raises:
        ValueError: the site holds fewer documents.
    """
    found = sorted((folder / "content" / COLUMN).glob("*/*.md"))
    if len(found) < documents:
        raise ValueError(f"{folder} holds {len(found)} documents, expected {documents}")
    chosen = random.Random(documents).sample(found, saves)  # noqa: S311 - the same documents each time
    with _preview(folder) as address, _browser() as page:
        _open(page, address)  # the first page warms the browser
        return [_save(page, address, folder, chosen[n], n) for n in progress(range(saves), "Saving", saves)]


def _save(page: Page, address: str, folder: Path, document: Path, number: int) -> float:
    """Change one document while a page that shows it is open; return the seconds until the change is in sight."""
    word = f"saved{time.time_ns()}"
    if number % TITLES == TITLES - 1:
        _open(page, f"{address}/{COLUMN}/year-{document.parent.name}.html")
        first = page.locator(f"main a[href*='/{COLUMN}/{document.parent.name}/']").first
        name = str(first.get_attribute("href")).rpartition("/")[2].removesuffix(".html")
        document = document.with_name(f"{name}.md")
        before = document.read_text(encoding="utf-8")
        after = before.replace('title: "', f'title: "{word} ', 1)
    else:
        _open(page, f"{address}/{document.relative_to(folder / 'content').with_suffix('.html').as_posix()}")
        before = document.read_text(encoding="utf-8")
        after = before.replace("\n---\n\n", f"\n---\n\n{word} ", 1)
    started = time.perf_counter()
    document.write_text(after, encoding="utf-8")
    page.get_by_text(word).first.wait_for()
    return time.perf_counter() - started


def _open(page: Page, address: str) -> None:
    with page.expect_websocket():
        page.goto(address)
    time.sleep(PAUSE_S)


@contextmanager
def _preview(folder: Path) -> Iterator[str]:
    """Serve the preview in a process of its own; yield its address once it shows pages."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, *map(str, (REPOSITORY / "tasks.py", "serve", "--root", folder, "--port", port))]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = iter(process.stdout.readline, "") if process.stdout else ()
            if not any(line.startswith("The preview:") for line in said):
                raise RuntimeError("the preview ended before it showed anything")
            time.sleep(PAUSE_S * 10)  # folders are being watched from now on
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@contextmanager
def _browser() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        yield browser.new_page()
        browser.close()
