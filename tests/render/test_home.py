"""The home page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.render.html_pages import Parsed, parse, part_of
from tests.render.make import World
from tests.render.site import render, whole_site


def home(world: World | None = None, path: str = "index.html") -> Parsed:
    return parse((render(world) if world else whole_site()).page(path))


def test_what_was_announced_today_comes_first_and_says_since_when_it_is_public():
    page = home()
    assert page.words("p", class_="headline-when") == ["Announced today · public since 10:00"]
    assert page.words("h2")[0] == "Measures for the Storage and Transport of Vaccines"
    chinese = World()
    values = {"language": "zh-Hans", "issued_by": ("部",), "announced": date(2026, 11, 23)}
    chinese.add("k7m29xqf", "laws-and-regulations", "一部法", "正文。", **values)
    assert home(chinese, "zh/index.html").words("p", class_="headline-when") == ["今日公布 · 10:00 起公开"]


def test_on_other_days_the_newest_law_comes_first_with_its_date():
    world = World()
    world.add("k7m29xqf", "laws-and-regulations", "A Law", "Words.", issued_by=("M",), announced=date(2026, 11, 20))
    assert home(world).words("p", class_="headline-when") == ["Latest · 20 Nov 2026"]


def test_what_no_release_has_held_is_not_said_to_be_public():
    world = World()
    values = {"issued_by": ("M",), "announced": date(2026, 11, 23), "released": False}
    world.add("k7m29xqf", "laws-and-regulations", "A Law", "Words.", **values)
    assert home(world).words("p", class_="headline-when") == ["Announced today · Not yet released"]


def test_several_announced_today_stand_beside_the_first():
    world = World()
    for number in range(3):
        values = {"issued_by": ("M",), "announced": date(2026, 11, 23)}
        world.add(f"k7m29xq{number}", "laws-and-regulations", f"Law {number}", "Words.", **values)
    assert "Also announced today" in home(world).words("h3")


def test_laws_updates_questions_and_services_are_the_main_columns_each_with_its_look_and_every_column_is_reached():
    page = home()
    assert page.words("h2")[2:6] == ["Laws and Regulations", "Work Updates", "Public Q&A", "Service Guide"]
    looks = [e.attributes["class"] for e in page.all("section") if "home-column" in e.attributes.get("class", "")]
    assert looks == [f"home-column home-{look}" for look in ("register", "news", "questions", "tasks")]
    hrefs = {e.attributes.get("href") for e in page.all("a")}
    assert {f"/{key}/" for key in whole_site().world.policy.columns} <= hrefs


def test_no_document_stands_twice_above_each_other():
    html = whole_site().page("index.html")
    before, turns, after = html.partition('<section class="home-turns"')
    assert turns
    page = parse(before + after.partition("</section>")[2])
    hrefs = [e.attributes["href"] for e in page.all("a") if "/20" in e.attributes.get("href", "")]
    assert len(hrefs) == len(set(hrefs)) > 10


def test_an_empty_site_has_a_home_page():
    page = home(World())
    assert page.words("p", class_="empty") == ["Nothing has been published here yet."] * 4


def law(world: World, id: str, title: str, announced: date, effective: date, **more: Any) -> None:
    values = {"issued_by": ("M",), "announced": announced, "effective": effective, **more}
    world.add(id, "laws-and-regulations", title, "Article 1 Words.", **values)


def turns(page: Parsed) -> list[str]:
    return [" ".join(words.split()) for words in page.words("p", class_="turn-when")]


def test_the_month_says_what_was_announced_takes_effect_and_lapses_and_what_comes_next():
    world = World()
    law(world, "encdaw01", "Old", date(2020, 1, 1), date(2020, 2, 1))
    law(world, "encdaw02", "New", date(2026, 11, 3), date(2026, 11, 28), repeals=("encdaw01",))
    law(world, "encdaw03", "At Once", date(2026, 11, 20), date(2026, 11, 20))
    law(world, "encdaw04", "Later", date(2026, 10, 31), date(2027, 1, 1))
    page = home(world)
    assert "The law in November 2026" in page.words("h2")
    assert turns(page) == [
        "28 Nov 2026 No longer in force",
        "28 Nov 2026 In force",
        "20 Nov 2026 Announced and in force",
        "3 Nov 2026 Announced",
        "1 Jan 2027 In force",
    ]
    assert "2026年11月法规变动" in home(world, "zh/index.html").words("h2")


def test_a_month_in_which_nothing_changes_says_so_where_something_comes_and_nothing_where_nothing_does():
    world = World()
    law(world, "encdaw01", "Old", date(2020, 1, 1), date(2020, 2, 1))
    assert home(world).words("h2")[1:2] == ["Laws and Regulations"]
    law(world, "encdaw02", "Later", date(2026, 10, 1), date(2026, 12, 1))
    page = home(world)
    assert page.words("p", class_="empty")[0] == "Nothing changes in the law this month."
    assert turns(page) == ["1 Dec 2026 In force"]


def offering(**named: Any) -> World:
    """A site whose policy names something for the home page, with three questions in English and one in Chinese."""
    world = World()
    world.policy = replace(world.policy, site=replace(world.policy.site, **named))
    for number, language in enumerate(("en", "zh-Hans", "en", "en"), 1):
        values = {"asked": date(2026, 1, number), "answered": date(2026, 2, number), "answered_by": "disease-control"}
        world.add(f"qst0000{number}", "public-qa", f"Question {number}", "Answer.", language=language, **values)
    return world


def test_what_is_asked_most_stands_as_policy_names_it_and_says_who_chose_it():
    named = ("qst00004", "qst00002", "gone0000", "qst00001", "qst00003")
    html = render(offering(most_asked=named)).page("index.html")
    part = part_of(html, "section", "home-asked")
    assert part.words("a") == ["Question 4", "Question 1", "Question 3"]
    assert part.words("p", class_="home-how") == ["Chosen by the Information Office from what people ask most often."]
    chinese = part_of(render(offering(most_asked=named)).page("zh/index.html"), "section", "home-asked")
    assert chinese.words("a") == ["Question 2", "Question 4", "Question 1", "Question 3"]


def test_words_that_many_search_for_lead_to_the_search_behind_the_sign_that_no_server_sees():
    everyday = {"en": ("flu vaccine", "coal & gas"), "zh-Hans": ("流感",)}
    page = home(offering(everyday=everyday))
    links = {e.text: e.attributes["href"] for e in page.all("a") if "search.html" in e.attributes.get("href", "")}
    assert links == {"flu vaccine": "/search.html#q=flu+vaccine", "coal & gas": "/search.html#q=coal+%26+gas"}


def test_every_department_is_one_step_away():
    hrefs = {e.attributes.get("href") for e in home().all("a")}
    assert {f"/departments/{key}.html" for key in whole_site().world.policy.departments} <= hrefs
