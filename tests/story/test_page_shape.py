"""A column with a page shape of its own, added as the documentation says: it is everywhere where documents are."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from plugins.release.evidence import coverage_faults
from tests.docs.pages import blocks, pages, section
from tests.release.forging import manifest_of
from tests.render.html_pages import parse
from tests.repository import DEMONSTRATION, REPOSITORY, copy_program
from tests.sites.make import make_site
from tests.sites.places import where
from tests.sites.texts import front_matter

PROGRAM, TEMPLATE, COLUMN = blocks(section(pages()["docs/architecture.md"], "A page shape"))
DAY = "2025-03-04"
"""Past by the clock of any machine: these tasks are not handed the time."""

ID = "k7m29xqf"
TITLE = "The minister answers questions on the flood"
PATH = "content/press-conferences/2025/flood.md"
ADDRESS = f"press-conferences/2025/s-{ID}.html"
KEY = re.compile(r"^\w+:", re.MULTILINE)


@dataclass(frozen=True)
class Software:
    """A copy of the program with the shape in it, and a root with the column."""

    folder: Path
    root: Path

    def command(self, *words: str) -> list[str]:
        """Return the command line of a task about the root."""
        return [sys.executable, "tasks.py", *words, "--root", str(self.root)]

    def run(self, *words: str) -> str:
        """Run a task and return what it prints."""
        done = subprocess.run(self.command(*words), cwd=self.folder, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
        return done.stdout


def press_conferences() -> str:
    """Return the column: that of press releases with the keys that the documentation shows."""
    text = (DEMONSTRATION / "policy" / "columns" / "press-releases.yaml").read_text(encoding="utf-8")
    text = (
        text.replace("order: 4", "order: 6")
        .replace("Press Releases", "Press Conferences")
        .replace("新闻稿}", "发布会}")
    )
    begins = [found.start() for found in KEY.finditer(text)]
    keys = [text[start:end] for start, end in zip(begins, [*begins[1:], None], strict=True)]
    shown = {found[0] for found in KEY.finditer(COLUMN.text)} | {"rules:", "freshness_days:"}
    return "".join(key for key in keys if key.split()[0] not in shown) + COLUMN.text


@pytest.fixture(scope="module")
def software(tmp_path_factory: pytest.TempPathFactory) -> Software:
    """The program with the shape, and a root in which one document of the column is released."""
    folder = tmp_path_factory.mktemp("shape")
    copy_program(folder)
    for name in ("tasks.py", "pelicanconf.py", "publishconf.py"):
        shutil.copy(REPOSITORY / name, folder)
    (folder / "plugins/render/pages/conference.py").write_text(PROGRAM.text, encoding="utf-8")
    (folder / "theme/templates/pages/conference.html").write_text(TEMPLATE.text, encoding="utf-8")
    site = make_site(folder / "root")
    site.write("policy/columns/press-conferences.yaml", press_conferences())
    site.write(PATH, front_matter(ID, TITLE, f"held_on: {DAY}", "place: Hall 2", more=(), body="Pipistrelles fled."))
    made = Software(folder, site.root)
    submitted = made.run("submit", PATH, "--as", "li.wei")
    made.run("approve", PATH, "--as", "chen.yu", "--digest", submitted.partition("sha256:")[2][:12])
    made.run("release")
    return made


@pytest.fixture(scope="module")
def public(software: Software) -> Path:
    """The folder that the web server follows."""
    return software.root / "public" / "current"


def test_its_page_is_that_of_the_template(public: Path) -> None:
    assert parse((public / ADDRESS).read_text("utf-8")).words("p", class_="kicker") == ["Hall 2"]


def test_its_structured_data_are_of_the_type_that_the_column_names(public: Path) -> None:
    script = parse((public / ADDRESS).read_text("utf-8")).all("script", type="application/ld+json")[0].text
    event = json.loads(script)["@graph"][0]
    assert (event["@type"], event["name"], event["startDate"]) == ("Event", TITLE, DAY)
    assert event["location"] == {"@type": "Place", "name": "Hall 2"}


def test_it_stands_in_the_site_map_the_list_and_the_feed(public: Path) -> None:
    for place in ("sitemap.xml", "press-conferences/index.html", "press-conferences/feed.xml"):
        assert ADDRESS in (public / place).read_text("utf-8"), place
    assert "Pipistrelles fled." in (public / "press-conferences" / "feed.xml").read_text("utf-8")


def test_the_release_says_whose_page_it_is_and_refuses_it_when_that_is_not_public(public: Path) -> None:
    manifest = manifest_of(public)
    assert manifest.files[ADDRESS].owner == ID
    evidence = {path.removeprefix("evidence/"): (public / path).read_bytes() for path in manifest.evidence}
    assert list(coverage_faults(manifest, evidence)) == []
    assert next(coverage_faults(replace(manifest, documents={}), evidence)) == (
        f"{ADDRESS}: it belongs to document {ID}, which is not public"
    )


def test_the_search_finds_it(software: Software, public: Path) -> None:
    assert TITLE in software.run("search", "pipistrelles")
    assert where(public / "search", ID) != []


def test_the_preview_shows_it(software: Software) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = software.command("serve", "--port", port)
    with subprocess.Popen(command, cwd=software.folder, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            while "The preview:" not in (line := process.stdout.readline()):
                assert line, "the preview ended"
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{ADDRESS}") as answer:
                page = parse(answer.read().decode())
        finally:
            process.terminate()
    assert page.words("p", class_="kicker") == ["Hall 2"]
    assert page.words("h1") == [TITLE]
