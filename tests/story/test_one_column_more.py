"""A new column is one YAML file: its documents are listed, searched, fed and checked like those of any other."""

from __future__ import annotations

import pytest

from plugins.model.error import RefusedError
from tests.render.html_pages import parse
from tests.sites.make import Site, make_site
from tests.sites.places import files, where
from tests.sites.texts import front_matter

COLUMN = """\
order: 90
title: {en: Training Courses, zh-Hans: 培训课程}
description: {en: Courses that anybody can take., zh-Hans: 面向公众的培训课程。}
group: services
owner: medical-administration
type: 办事服务
clause: IV.6
page: document
schema_type: NewsArticle
writers: [content-contact]
chain: [information-office]
main_date: dated
publish: on-approval
fields:
  dated: {required: true}
  begins: {type: date, required: true, show: true, label: {en: Begins, zh-Hans: 开课日期}}
  level: {type: choice, choices: [first, second], label: {en: Level, zh-Hans: 级别}}
rules: [named_official]
filters: [level]
"""
ID, TITLE = "k7m29xqf", "First Aid in Hexi"
PATH, PAGE = f"content/training-courses/2026/{ID}.md", f"training-courses/2026/s-{ID}.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the column and one course of it, which is public."""
    site = make_site(tmp_path_factory.mktemp("column") / "root")
    site.write("policy/columns/training-courses.yaml", COLUMN)
    write(site, "begins: 2027-01-11", "level: second")
    site.approve(PATH)
    site.release()
    return site


@pytest.fixture(scope="module")
def public(site: Site) -> dict[str, bytes]:
    """Every file that the public sees."""
    return files(site.root / "public" / "current")


def write(site: Site, *lines: str) -> None:
    """Write the course."""
    site.write(PATH, front_matter(ID, TITLE, "dated: 2026-11-20", more=lines, body="Bandages and resuscitation."))


def test_its_page_shows_its_own_fields_under_their_labels(public):
    shown = parse(public[PAGE].decode())
    said = dict(zip(shown.words("dt"), shown.words("dd"), strict=False))
    assert (said["Begins"], said["Level"]) == ("11 January 2027", "second")


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("training-courses/index.html", id="its list"),
        pytest.param("zh/training-courses/index.html", id="its list in the Chinese interface"),
        pytest.param("training-courses/level-second.html", id="the list of a value of its own field"),
        pytest.param("services/index.html", id="its group"),
    ],
)
def test_it_is_listed(public, path):
    assert TITLE in parse(public[path].decode()).words("a")


def test_every_page_leads_to_the_column_in_the_language_of_the_reader(public):
    links = [("index.html", "Training Courses"), ("zh/index.html", "培训课程"), (PAGE, "Training Courses")]
    for path, title in links:
        assert title in parse(public[path].decode()).words("a"), path


def test_it_is_fed_with_its_whole_text(public):
    assert b"Bandages and resuscitation." in public["training-courses/feed.xml"]
    assert f"https://www.health.example/{PAGE}" in public["sitemap.xml"].decode()


def test_it_is_searched(site):
    search = site.root / "public" / "current" / "search"
    assert where(search, "resuscit") != []
    assert where(search, TITLE) != []


WRONG = {
    "a value": (
        ("level: third", "begins: 2027-01-11"),
        r":10: REA010 level: got 'third', expected one of first, second",
    ),
    "a required field": (("level: first",), r"COL001 required_fields: got no begins, expected"),
    "an unknown key": (("begins: 2027-01-11", "length: two days"), r":11: REA009 length: got an unknown key"),
}


@pytest.mark.parametrize(("lines", "finding"), WRONG.values(), ids=WRONG)
def test_it_is_checked_by_what_the_file_says(site, lines, finding):
    write(site, *lines, "change: minor", "change_note: Told better")
    site.submit(PATH)
    with pytest.raises(RefusedError, match=finding):
        site.approve(PATH)
