"""Who reviews a text reads what the public will read, and the words that changed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from plugins.pipeline.workspace.inquiries import page
from tests.repository import REPOSITORY
from tests.sites.texts import UPDATES, update

ID, PATH = "k7m29xqf", f"{UPDATES}/wells.md"
BODY = "Wells were *tested*.\n\n3. Third\n4. Fourth\n\n| Well | Depth |\n| --- | --- |\n| A | 12 m |\n"


@pytest.fixture
def approved(site):
    site.write(PATH, update(ID, "Wells tested", body=BODY))
    site.approve(PATH)
    return site


def lines(site):
    return [line.strip() for line in page(site.workspace(), PATH)]


def test_a_first_text_is_shown_whole_as_the_page_has_it(site):
    site.write(PATH, update(ID, "Wells tested", body=BODY))
    found = lines(site)
    assert found[:2] == ["On the page:", "Title: Wells tested"]
    assert found[-7:] == ["Wells were *tested*.", "- 3. Third", "- 4. Fourth", "| Well", "| Depth", "| A", "| 12 m"]


def test_metadata_stands_with_the_labels_of_the_page(site):
    site.write(PATH, update(ID, "Wells tested", "dated: 2026-11-18", body=BODY))
    assert any(line.endswith(": 18 November 2026") for line in lines(site))


def test_the_words_that_changed_are_marked_where_they_stand(approved):
    approved.write(PATH, update(ID, "Wells tested", body=BODY.replace("12 m", "13 m")))
    found = lines(approved)
    assert found[0] == "On the page, what changes:"
    assert found[1].endswith("1 taken out, 1 put in")
    assert "Cell of a table: changed: [-12-]{+13+} m" in found
    assert not any("Third" in line for line in found)


def test_another_title_is_a_changed_word(approved):
    approved.write(PATH, update(ID, "Wells sampled", body=BODY))
    assert "Title: Wells [-tested-]{+sampled+}" in lines(approved)


def test_a_source_that_differs_and_shows_the_same_page_is_said_to(approved):
    approved.write(PATH, update(ID, "Wells tested", body=BODY.replace("*tested*", "_tested_")))
    assert lines(approved)[1:] == ["There is no visible difference."]


def test_each_file_that_differs_is_named_even_where_no_word_does(approved):
    approved.write(f"{UPDATES}/wells/more.csv", "3\n")
    assert "Files: more.csv is new" in lines(approved)


def test_what_a_page_will_show_is_said_without_what_makes_pages_of_it():
    code = "import sys, plugins.pipeline.workspace.page_words; print('plugins.render.theme' in sys.modules)"
    code += "; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    is_loaded, *loaded = told.stdout.split()
    assert is_loaded == "True"
    assert {name.partition(".")[0] for name in loaded} & {"jinja2", "pelican"} == set()
