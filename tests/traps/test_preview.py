"""The preview is told of every change: nobody waits for a poll, and policy and acts count as well as texts."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.sites.make import make_site
from tests.traps.conftest import REPOSITORY
from tests.traps.documents import FOLDER, update

A, B = "k7m29xqf", "9tq4w2ha"
PATH, OTHER = f"{FOLDER}/a.md", f"{FOLDER}/b.md"
MISSING = "There is no page at this address"
PAGE, OTHER_PAGE = (f"work-updates/2026/slug-{id}.html" for id in (A, B))


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A site with a running preview of it, and the address."""
    site = make_site(tmp_path_factory.mktemp("preview") / "root")
    site.write(PATH, update(A, "A round of sampling"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "tasks.py", "serve", "--root", site.root, "--port", str(port)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        while "The preview:" not in (line := process.stdout.readline()):
            assert line, "the preview ended"
        yield site, f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.fixture
def site(served):
    """The site, with the one document as it was in the beginning."""
    site, _ = served
    (site.root / OTHER).unlink(missing_ok=True)
    site.write(PATH, update(A, "A round of sampling"))
    return site


@pytest.fixture
def opened(served, site, page, faults):
    """Open a page of the preview; it may be asked for before the watcher tells of it, and be missing at first."""

    def open(path):
        with page.expect_websocket():
            page.goto(f"{served[1]}/{path}")
        return page

    yield open
    faults[:] = [fault for fault in faults if "404" not in fault]


def heading(page, words):
    """Wait until the page shows a heading."""
    page.get_by_role("heading", name=words, level=1).wait_for()


def test_a_save_shows_in_the_open_page_by_itself(opened, site):
    page = opened(PAGE)
    heading(page, "A round of sampling")
    site.write(PATH, update(A, "Another round"))
    heading(page, "Another round")
    site.write(PATH, update(A, "Another round", "formed: soon"))
    page.get_by_text("formed").first.wait_for()


def test_a_page_that_comes_and_goes_shows_by_itself(opened, site):
    page = opened(OTHER_PAGE)
    heading(page, MISSING)
    site.write(OTHER, update(B, "A new page"))
    heading(page, "A new page")
    site.write(OTHER, update(B, "A broken page").removeprefix("---"))
    heading(page, MISSING)
    site.write(OTHER, update(B, "A page mended"))
    heading(page, "A page mended")
    (site.root / OTHER).unlink()
    heading(page, MISSING)


def test_only_pages_that_differ_are_loaded_again(opened, site, new_page, served):
    site.write(OTHER, update(B, "A second page"))
    page = opened(OTHER_PAGE)
    heading(page, "A second page")
    page.evaluate("window.stayed = true")
    another = new_page()
    with another.expect_websocket():
        another.goto(f"{served[1]}/{PAGE}")
    site.write(PATH, update(A, "Nothing to do with it"))
    heading(another, "Nothing to do with it")
    assert page.evaluate("window.stayed")


def test_an_act_in_another_process_shows_as_well(opened, site):
    page = opened(PAGE)
    page.get_by_text("it was never submitted").wait_for()
    site.submit(PATH)
    page.get_by_text("submitted by li.wei").wait_for()
    site.approve(PATH)
    page.get_by_text("approved by chen.yu").wait_for()


def test_a_change_of_policy_shows_as_well(opened, site):
    page = opened("work-updates/index.html")
    column = site.root / "policy" / "columns" / "work-updates.yaml"
    column.write_text(column.read_text(encoding="utf-8").replace("Work Updates", "Notes from Work"), encoding="utf-8")
    heading(page, "Notes from Work")


def test_a_draft_is_found_by_the_search_of_the_preview(opened, site):
    site.write(PATH, update(A, "A round of sampling", body="Pipistrelles were seen."))
    page = opened("search.html#q=pipistrelles")
    expect(page.get_by_role("link", name="A round of sampling")).to_be_visible(timeout=30_000)
