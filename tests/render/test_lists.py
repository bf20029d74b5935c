"""Lists of columns: numbered from the oldest, narrowed by year and department."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.render.html_pages import parse, part_of
from tests.render.make import World
from tests.render.site import Site, render, whole_site
from tests.render.world import make_world


def titles(path: str) -> list[str]:
    page = parse(whole_site().page(path))
    return [
        e.text for e in page.all("a") if e.attributes.get("href", "").count("/") == 3 and "/20" in e.attributes["href"]
    ]


def links(path: str) -> dict[str, str]:
    return {" ".join(e.text.split()): e.attributes["href"] for e in parse(whole_site().page(path)).all("a")}


def test_a_new_document_changes_no_full_page():
    before = whole_site()
    world = make_world()
    world.add("nwp00001", "work-updates", "One more", "Words.", dated=date(2026, 11, 23))
    after = render(world)
    old = [path for path in before.files if "work-updates/page-" in path or "work-updates/year-2025" in path]
    assert len(old) == 6
    assert [path for path in old if after.files[path] != before.files[path]] == []
    assert after.files["work-updates/index.html"] != before.files["work-updates/index.html"]


def test_each_page_leads_to_its_neighbours():
    newest, second, first = (links(f"work-updates/{name}.html") for name in ("index", "page-2", "page-1"))
    assert newest["Older"] == "/work-updates/page-2.html"
    assert "Newer" not in newest
    assert second["Older"] == "/work-updates/page-1.html"
    assert second["Newer"] == "/work-updates/"
    assert first["Newer"] == "/work-updates/page-2.html"
    assert first["Newest"] == "/work-updates/"
    assert "Older" not in first


def place(site: Site, path: str) -> str:
    """What a page says of its place in the list."""
    return " ".join(parse(site.page(path)).words("p", class_="list-page"))


def test_each_page_says_which_of_how_many_it_is_the_newest_being_the_first():
    site = whole_site()
    names = ("index", "page-2", "page-1")
    assert [place(site, f"work-updates/{name}.html") for name in names] == [f"Page {n} of 3" for n in (1, 2, 3)]
    assert place(site, "zh/work-updates/page-1.html") == "第 3 页，共 3 页"
    assert parse(site.page("work-updates/page-1.html")).words("title") == [
        "Work Updates (Page 3 of 3) – Work Updates – Ministry of Health"
    ]
    assert place(site, "press-releases/index.html") == ""


def test_a_page_of_a_long_list_says_its_days_so_that_one_page_more_changes_none():
    world = World()
    for number in range(21 * 20 + 19):
        world.add(f"{number:08}", "work-updates", f"Update {number}", "W.", dated=date(2025, 1, 1) + timedelta(number))
    before = render(world)
    assert place(before, "work-updates/page-1.html") == "1 Jan 2025 to 20 Jan 2025"
    assert place(before, "work-updates/index.html") == "Page 1 of 21"
    world.add("nwp00001", "work-updates", "One more", "W.", dated=date(2026, 11, 1))
    after = render(world)
    full = [path for path in before.files if path.startswith("work-updates/page-")]
    assert len(full) == 20
    assert "work-updates/page-21.html" in after.files
    changed = [path for path in full if before.files[path] != after.files[path]]
    assert changed == ["work-updates/page-20.html"]  # what is newer than it has another address now


def owned_updates() -> World:
    """Two departments with 84 and 40 updates in 2025, and one each in 2024."""
    world = World()
    for owner, count in (("legal", 84), ("health", 40)):
        department = {"legal": "policy-and-law", "health": "disease-control"}[owner]
        for number in range(count):
            day = date(2025, 1, 1) + timedelta(number)
            world.add(f"{owner[0]}p{number:06}", "work-updates", f"U {number}", "W.", department=department, dated=day)
        world.add(f"{owner[0]}q000000", "work-updates", "Old", "W.", department=department, dated=date(2024, 1, 1))
    return world


def chosen(site: Site, path: str) -> dict[str, tuple[str, bool]]:
    """Where each value of the filters of a page leads, and whether it is the one chosen."""
    part = part_of(site.page(path), "aside", "list-beside")
    return {
        e.text: (e.attributes["href"], "aria-current" in e.attributes) for e in part.all("a") if "feed" not in e.text
    }


def test_a_long_year_is_narrowed_by_department_and_a_department_by_long_years_on_later_pages_too():
    site = render(owned_updates())
    law, health = "department-policy-and-law", "department-disease-control"
    at = "/work-updates"
    year = chosen(site, "work-updates/year-2025.html")
    assert year["Policy and Law"] == (f"{at}/year-2025-{law}.html", False)
    assert year["Disease Control"] == (f"{at}/year-2025-{health}.html", False)
    assert year["2024"] == (f"{at}/year-2024.html", False)
    department = chosen(site, f"work-updates/{law}.html")
    assert department["2025"] == (f"{at}/year-2025-{law}.html", False)
    assert department["2024"] == (f"{at}/year-2024.html", False)
    both = chosen(site, f"work-updates/year-2025-{law}.html")
    assert both["2025"] == (f"{at}/year-2025-{law}.html", True)
    assert both["2024"] == (f"{at}/year-2024.html", False)
    assert both["Disease Control"] == (f"{at}/year-2025-{health}.html", False)
    page = parse(site.page(f"work-updates/year-2025-{law}-page-1.html"))
    assert page.words("h1") == ["Work Updates: 2025, Policy and Law"]
    assert page.words("p", class_="list-page") == ["Page 4 of 4"]
    hrefs = [e.attributes.get("href") for e in page.all("a")]
    assert {f"{at}/year-2025.html", f"{at}/{law}.html", f"{at}/year-2025-{law}.html#narrow"} <= set(hrefs)


def test_years_beyond_the_first_are_folded_away_and_opened_where_one_of_them_is_chosen():
    world = World()
    for year in range(1983, 2027):
        world.add(f"y{year}000", "work-updates", f"U {year}", "W.", dated=date(year, 1, 1))
    site = render(world)
    part = part_of(site.page("work-updates/index.html"), "section", "filters")
    assert [e.text for e in part.all("summary")] == ["36 more"]
    assert len([e for e in part.all("a") if e.text.isdigit()]) == 44
    assert "open" not in part.all("details")[0].attributes
    assert (
        "open" in part_of(site.page("work-updates/year-1990.html"), "section", "filters").all("details")[0].attributes
    )


def test_a_policy_document_stands_in_both_lists():
    title = "Notice on Winter Respiratory Surveillance"
    assert title in titles("policy-information/index.html")
    assert title in titles("work-updates/index.html")


def test_filters_are_links_with_counts():
    page = parse(whole_site().page("laws-and-regulations/index.html"))
    filters = page.words("section", class_="filters")
    assert filters[0] == "By year 2026 2 2025 1 2019 1 2016 1 2009 1"
    assert "Medical Administration 3" in filters[1]


def test_a_filtered_list_says_what_it_is_and_leads_back():
    path = "laws-and-regulations/department-medical-administration.html"
    assert parse(whole_site().page(path)).words("h1") == ["Laws and Regulations: Medical Administration"]
    assert links(path)["All of Laws and Regulations"] == "/laws-and-regulations/"


def test_chinese_lists_lead_to_the_same_documents_in_chinese_words():
    page = parse(whole_site().page("zh/laws-and-regulations/year-2009.html"))
    assert page.words("h1") == ["法律法规：2009"]
    assert page.words("time") == ["2009-03-02"]
    assert page.all("a", lang="en", hreflang="en")[-1].text == "Provisional Measures for the Storage of Vaccines"


def test_an_empty_column_says_so():
    page = parse(render(World()).page("laws-and-regulations/index.html"))
    assert page.words("p", class_="empty") == ["Nothing has been published here yet."]


def test_lists_of_a_column_that_asks_for_it_are_narrowed_by_legal_force():
    world = World()
    laws = replace(world.policy.columns["laws-and-regulations"], filters=("year", "force"))
    world.policy = replace(world.policy, columns={**world.policy.columns, laws.key: laws})
    by = {"announced": date(2025, 3, 12), "issued_by": ("Ministry of Health",)}
    world.add("aaaaaaaa", "laws-and-regulations", "Law on Wells", "Words.", **by)
    world.add("bbbbbbbb", "laws-and-regulations", "Law on Springs", "Words.", repeals=("aaaaaaaa",), **by)
    world.add("cccccccc", "laws-and-regulations", "Law on Tanks", "Words.", effective=date(2027, 1, 1), **by)
    made = render(world)
    lists = [path for path in made.files if path.startswith("laws-and-regulations/force-")]
    shown = {path: [e.text for e in parse(made.page(path)).all("a") if "Law on" in e.text] for path in sorted(lists)}
    assert shown == {
        f"laws-and-regulations/force-{force}{year}.html": [title]
        for force, title in (
            ("in-force", "Law on Springs"),
            ("not-yet", "Law on Tanks"),
            ("repealed", "Law on Wells"),
        )
        for year in ("", "-year-2025")
    }
    page = parse(made.page("laws-and-regulations/index.html"))
    assert "By legal force" in page.words("main")[0]
    assert "Not yet in force" in page.words("main")[0]
    assert {"3", "1"} == set(page.words("span", class_="count"))


@pytest.mark.parametrize(
    ("path", "heading", "years"),
    [
        (
            "laws-and-regulations/force-repealed.html",
            "Laws and Regulations: Repealed",
            {"2025": "/laws-and-regulations/force-repealed-year-2025.html"},
        ),
        (
            "zh/laws-and-regulations/force-repealed-year-2025.html",
            "法律法规：已废止、2025",
            {"2025": "/zh/laws-and-regulations/force-repealed-year-2025.html"},
        ),
        (
            "laws-and-regulations/year-2025.html",
            "Laws and Regulations: 2025",
            {year: f"/laws-and-regulations/year-{year}.html" for year in ("2025", "2009")},
        ),
    ],
)
def test_years_lead_from_a_list_of_one_legal_force_to_those_of_that_force(path, heading, years):
    world = World()
    laws = replace(world.policy.columns["laws-and-regulations"], filters=("year", "force"))
    world.policy = replace(world.policy, columns={**world.policy.columns, laws.key: laws})
    by = {"issued_by": ("Ministry of Health",)}
    for id, title, day, repeals in (
        ("aaaaaaaa", "Law on Wells", date(2025, 3, 12), ()),
        ("bbbbbbbb", "Law on Springs", date(2025, 5, 12), ("aaaaaaaa",)),
        ("cccccccc", "Law on Tanks", date(2009, 1, 1), ()),
    ):
        world.add(id, "laws-and-regulations", title, "Words.", announced=day, repeals=repeals, **by)

    page = parse(render(world).page(path))

    assert page.words("h1") == [heading]
    assert {one.text: one.attributes["href"] for one in page.all("a") if one.text in ("2025", "2009")} == years


def test_a_choice_with_titles_is_shown_by_its_title_in_each_language():
    world = make_world()
    day = date(2026, 11, 10)
    world.add(
        "k7m29xqf", "regional-updates", "Boats", "Words.", dated=day, source="Health Bureau of Hexi", region="hexi"
    )
    site = render(world)
    for path, title in (
        ("regional-updates/region-hexi.html", "Hexi"),
        ("zh/regional-updates/region-hexi.html", "河西省"),
    ):
        assert parse(site.page(path)).words("h1")[0].endswith(title)
    assert "Hexi" in parse(site.page("regional-updates/2026/k7m29xqf.html")).words("dd")
