"""The pages of groups, and the ways from the navigation to every column."""

from __future__ import annotations

from dataclasses import replace

from tests.render.html_pages import parse
from tests.render.site import render, whole_site
from tests.render.world import make_world


def test_a_group_shows_its_columns_each_with_its_newest_documents():
    page = parse(whole_site().page("news/index.html"))
    columns = whole_site().world.policy.columns.values()
    assert page.words("h1") == ["News"]
    assert page.words("h2")[:2] == ["Work Updates", "Press Releases"]
    assert page.words("h2") == [column.title["en"] for column in columns if column.group == "news"]
    assert page.all("time")


def test_a_group_begins_with_the_ways_to_its_columns_on_the_page():
    page = parse(whole_site().page("news/index.html"))
    jumps = [e for e in page.all("a") if e.attributes.get("href", "").startswith("#column-")]
    assert [e.text for e in jumps] == page.words("h2")
    assert {e.attributes["href"][1:] for e in jumps} == {e.attributes.get("id") for e in page.all("h2")}


def test_a_group_is_current_on_its_own_page_and_on_those_of_its_columns():
    for path, current in (("news/index.html", "page"), ("work-updates/index.html", "true")):
        links = [e for e in parse(whole_site().page(path)).all("a") if e.attributes.get("href") == "/news/"]
        assert links[0].attributes.get("aria-current") == current, path


def test_the_site_map_has_a_heading_for_each_group():
    page = parse(whole_site().page("site-map.html"))
    assert page.words("h2")[:3] == ["Laws and policy", "News", "Questions and letters"]


def test_every_page_leads_to_every_group_and_every_column():
    columns = whole_site().world.policy.columns
    hrefs = {e.attributes.get("href") for e in parse(whole_site().page("about.html")).all("a")}
    assert {f"/{key}/" for key in [*columns, *(column.group for column in columns.values())]} <= hrefs


def test_a_group_without_columns_has_no_page_and_no_link():
    world = make_world()
    columns = {key: column for key, column in world.policy.columns.items() if column.group != "services"}
    world.policy = replace(world.policy, columns=columns)
    assert "services" in world.policy.site.groups
    site = render(world)
    assert all(not entry.path.startswith("services/") for entry in site.plan.entries)
    assert "/services/" not in site.page("index.html")
