"""A field that a column names as a filter: lists of its values, the search of the browser and the Whoosh index."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from plugins.pipeline.snapshot.search_rows import search_documents
from plugins.search.oracle import fresh_index, search
from tests.render.html_pages import parse
from tests.sites.make import make_site
from tests.sites.many import act_on
from tests.sites.places import files
from tests.sites.texts import UPDATES, update
from tests.sites.zone import name_zone

ZONES = ["north", "north", "south", ""]
"""Of documents 00000000 to 00000003; nothing is of the far west."""

NORTH = {"00000000", "00000001"}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site with four work updates, of which three have a zone."""
    site = make_site(tmp_path_factory.mktemp("filter") / "root")
    name_zone(site.root)
    paths = [f"{UPDATES}/round-{number}.md" for number in range(len(ZONES))]
    for number, (path, zone) in enumerate(zip(paths, ZONES, strict=True)):
        more = [f"zone: {zone}"] if zone else []
        site.write(path, update(f"{number:08d}", f"Round {number}", *more, body="Every well was sampled."))
    act_on(site, "submit", paths)
    act_on(site, "approve", paths)
    return site


@pytest.fixture(scope="module")
def output(site):
    """Its public build."""
    result = site.build()
    assert result.exit_status == 0, [str(finding) for finding in result.findings]
    return result.output


def shown(output, path: str) -> list[str]:
    """The titles that a list shows."""
    return [e.text for e in parse((output / path).read_text(encoding="utf-8")).all("a") if e.text.startswith("Round")]


def test_each_zone_with_public_documents_has_its_list_and_no_other(output):
    lists = [path for path in files(output) if "zone-" in path]
    assert lists == [
        f"{before}work-updates/zone-{value}.html" for before in ("", "zh/") for value in ("north", "south")
    ]
    assert shown(output, "work-updates/zone-north.html") == ["Round 0", "Round 1"]
    assert shown(output, "zh/work-updates/zone-south.html") == ["Round 2"]


def test_the_lists_of_the_column_lead_there_with_counts(output):
    page = parse((output / "work-updates/index.html").read_text(encoding="utf-8"))
    assert page.words("section", class_="filters")[-1] == "By zone of the country south 1 north 2"
    assert page.words("p", class_="list-jump") == ["Narrow by year, department or zone of the country"]
    assert page.all("a", href="/work-updates/zone-north.html")
    chinese = parse((output / "zh/work-updates/index.html").read_text(encoding="utf-8"))
    assert chinese.words("section", class_="filters")[-1] == "按片区 south 1 north 2"
    assert chinese.words("p", class_="list-jump") == ["按年份、部门或片区筛选"]


def test_a_narrowed_list_says_what_it_is(output):
    page = parse((output / "work-updates/zone-north.html").read_text(encoding="utf-8"))
    assert page.words("h1") == ["Work Updates: north"]
    assert [e.text for e in page.all("a", **{"aria-current": "true"})] == ["News", "Work Updates", "north"]


def test_other_columns_are_not_narrowed_by_it(output):
    page = parse((output / "press-releases/index.html").read_text(encoding="utf-8"))
    assert page.words("p", class_="list-jump") == []
    assert "zone" not in (output / "press-releases/index.html").read_text(encoding="utf-8")


def test_the_whoosh_index_is_narrowed_by_it(site):
    documents = search_documents(site.workspace().catalogue)
    index = fresh_index(documents, lambda document: "Every well was sampled.")
    assert {hit.id for hit in search(index, "well", zone="north")} == NORTH
    assert search(index, "well", zone="far-west") == []
    assert {hit.id for hit in search(index, "well", zone="south", column="work-updates")} == {"00000002"}


def test_the_module_of_the_browser_is_narrowed_by_it(output, serve, page):
    page.goto(f"{serve(output)}/search.html")
    script = """async (options) => {
      const { open } = await import("/search/search.js");
      return (await (await open()).search("well", options)).map(({ id }) => id);
    }"""
    assert set(page.evaluate(script, {"zone": "north"})) == NORTH
    assert page.evaluate(script, {"zone": "far-west"}) == []
    assert page.evaluate(script, {"zone": "south", "column": "work-updates", "year": "2026"}) == ["00000002"]
    assert len(page.evaluate(script, {"department": "disease-control", "zone": ""})) == len(ZONES)


def test_the_search_page_offers_it(output, serve, page):
    page.goto(f"{serve(output)}/search.html#q=well&zone=south&utm_source=mail")
    expect(page.get_by_role("status")).to_have_text("1 result")
    zone = page.get_by_label("Zone of the country")
    expect(zone).to_have_value("south")
    expect(zone.locator("option")).to_have_text(["All", "south (1)", "north (2)", "far-west (0)"])
    zone.select_option("north")
    expect(page.get_by_role("status")).to_have_text("2 results")
    assert "zone=north" in page.url


def test_a_filter_that_is_taken_away_takes_its_lists_along(site, output):
    policy = site.root / "policy" / "columns" / "work-updates.yaml"
    text = policy.read_text(encoding="utf-8")
    try:
        policy.write_text(text.replace(", zone]", "]"), encoding="utf-8")
        assert [path for path in files(site.build(out="other").output) if "zone" in path] == []
    finally:
        policy.write_text(text, encoding="utf-8")
