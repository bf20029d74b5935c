"""The pages are those that were planned, from the templates that were meant, and safe whatever stands in the text."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.address import SLUG, slug_of
from plugins.model.value import parse_instant
from plugins.pipeline.build.build import Build, BuildOptions, build
from plugins.plan.entries import plan
from tests.sites.copying import copy_folder
from tests.traps.conftest import REPOSITORY
from tests.traps.documents import FOLDER, files, mentions, update

PATH = f"{FOLDER}/a.md"
PAGE = "work-updates/2026/slug-k7m29xqf.html"
OF_PELICAN = (
    "archives",
    "tags",
    "categories",
    "authors",
    "tag/",
    "category/",
    "author/",
    "drafts/",
    "feeds/",
    "theme/",
)

AS_TYPED = (".json", ".md", ".bin")
"""Files that hold a title as it was typed, and that no browser reads as HTML: JSON; Markdown beside a page, which is
sent as ``text/markdown`` and not to be sniffed; packs of the search, whose words its script puts in as text."""


@pytest.fixture
def approved(site):
    """A site with one public document."""
    site.write(PATH, update("k7m29xqf", "A round of sampling"))
    site.approve(PATH)
    return site


@pytest.fixture
def job(approved, tmp_path):
    """A build of that site into a folder of the test."""
    return BuildOptions(root=approved.root, out=tmp_path / "out", at=approved.instant)


def test_markup_in_a_title_is_text_on_every_page_and_in_every_feed(site):
    title = 'Rounds <script>alert(1)</script> & "more"'
    site.write(PATH, update("k7m29xqf", f"'{title}'", f"summary: '{title}'"))
    site.approve(PATH)
    output = site.build().output
    assert mentions(output, "&lt;script&gt;alert")
    assert [name for name in mentions(output, "<script>alert") if not name.endswith(AS_TYPED)] == []


def test_the_output_holds_the_plan_and_nothing_of_pelicans_own(approved):
    names = files(approved.build().output)
    assert PAGE in names
    assert [name for name in names if name.startswith(OF_PELICAN)] == []


def test_pelican_alone_builds_the_same_site(approved, pelican, tmp_path):
    ended = pelican()
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert files(tmp_path / "output") == files(approved.build().output)


@pytest.mark.parametrize(
    "template", ["base.html", "pages/document.html", "home.html", "list.html", "not-found.html", "search.html"]
)
def test_a_template_that_is_missing_stops_the_build_and_is_named(template, job, tmp_path):
    theme = tmp_path / "theme"
    copy_folder(REPOSITORY / "theme", theme)
    (theme / "templates" / template).unlink()
    with pytest.raises(Exception, match=template.replace(".", r"\.")):
        build(replace(job, theme=theme))
        pytest.fail(f"built without {template}")


def test_a_page_is_replaced_and_never_written_over(approved, tmp_path):
    output = approved.build().output
    earlier = tmp_path / "earlier.html"
    os.link(output / PAGE, earlier)
    before = earlier.read_bytes()
    approved.write(PATH, update("k7m29xqf", "Another round", "change: minor", "change_note: Another title."))
    approved.approve(PATH)
    assert (approved.build().output / PAGE).read_bytes() != before
    assert earlier.read_bytes() == before


def test_a_page_that_does_not_change_is_not_written_again(approved):
    output = approved.build().output
    before = {path: path.stat().st_ino for path in output.rglob("*.html")}
    assert {path: path.stat().st_ino for path in approved.build().output.rglob("*.html")} == before


def test_feeds_are_dated_by_what_is_in_them_and_not_by_the_build(job):
    build(job)
    before = {name: data for name, data in files(job.out).items() if name.endswith("feed.xml")}
    assert len(before) >= 5
    build(replace(job, at=parse_instant("2026-12-02T10:00"), cache=False))
    assert {name: data for name, data in files(job.out).items() if name.endswith("feed.xml")} == before


@given(st.text())
def test_a_slug_is_plain_or_the_id(title):
    slug = slug_of(title, "k7m29xqf")
    assert SLUG.fullmatch(slug)
    assert len(slug) <= 80


@pytest.mark.parametrize("title", ["疫苗储存和运输管理办法", "☆★☆", "…", "", "Мероприятия"])
def test_a_title_that_is_not_latin_gives_the_id_and_no_guess_at_its_sound(title):
    assert slug_of(title, "k7m29xqf") == "k7m29xqf"


def test_no_two_lists_share_a_path_whatever_the_names_of_departments(job):
    way = Build(job)
    way.plan()
    (one,) = way.catalogue.publications.values()
    copies = {}
    for number in range(90):
        id = f"{number:08d}"
        fields = {**one.revision.fields, "id": id, "department": ("t4", "t42")[number % 2], "dated": date(2026, 11, 20)}
        revision = replace(one.revision, id=id, fields=fields)
        copies[id] = replace(one, revision=revision, url=f"/work-updates/2026/{id}.html")
    paths = [entry.path for entry in plan(replace(way.catalogue, publications=copies), [], None).entries]
    assert len(set(paths)) == len(paths)
    assert {"work-updates/department-t4-page-1.html", "work-updates/department-t42.html"} <= set(paths)
