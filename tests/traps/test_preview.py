"""The preview is told of every change: nobody waits for a poll, and policy counts as well as texts."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from tests.traps.conftest import REPOSITORY
from tests.traps.documents import FOLDER, update

PATH = f"{FOLDER}/a.md"


@pytest.fixture
def preview(site):
    """The address of a running preview of a site with one draft."""
    site.write(PATH, update("k7m29xqf", "A round of sampling"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "tasks.py", "serve", "--root", site.root, "--port", str(port)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        while "The preview:" not in (line := process.stdout.readline()):
            assert line, "the preview ended"
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def test_a_save_shows_in_the_open_page_by_itself(preview, site, page):
    page.goto(f"{preview}/work-updates/2026/slug-k7m29xqf.html")
    assert page.text_content("h1").strip() == "A round of sampling"
    site.write(PATH, update("k7m29xqf", "Another round"))
    page.get_by_role("heading", name="Another round", level=1).wait_for()


def test_a_change_of_policy_shows_as_well(preview, site, page):
    page.goto(f"{preview}/work-updates/index.html")
    column = site.root / "policy" / "columns" / "work-updates.yaml"
    column.write_text(column.read_text(encoding="utf-8").replace("Work Updates", "Notes from Work"), encoding="utf-8")
    page.get_by_role("heading", name="Notes from Work", level=1).wait_for()
