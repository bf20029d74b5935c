"""The page of a department: who leads it, how to reach it, what it publishes, who follows on it (IV.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from plugins.model.value import parse_instant
from tests.render.html_pages import parse
from tests.render.make import World
from tests.render.site import render, whole_site

PAGE = "departments/disease-control.html"


def table(page):
    """The rows of the table, as label and words."""
    return dict(zip(page.words("dt"), page.words("dd"), strict=True))


def test_head_contact_and_the_ways_to_reach_it_stand_above():
    page = parse(whole_site().page(PAGE))
    assert page.words("h1") == ["Disease Control"]
    assert table(page) == {
        "Head": "Lin Shu",
        "Answers for its texts": "Li Wei",
        "Telephone": "000-5550-1231",
        "E-mail": "disease-control@health.example",
    }
    assert page.all("a", href="tel:000-5550-1231")
    assert page.all("a", href="mailto:disease-control@health.example")


def test_the_chinese_page_has_chinese_names_and_leads_to_the_english_one():
    page = parse(whole_site().page(f"zh/{PAGE}"))
    assert table(page)["负责人"] == "林舒"
    assert page.all("link", rel="alternate", hreflang="en", href=f"https://www.health.example/{PAGE}")


def test_a_department_without_head_telephone_and_address_has_no_rows_for_them():
    world = World()
    bare = {key: replace(one, telephone="", email="") for key, one in world.policy.departments.items()}
    people = {key: one for key, one in world.policy.people.items() if key == "chen.yu"}
    world.policy = replace(world.policy, departments=bare, people=people)
    assert parse(render(world).page(PAGE)).words("dt") == []


def test_its_newest_documents_stand_with_their_columns_and_those_one_can_read_come_first():
    world = World()
    for number in range(1, 13):
        language = "zh-Hans" if number > 10 else "en"
        world.add(
            f"0000000{number:x}",
            "work-updates",
            f"News {number}",
            "Words.",
            language=language,
            dated=date(2026, 11, number),
        )
    entries = parse(render(world).page(PAGE)).words("li", class_="entry")
    assert len(entries) == 10
    assert "News 10" in entries[0] and "Work Updates" in entries[0]
    assert [one for one in entries if "News 11" in one or "News 12" in one] == []


def test_it_leads_to_the_lists_of_its_columns_and_to_the_search_narrowed_to_it():
    page = parse(whole_site().page(PAGE))
    links = {one.attributes["href"] for one in page.all("a")}
    assert "/work-updates/department-disease-control.html" in links
    assert "/search.html#department=disease-control" in links
    owned = parse(whole_site().page("departments/emergency-office.html"))
    assert "/epidemics-and-emergencies/" in {one.attributes["href"] for one in owned.all("a")}


def test_the_department_in_the_table_of_a_document_leads_to_its_page():
    page = parse(whole_site().page("laws-and-regulations/2026/vaccine-storage.html"))
    assert [one.text for one in page.all("a", href=f"/{PAGE}")] == ["Disease Control"]
    assert whole_site().page("site-map.html").count(f'href="/{PAGE}"') == 1


def test_a_department_that_policy_no_longer_knows_has_words_alone():
    world = World()
    world.add("k7m29xqf", "work-updates", "News", "Words.", department="old-office", dated=date(2026, 11, 1))
    page = render(world).page("work-updates/2026/k7m29xqf.html")
    assert "<dd>old-office</dd>" in page


def test_one_that_ended_says_from_when_another_has_its_work():
    world = World()
    until = parse_instant("2027-01-01T00:00")
    ended = replace(world.policy.departments["disease-control"], until=until, successor="policy-and-law")
    world.policy = replace(world.policy, departments={**world.policy.departments, "disease-control": ended})
    page = parse(render(world).page(PAGE))
    assert page.words("p", class_="intro") == ["From 1 January 2027 its work is done by: Policy and Law"]
    assert page.all("a", href="/departments/policy-and-law.html")


def test_its_feeds_are_found_by_readers_and_by_programs():
    page = parse(whole_site().page(PAGE))
    for form, kind in (("xml", "application/atom+xml"), ("json", "application/feed+json")):
        address = f"/departments/disease-control/feed.{form}"
        assert page.all("link", rel="alternate", type=kind, href=address)
        assert page.all("a", href=address)
        assert address[1:] in whole_site().files


def test_the_chinese_page_leads_to_the_chinese_feeds():
    page = parse(whole_site().page(f"zh/{PAGE}"))
    assert page.all("a", href="/zh/departments/disease-control/feed.xml")
