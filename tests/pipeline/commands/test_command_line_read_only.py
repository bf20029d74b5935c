"""Who may only read program and site asks everything that is asked, and is told in a sentence what cannot be done."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.operator.sandbox import AS_NOBODY
from tests.repository import REPOSITORY
from tests.sites.texts import UPDATES, update

ID, PATH = "k7m29xqf", f"{UPDATES}/wells.md"
RUN = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
from plugins.pipeline.commands.command_line import main
from tasks import TASKS
for words in json.loads(sys.argv[1]):
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        status = main(TASKS, words)
    print(json.dumps([status, said.getvalue()]))
"""


@pytest.fixture
def closed(site):
    """A site with a public text and one that waits, of which this process may change nothing any more."""
    site.write(PATH, update(ID, "Wells sampled"))
    site.approve(PATH)
    site.release()
    site.write(f"{UPDATES}/springs.md", update("9tq4w2ha", "Springs sampled"))
    site.submit(f"{UPDATES}/springs.md")
    places = [site.root, *(place for place in site.root.rglob("*") if not place.is_symlink())]
    modes = {place: place.stat().st_mode for place in places}
    for place, mode in modes.items():
        place.chmod(mode & ~0o222)
    yield site
    for place, mode in modes.items():
        place.chmod(mode)


def answers(*calls):
    """What some calls print and return, by somebody who owns nothing."""
    as_other = AS_NOBODY if os.geteuid() == 0 else ()
    done = subprocess.run(
        [*as_other, sys.executable, "-c", RUN, json.dumps(calls)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def test_everything_that_is_asked_is_answered(closed):
    root = ("--root", str(closed.root))
    asked = {
        ("check",): "2 documents, 0 findings",
        ("why", ID): f"{ID} public",
        ("queue",): "Springs sampled",
        ("diff", "9tq4w2ha"): "On the page:",
        ("mine", "--as", "li.wei"): "public",
        ("returned",): "Nothing was sent back",
        ("search", "wells"): "Wells sampled",
        ("overdue",): "Nobody signs the policy",
        ("registers",): "",
        ("policy",): "policy/ is sha256:",
        ("clock",): "This clock: ",
        ("verify",): "",
    }
    found = answers(*((*words, *root) for words in asked), ("verify-release", str(closed.root / "public" / "current")))
    for words, said, (status, printed) in zip(asked, asked.values(), found, strict=False):
        assert said in printed, words
        assert (status, "ermission denied" in printed, "Traceback" in printed) == (0, False, False), (words, printed)
    assert found[-1][0] == 0
    assert "Documents: 1, on 2 acts" in found[-1][1]


def test_what_would_be_written_is_refused_with_a_sentence(closed):
    root = ("--root", str(closed.root))
    for status, printed in answers(
        ("new", "work-updates", "Ponds", "--as", "li.wei", *root), ("hold", ID, "--as", "li.wei", "--note", "a", *root)
    ):
        assert status == 1
        assert "Permission denied" in printed
        assert "Traceback" not in printed
