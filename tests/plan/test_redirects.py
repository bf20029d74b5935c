"""Addresses of the old site lead to where adopted documents are now."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.plan.redirects import redirect_map
from tests.sites.make import Site, make_site

TEXT = """---
id: {id}
title: {title}
slug: {slug}
language: en
department: disease-control
contact: li.wei
dated: 2026-11-20
origin: {origin}
status: draft
---

The round began on Monday.
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "root")


def lines(site: Site, *origins: str) -> str:
    """Return the map of a site with one public document for each origin."""
    for number, origin in enumerate(origins):
        path = f"content/work-updates/2026/a{number}.md"
        id, title, slug = f"k7m29xq{number}", f"Round {number}", f"round-{number}"
        site.write(path, TEXT.format(id=id, title=title, slug=slug, origin=origin))
        site.approve(path)
    return redirect_map(site.build().outcome.catalogue).decode()


def test_an_old_address_leads_to_the_new_one(site: Site) -> None:
    assert lines(site, "https://old.example/news/1.html") == "/news/1.html /work-updates/2026/round-0.html;\n"


def test_the_first_document_keeps_an_address_that_two_claim(site: Site) -> None:
    assert lines(site, "https://old.example/a", "https://older.example/a") == "/a /work-updates/2026/round-0.html;\n"


@pytest.mark.parametrize(
    "origin",
    [
        pytest.param("https://old.example/", id="the home page"),
        pytest.param("https://old.example/a;return%20200", id="an end of a directive"),
        pytest.param("https://old.example/{a}", id="braces"),
        pytest.param("https://old.example/$uri", id="a variable"),
        pytest.param("https://old.example/work-updates/2026/round-0.html", id="the address it has"),
    ],
)
def test_what_could_mean_something_else_is_left_out(site: Site, origin: str) -> None:
    assert lines(site, origin) == ""
